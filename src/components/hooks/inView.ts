// How does an answer come to be seen? Where it opens out of sight its scroller goes there, as little as it must, and stays
// with it while it finds its size: what was pressed remains in view where there is room for both.

import { useEffect, type RefObject } from "react";

const growMilliseconds = 600;

/** Brings an element into view whenever `about` becomes another question; null asks nothing. */
export function useBroughtIntoView(element: RefObject<Element | null>, about: string | null): void {
  useEffect(() => {
    const answer = element.current;
    if (about === null || !answer) return;
    const observer = new ResizeObserver(() => answer.scrollIntoView({ block: "nearest" }));
    observer.observe(answer);
    const end = (): void => observer.disconnect();
    // Whoever goes on in that time is not pulled back.
    const timer = setTimeout(end, growMilliseconds);
    addEventListener("wheel", end, { once: true, passive: true });
    return () => {
      end();
      clearTimeout(timer);
      removeEventListener("wheel", end);
    };
  }, [element, about]);
}
