// How does something get the focus that is still being fetched? As soon as it is there, unless the reader has gone elsewhere meanwhile.

/** Whoever waits longer has given up. */
const mostMilliseconds = 10_000;

export function focusWhenThere(selector: string): void {
  const before = document.activeElement;
  const focus = (): boolean => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus();
    return element !== null;
  };
  if (focus()) return;
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    // A sheet that opens takes the focus to itself.
    const isElsewhere =
      activeElement !== before && activeElement !== document.body && !activeElement?.closest("[role=dialog]");
    if (isElsewhere || focus()) stop();
  });
  const timer = setTimeout(() => stop(), mostMilliseconds);
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
}
