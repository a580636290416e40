// How does a part of the page come that is fetched when it is first asked for? Every dynamic import of the page goes through
// here: what did not come is asked for again when the reader says so, and is told apart from what broke.
// Leaves to PanelBoundary.tsx what the reader sees and can do.

import { createElement, lazy, type ComponentType, type ReactElement } from "react";
import { shellWords } from "../words/shell";

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
  const attempt = (): ComponentType<Props> =>
    lazy(() =>
      fetched(load).then(
        (view) => ({ default: view }),
        (error: unknown) => {
          failed.add(() => (view = attempt()));
          throw error;
        },
      ),
    );
  let view = attempt();
  return (props) => createElement(view, props);
}

/** Whatever did not come is fetched anew when it is drawn next. */
export function fetchAgain(): void {
  for (const renew of failed) renew();
  failed.clear();
}
