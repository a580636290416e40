// How does Tab pass a panel of many numbers in one step? One of its controls is a stop, and the arrows up and down go from
// one to the next. Left and right stay the cursor's, wherever the focus is.

import { useEffect, type RefObject } from "react";

/** `among` is a selector of the controls; what of them turns something by the arrows itself is left out of it. */
export function useRoving(root: RefObject<HTMLElement | null>, among = "button"): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let last: Element | null = null;
    const controls = (): HTMLElement[] =>
      [...element.querySelectorAll<HTMLElement>(among)].filter((control) => !control.matches(":disabled"));
    const settle = (): void => {
      const all = controls();
      const stop = all.find((control) => control === last) ?? all[0];
      for (const control of all) {
        const index = control === stop ? 0 : -1;
        if (control.tabIndex !== index) control.tabIndex = index;
      }
    };
    const onFocus = ({ target }: FocusEvent): void => {
      last = (target as Element).closest(among) ?? last;
      settle();
    };
    const onKey = (event: KeyboardEvent): void => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const all = controls();
      const place = all.indexOf(event.target as HTMLElement);
      if (step === 0 || place < 0 || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, place + step))]!.focus();
    };
    settle();
    const observer = new MutationObserver(settle);
    observer.observe(element, { childList: true, subtree: true });
    element.addEventListener("focusin", onFocus);
    element.addEventListener("keydown", onKey);
    return () => {
      observer.disconnect();
      element.removeEventListener("focusin", onFocus);
      element.removeEventListener("keydown", onKey);
    };
  }, [root, among]);
}
