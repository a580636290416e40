// At which sizes, and for which readers, does the page look otherwise? Every question that a stylesheet or the code may ask of the
// window. CSS has no names for such questions yet: a sheet writes one out as it stands here, and test/styles.test.ts holds it to that.
// A panel may ask its own width besides (@container): that is between the panel and its drawing.

/** Ends are 0.02 px below the next whole pixel: a zoomed window has fractions, and no width lies between two answers. */
export const breakpoints = {
  /** One panel at a time: a phone upright or on its side, and a window that is zoomed in. */
  phone: "(max-width: 699.98px), (max-height: 539.98px)",
  /** Of these one on its side, or a low window. */
  low: "(max-height: 539.98px)",
  /** What is no phone. */
  desk: "(min-width: 700px) and (min-height: 540px)",
  /** Three columns; below, two and a rail. */
  wide: "(min-width: 1100px)",
  wideDesk: "(min-width: 1100px) and (min-height: 540px)",
  notWide: "(max-width: 1099.98px)",
  /** One line has room for the sentence, and the header for all its words. */
  wider: "(min-width: 1280px) and (min-height: 540px)",
  notWider: "(max-width: 1279.98px)",
  /** The transport gives up its rate, then the names of its grains. */
  shortTransport: "(max-width: 1199.98px)",
  shorterTransport: "(max-width: 879.98px)",
  /** The rail beside two columns stands closer. */
  lowRail: "(max-height: 719.98px)",
  /** A phone upright; then narrower ones. */
  upright: "(max-width: 599.98px)",
  narrow: "(max-width: 429.98px)",
  narrower: "(max-width: 389.98px)",
  narrowest: "(max-width: 359.98px)",
  /** Zoomed in so far that the page itself scrolls. */
  zoomed: "(max-width: 599.98px) and (max-height: 479.98px), (max-height: 339.98px)",

  touch: "(hover: none)",
  phoneOrTouch: "(max-width: 699.98px), (max-height: 539.98px), (hover: none)",
  coarse: "(pointer: coarse)",
  still: "(prefers-reduced-motion: reduce)",
  dark: "(prefers-color-scheme: dark)",
  ownColours: "(forced-colors: active)",
  paper: "print",
  screen: "not print",
  noScript: "(scripting: none)",
} as const;
