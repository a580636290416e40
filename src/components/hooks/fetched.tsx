// How does a part of the page come that is fetched when it is first asked for? Every dynamic import of the page goes through
// here: what did not come is asked for again when the reader says so, and is told apart from what broke. A browser may remember
// that a file did not come (Firefox does), and a server may have other files by now: then only a new start of the page helps.
// Leaves to PanelBoundary.tsx what the reader sees and can do.

import { createElement, lazy, type ComponentType, type ReactElement } from "react";
import { currentLink } from "#state/link";
import { shellWords } from "#words/shell";

/** What `fetched` has thrown. */
const missing = new WeakSet<Error>();

/** The views whose last attempt failed, by what makes them try again. */
const failed = new Set<() => void>();

/** @throws Error that `isNotFetched` knows, where it did not come. */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    const error = new Error(shellWords.broken.notFetched, { cause });
    missing.add(error);
    throw error;
  }
}

export function isNotFetched(error: Error): boolean {
  return missing.has(error);
}

/** What is worth having before it is asked for, in the order in which it was named. */
const ahead = new Set<() => Promise<void>>();

/**
 * A component that suspends until it is here. React keeps an attempt that failed for good, so another one is a new view.
 * `ahead`: whether it may come before it is asked for; then it is drawn at once.
 */
export function fetchedView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { ahead: isAhead = false }: { ahead?: boolean } = {},
): (props: Props) => ReactElement {
  const attempt = ({ isFirst }: { isFirst: boolean }): ComponentType<Props> =>
    lazy(() =>
      fetched(load).then(
        (view) => ({ default: view }),
        async (error: unknown) => {
          if (!isFirst && (await isServerThere())) await reloadHere();
          failed.add(() => (view = attempt({ isFirst: false })));
          throw error;
        },
      ),
    );
  const first = attempt({ isFirst: true });
  let view = first;
  let isDrawn = false; // what is on screen keeps its type, or React would draw it anew
  const bring = async (): Promise<void> => {
    const here = await load();
    if (view === first && !isDrawn) view = here;
  };
  if (isAhead) ahead.add(bring);
  return (props) => {
    isDrawn = true;
    return createElement(view, props);
  };
}

/** Brings, one after the other and whenever the page has nothing else to do, what is worth having before it is asked for. */
export async function fetchAhead(): Promise<void> {
  for (const bring of ahead) {
    await new Promise<void>((resolve) => whenIdle(() => resolve()));
    // What does not come now is asked for again, and missed, where it is wanted.
    await bring().catch(() => {});
  }
}

/** Safari has no such thing yet. */
function whenIdle(then: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(then);
  else setTimeout(then, 200);
}

/** Starts the page anew with what is on screen; the promise outlives it. */
export function reloadHere(): Promise<never> {
  location.hash = currentLink();
  location.reload();
  return new Promise(() => {});
}

/** Where it is not, a new start would leave the reader with nothing at all. */
function isServerThere(): Promise<boolean> {
  return fetch(document.baseURI, { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Whatever did not come is fetched anew when it is drawn next. */
export function fetchAgain(): void {
  for (const renew of failed) renew();
  failed.clear();
}
