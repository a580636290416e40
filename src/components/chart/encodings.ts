// Which mark means what? One meaning a mark on the whole page: the legend in the help reads this table, and test/encodings.test.ts
// finds what sheets and elements draw hollow, in dashes, dots or stripes and is not in it. Leaves the words to words/marks.ts.

/** How a mark is told from a plain filled one. */
export type Stroke =
  | ("filled" | "pale" | "hollow" | "struck" | "heavilyStruck" | "wake" | "dashedRing")
  | ("tick" | "ticks" | "arrow" | "bar" | "under" | "shortened")
  | ("dashed" | "dotted" | "striped" | "chain" | "knob" | "line");

interface Encoding {
  readonly stroke: Stroke;
  /** The variable of its colour; of a mark of any colour, ink. */
  readonly colour: "r" | "u" | "s" | "a" | "ink" | "mute";
  /** What draws it: the last class of a selector in a sheet, or a class of the element. */
  readonly classes: readonly string[];
}

export const encodings = {
  right: { stroke: "filled", colour: "r", classes: ["dot", "is-right"] },
  wrong: { stroke: "filled", colour: "ink", classes: ["is-wrong", "contexts-bars-wrong"] },
  other: { stroke: "pale", colour: "ink", classes: [] },
  replaced: {
    stroke: "struck",
    colour: "mute",
    classes: ["answers-replaced", "contexts-bars-replaced", "compare-recall-bar", "compare-dots-replaced"],
  },
  old: { stroke: "heavilyStruck", colour: "ink", classes: ["is-said", "contexts-bars-old"] },
  ring: { stroke: "hollow", colour: "u", classes: ["answers-ring", "compare-dots-ring"] },
  surprise: { stroke: "under", colour: "u", classes: ["measured"] },
  alike: { stroke: "bar", colour: "ink", classes: ["answers-alike"] },
  guess: { stroke: "dashedRing", colour: "r", classes: [] },
  lacks: { stroke: "arrow", colour: "u", classes: ["answers-gap"] },
  missed: { stroke: "ticks", colour: "u", classes: ["answers-ticks"] },
  wake: { stroke: "wake", colour: "s", classes: ["answers-wake"] },
  forgotten: { stroke: "shortened", colour: "a", classes: ["answers-forgotten"] },
  before: { stroke: "tick", colour: "r", classes: ["tick", "contexts-before", "timeline-ghost-ticks"] },
  otherwise: {
    stroke: "dashed",
    colour: "mute",
    classes: [
      ...["plot-ghost", "candidates-ghost", "is-frozen", "answers-frozen"],
      ...["answers-guess", "answers-ways", "lesson-guess-bar", "next-token-unwritten", "train-dot-frozen"],
    ],
  },
  negative: {
    stroke: "striped",
    colour: "ink",
    classes: ["is-negative", "lesson-cells-bar", "lesson-cell-change", "is-less", "train-key-negative"],
  },
  member: { stroke: "chain", colour: "ink", classes: ["curve-line", "compare-error-line"] },
  scale: {
    stroke: "dotted",
    colour: "mute",
    classes: [
      "plot-tick-line",
      "timeline-bound",
      "timeline-diverged-rest",
      "lesson-series-level",
      "timeline-band",
      "train-limit",
    ],
  },
  explained: {
    stroke: "dotted",
    colour: "ink",
    classes: [
      ...["prose-noun", "equation-gate", "weighed-word", "recall-number", "weight-picture-norm", "cell-writers-word"],
      ...["derivation-link", "derivation-value", "compare-recall", "is-number", "train-term"],
    ],
  },
  here: { stroke: "line", colour: "ink", classes: ["timeline-cursor-line", "token-row"] },
  pointed: { stroke: "line", colour: "mute", classes: ["pointed-line", "is-pointed", "compare-dots-pointed"] },
  handle: { stroke: "knob", colour: "ink", classes: ["timeline-handle", "curves-marker-knob"] },
} as const satisfies Record<string, Encoding>;

export type EncodingId = keyof typeof encodings;
