// When is a part of the page first seen? Then something is fetched that nobody misses who never scrolls there.

import { useEffect, type RefObject } from "react";

/** Milliseconds, from which on a part of the page is looked at and not scrolled past. */
export const lookedAt = 700;

/**
 * Calls `see` once, when the element has been in the window for so many milliseconds: none, unless what follows is work that nobody
 * wants who only scrolls past. It is to be the same function at every render.
 */
export function useSeen(element: RefObject<Element | null>, see: () => void, stays = 0): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (!entries.at(-1)!.isIntersecting) return;
      timer = setTimeout(() => {
        observer.disconnect();
        see();
      }, stays);
    });
    observer.observe(element.current!);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element, see, stays]);
}
