// How does the strip keep the cursor in view, and which word is where? Of several lines the cursor's is the second in view; where
// there is one line, the cursor's word is in its middle, and a swipe asks which word has come there.

import { isPhone } from "#components/hooks/layout";
import type { Drawn, Places } from "./stripDrawing";

/** Keeps the cursor's line the second of those in view, or where there is one line the cursor's word in its middle. */
export function keepInView(scroller: HTMLElement, drawn: Drawn): void {
  const word = drawn.words[drawn.token];
  if (!word) return;
  if (isPhone()) {
    const box = word.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    scroller.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
    return;
  }
  const places = (drawn.places ??= measure(scroller));
  if (!places.overflows) return;
  const wordTop = places.tops.get(drawn.token) ?? word.offsetTop;
  places.tops.set(drawn.token, wordTop);
  // A word that was just clicked stays under the pointer.
  if (scroller.matches(":hover")) {
    const top = wordTop - scroller.scrollTop;
    if (top > -places.line / 2 && top < places.height - places.line / 2) return;
  }
  scroller.scrollTop = wordTop - places.line + overhang;
}

/** The thickest line under a word reaches so far into the line below, whose letters begin lower: of a line out of view no rest is seen. */
const overhang = 3;

/** Measured once a layout, since asking for it on every step lays the page out on every step. */
function measure(scroller: HTMLElement): Places {
  return {
    tops: new Map(),
    overflows: scroller.scrollHeight > scroller.clientHeight + 1,
    line: parseFloat(getComputedStyle(scroller).lineHeight),
    height: scroller.clientHeight,
  };
}

/** The token whose word an element is in. */
export function tokenAt(target: EventTarget | null): number | null {
  const word = target instanceof Element ? target.closest<HTMLElement>("[data-token]") : null;
  return word ? Number(word.dataset.token) : null;
}

/** The word in the middle of the one line, or next to it where the middle falls between two. */
export function tokenInMiddle(scroller: HTMLElement): number | null {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  for (const aside of [0, 6, -6, 14, -14]) {
    const token = tokenAt(document.elementFromPoint(left + width / 2 + aside, top + height / 2));
    if (token !== null) return token;
  }
  return null;
}
