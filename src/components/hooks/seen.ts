// When is a part of the page first seen? Then something is fetched that nobody misses who never scrolls there.

import { useEffect, type RefObject } from "react";

/** Calls `see` once, when the element first is in the window. It is to be the same function at every render. */
export function useSeen(element: RefObject<Element | null>, see: () => void): void {
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      see();
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element, see]);
}
