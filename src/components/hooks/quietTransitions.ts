// How do hundreds of marks grow and shrink at once without anybody being told? Of each the browser tells the whole page three times,
// and React and React Aria listen to all of it. Leaves how marks move to the style sheets.

import { useEffect, type RefObject } from "react";

const told = ["transitionrun", "transitionstart", "transitionend", "transitioncancel"] as const;

/** What moves inside the element is not told to the page: the window hears it first, and lets nobody else hear it. */
export function useQuietTransitions(within: RefObject<Element | null>): void {
  useEffect(() => {
    const keep = (event: Event): void => {
      if (event.target instanceof Node && within.current?.contains(event.target)) event.stopImmediatePropagation();
    };
    for (const name of told) addEventListener(name, keep, { capture: true });
    return () => {
      for (const name of told) removeEventListener(name, keep, { capture: true });
    };
  }, [within]);
}
