// What has the focus when the thing that had it goes away? Its nearest neighbour that still stands: not the top of the page,
// from where a reader on the keyboard would have to come back. Leaves a popup's own way back to the library.

const focusable = [
  ...["button:not(:disabled)", "a[href]", "summary", "select:not(:disabled)", "input:not(:disabled)"],
  ...["textarea:not(:disabled)", '[tabindex]:not([tabindex="-1"])'],
].join();
/** On a touch screen these would bring up the keyboard. */
const written = ["textarea", "input:not([type=range], [type=radio], [type=checkbox])"].join();

/** Where the focus was: the element, its view, and the way from it up to the body, with the place of each in its parent. */
interface FocusPlace {
  readonly element: Element;
  readonly way: readonly { readonly parent: Element; readonly index: number }[];
  /** Which view it was in: where another one took its place, the focus begins at that one's own link. */
  readonly view: string | null;
}

const viewLink = "nav [aria-current=page]";

function viewShown(): string | null {
  return document.querySelector(viewLink)?.getAttribute("data-to") ?? null;
}

/** Starts watching; the answer stops it. */
export function keepFocus(): () => void {
  let place: FocusPlace | null = null;
  let due = 0;

  const onFocus = ({ target }: FocusEvent): void => {
    place = target instanceof Element && target !== document.body ? placeOf(target) : null;
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    const { element } = place ?? {};
    // Who presses beside everything wants no focus. Whether the element only went away shows when the change is done.
    if (relatedTarget === null)
      queueMicrotask(() => element && place?.element === element && !isGone(element) && forget());
  };
  const forget = (): void => {
    if (document.hasFocus()) place = null;
  };
  const check = (): void => {
    if (!place || document.activeElement !== document.body || !isGone(place.element)) return;
    // A popup that closes gives the focus back to its button a moment later.
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => {
      due = requestAnimationFrame(() => {
        if (!place || document.activeElement !== document.body || !isGone(place.element)) return;
        const next = place.view === viewShown() ? neighbourOf(place) : document.querySelector<HTMLElement>(viewLink);
        place = null;
        next?.focus({ preventScroll: true });
      });
    });
  };
  const observer = new MutationObserver(check);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden", "data-side"],
  });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("focusout", onBlur);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(due);
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("focusout", onBlur);
  };
}

function placeOf(element: Element): FocusPlace {
  const way: FocusPlace["way"][number][] = [];
  for (let child = element; child.parentElement; child = child.parentElement) {
    way.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  }
  return { element, way, view: viewShown() };
}

function isGone(element: Element): boolean {
  return !element.isConnected || element.matches(":disabled") || element.getClientRects().length === 0;
}

/** In the nearest parent that still stands: what came after, else what came before; else the same one parent up. */
function neighbourOf({ way }: FocusPlace): HTMLElement | null {
  for (const { parent, index } of way) {
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    for (const sibling of [...children.slice(index), ...children.slice(0, index).reverse()]) {
      const found = firstIn(sibling);
      if (found) return found;
    }
  }
  return null;
}

function firstIn(element: Element): HTMLElement | null {
  const all = [...(element.matches(focusable) ? [element] : []), ...element.querySelectorAll(focusable)];
  const found = all.find(
    (candidate) => candidate instanceof HTMLElement && !candidate.matches(written) && isSeen(candidate),
  );
  return (found as HTMLElement | undefined) ?? null;
}

function isSeen(element: HTMLElement): boolean {
  return (
    element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert], [aria-hidden=true]") === null
  );
}
