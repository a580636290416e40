// Which panel has the whole stage? The one that a reader enlarged, laid over the stage where it stands in the page: nothing is made
// anew, so that focus, scrolling and what was chosen in it stay. No link knows of it.

import { useSyncExternalStore, type RefObject } from "react";

interface Enlarged {
  readonly panel: HTMLElement;
  /** What it has, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

let shown: Enlarged | null = null;
let undo: (() => void) | null = null;
const listeners = new Set<() => void>();

/** The panel around an element: where its own button to enlarge it stands. */
function panelAround(element: Element | null): HTMLElement | null {
  for (let at = element; at; at = at.parentElement) {
    const own = [...at.querySelectorAll("[data-enlarges]")].some((button) => panelOf(button) === at);
    if (own) return at as HTMLElement;
  }
  return null;
}

/** The panel that a button enlarges. */
export function panelOf(button: Element): HTMLElement {
  return button.closest<HTMLElement>("[data-panel], section")!;
}

/** Enlarges the panel, or where it is enlarged gives it its place back. */
export function toggleEnlarged(panel: HTMLElement): void {
  if (shown?.panel === panel) shrink();
  else enlarge(panel);
}

/** The key for it: of the panel with the focus on the keyboard, else of the one under the pointer. False where there is none. */
export function toggleEnlargedHere(): boolean {
  if (shrink()) return true;
  const pointed = [...document.querySelectorAll(":hover")].at(-1) ?? null;
  const { activeElement } = document;
  const panel = panelAround(activeElement?.matches(":focus-visible") ? activeElement : pointed) ?? panelAround(pointed);
  const found = panel ?? panelAround(activeElement);
  if (found) enlarge(found);
  return found !== null;
}

/** Gives the enlarged panel its place back; false where none is. */
export function shrink(): boolean {
  if (!undo) return false;
  undo();
  return true;
}

function enlarge(panel: HTMLElement): void {
  shrink();
  const stage = document.querySelector("main");
  if (!stage) return;
  const { scrollTop } = stage;
  const before = document.activeElement;
  const covered = coveredBy(panel, stage).filter((element) => !element.inert);
  const lay = (): void => {
    const { top, left, right, bottom } = stage.getBoundingClientRect();
    const upper = Math.max(0, top);
    const lower = Math.min(innerHeight, bottom);
    panel.style.setProperty(
      "--enlarged-inset",
      `${upper}px ${innerWidth - right}px ${innerHeight - lower}px ${left}px`,
    );
    tell({ panel, width: right - left, height: lower - upper });
  };
  panel.dataset.enlarged = "";
  lay();
  const watch = new ResizeObserver(lay);
  watch.observe(stage);
  addEventListener("resize", lay);
  if (!panel.contains(before)) panel.querySelector<HTMLElement>("[data-enlarges]")?.focus();
  for (const element of covered) element.inert = true;
  undo = () => {
    undo = null;
    watch.disconnect();
    removeEventListener("resize", lay);
    for (const element of covered) element.inert = false;
    delete panel.dataset.enlarged;
    panel.style.removeProperty("--enlarged-inset");
    tell(null);
    stage.scrollTop = scrollTop;
    const { activeElement } = document;
    const isFree = activeElement === document.body || panel.contains(activeElement);
    if (isFree && before instanceof HTMLElement && !panel.contains(before)) before.focus({ preventScroll: true });
  };
}

/** What of the stage lies under the panel: nobody should come to it by Tab. */
function coveredBy(panel: HTMLElement, stage: HTMLElement): HTMLElement[] {
  if (!stage.contains(panel)) return [stage];
  const covered: HTMLElement[] = [];
  for (let at: HTMLElement = panel; at !== stage; at = at.parentElement!) {
    for (const other of at.parentElement!.children)
      if (other !== at && other instanceof HTMLElement) covered.push(other);
  }
  return covered;
}

function tell(now: Enlarged | null): void {
  const isSame = now && shown && now.panel === shown.panel && now.width === shown.width && now.height === shown.height;
  if (isSame) return;
  shown = now;
  listeners.forEach((listener) => listener());
}

/** What room a panel has while it is enlarged; null else. */
export function useEnlarged(panel: RefObject<Element | null>): Enlarged | null {
  return useSyncExternalStore(subscribe, () => (shown && shown.panel === panel.current ? shown : null));
}

/** Whether the panel that a button enlarges is enlarged. */
export function useIsEnlargedBy(button: RefObject<Element | null>): boolean {
  return useSyncExternalStore(
    subscribe,
    () => shown !== null && button.current !== null && panelOf(button.current) === shown.panel,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
