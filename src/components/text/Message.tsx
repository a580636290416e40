// How does a text carry elements? “Press {key} to play” with <kbd> in its place, “<b>never</b>” with what b stands for.

import { createElement, Fragment, type ReactElement, type ReactNode } from "react";
import { sayParts, type Places } from "#words/say";

type Tags<Text extends string> = Text extends `${string}</${infer Tag}>${infer Rest}` ? Tag | Tags<Rest> : never;

export function Message<const Text extends string>({
  words,
  places,
}: {
  words: Text;
  places: Readonly<Record<Places<Text>, ReactNode>> & Readonly<Record<Tags<Text>, (inside: ReactNode[]) => ReactNode>>;
}): ReactElement {
  return createElement(
    Fragment,
    null,
    ...(sayParts(words, places as Readonly<Record<string, ReactNode>>) as ReactNode[]),
  );
}
