// Which word is under the pointer, and how surprising was it? Its outline in the text, and a label under it.

import { useRef, type ReactElement, type RefObject } from "react";
import { textWords } from "#words/text";
import { say, sayNumber } from "#words/say";
import { writeText } from "#components/hooks/cursor";
import { usePointed } from "#components/hooks/pointed";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { formatNumber } from "#components/text/format";
import { written } from "#components/text/spelling";
import type { Drawn } from "./stripDrawing";

const { strip: words } = textWords;

export function PointedWord({
  scroller,
  drawn,
}: {
  scroller: RefObject<HTMLElement | null>;
  drawn: RefObject<Drawn | null>;
}): ReactElement {
  const label = useRef<HTMLSpanElement>(null);
  const outlined = useRef<HTMLElement | null>(null);
  usePointed((pointed) => {
    const word = pointed && drawn.current?.words[pointed.token];
    if (word !== outlined.current) outlined.current?.classList.remove("pointed");
    outlined.current = word ?? null;
    word?.classList.add("pointed");
    const text = label.current;
    if (!text) return;
    // In another panel the word is only outlined: the number stands where the pointer is.
    text.hidden = !word || !scroller.current?.matches(":hover");
    if (text.hidden || !word || !pointed) return writeText(text, "");
    const { token, run } = pointed;
    const about = { word: written(run.tokens.tokens[token]), token: sayNumber(token + 1) };
    const surprise = formatNumber(run.columns.surprise[token]!);
    writeText(text, hasMemoryPanels(run) ? say(words.pointed, { ...about, surprise }) : say(words.pointedAlone, about));
    const frame = text.parentElement!.getBoundingClientRect();
    const box = [...word.getClientRects()].at(-1)!;
    const left = Math.min(box.left - frame.left, frame.width - text.offsetWidth);
    text.style.transform = `translate(${Math.max(0, left)}px, ${box.bottom - frame.top}px)`;
  });
  return <span ref={label} className="pointed-label token-strip-pointed" hidden aria-hidden />;
}
