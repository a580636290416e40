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

/** A component that suspends until it is here. React keeps an attempt that failed for good, so another one is a new view. */
export function fetchedView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
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
  let view = attempt({ isFirst: true });
  return (props) => createElement(view, props);
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
