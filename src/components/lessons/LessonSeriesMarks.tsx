// Which tokens does a series name? Each marked one, with its words and value over the bars that the name passes.
// Names that would lie on one another are stacked.

import { max } from "d3";
import type { ReactElement } from "react";
import type { Mark } from "#lessons/lesson";
import type { Token } from "#model/contracts/tokenizer";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { xOf, type Plot, type ValueScale } from "#components/chart/scale";
import { formatNumber } from "#components/text/format";
import { Message } from "#components/text/Message";
import { inProse, written } from "#components/text/spelling";

/** Where the plot stands in its panel: room on the left for ticks, above for names. */
export const gutter = 30; // px
export const top = 40; // px

const nameHeight = 20; // px
/** Each bar of this width has its word under it. */
export const roomForWord = 44; // px
/** About as wide as a letter of a name. */
const letterWidth = 7; // px

interface PlacedName {
  readonly token: number;
  readonly word: string;
  readonly about: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly x: number;
  /** The top of the highest bar under it. */
  readonly y: number;
  readonly side: Side;
}

/** Of its stem; at the right edge of the plot; or right over a bar that is as wide, which has its word under it. */
type Side = "left" | "right" | "edge" | "over";

export function SeriesMarks({
  marks,
  values,
  words,
  plot,
  scale,
  from,
}: {
  marks: readonly Mark[];
  /** Of the drawn tokens, the first of which is `from`. */
  values: Float32Array;
  /** All tokens of the text. */
  words: readonly Token[];
  plot: Plot;
  scale: ValueScale;
  from: number;
}): ReactElement {
  const placed: PlacedName[] = [];
  for (const { token, words: about } of marks) {
    const place = token - from;
    const value = values[place]!;
    const word = inProse(written(words[token]));
    const x = xOf(plot, place);
    const short = letterWidth * say(lessonWords.markedOver, { words: about, value: formatNumber(value) }).length;
    if (short <= plot.step && plot.step >= roomForWord) {
      const name = { token, word, about, value, start: x - short / 2, end: x + short / 2, x, y: scale.y(value) };
      placed.push({ ...name, side: "over" });
      continue;
    }
    const text = say(lessonWords.marked, { word, words: about, value: formatNumber(value) });
    const width = letterWidth * text.length;
    // A name stands to the right of its stem, to the left of a late one, and where it has room for neither at the edge.
    const side: Side = x > 0.6 * plot.width ? "left" : x + width > plot.width ? "edge" : "right";
    const [start, end] =
      side === "left" ? [x - width, x] : side === "right" ? [x, x + width] : [plot.width - width, plot.width];
    const passed = values.subarray(Math.max(0, Math.floor(start / plot.step)), Math.ceil(end / plot.step) + 1);
    const name = { token, word, about, value, start, end, x, y: scale.y(max(passed) ?? value), side };
    placed.push({ ...name, y: free(name, placed) });
  }
  return (
    <>
      {placed.map(({ token, word, about, value, x, y, side }) => (
        <Name
          key={token}
          word={word}
          about={about}
          value={value}
          x={gutter + x}
          y={y}
          side={side}
          foot={scale.y(value)}
        />
      ))}
    </>
  );
}

/** The nearest place upwards where a name lies on no other. */
function free(name: PlacedName, placed: readonly PlacedName[]): number {
  let { y } = name;
  for (const other of [...placed].sort((a, b) => b.y - a.y)) {
    if (other.start < name.end && other.end > name.start && Math.abs(other.y - y) < nameHeight)
      y = other.y - nameHeight;
  }
  return y;
}

const across: Readonly<Record<Side, (x: number) => { left: number } | { right: number | string }>> = {
  left: (x) => ({ right: `calc(100% - ${x + 4}px)` }),
  right: (x) => ({ left: x - 4 }),
  edge: () => ({ right: -4 }),
  over: (x) => ({ left: x }),
};

function Name({
  word,
  about,
  value,
  x,
  y,
  side,
  foot,
}: {
  word: string;
  about: string;
  value: number;
  x: number;
  y: number;
  side: Side;
  /** Where its stem ends. */
  foot: number;
}): ReactElement {
  return (
    <>
      <span className="lesson-series-mark" data-side={side} style={{ top: top + y - 26, ...across[side](x) }}>
        <Message
          words={lessonWords[side === "over" ? "markedOver" : "marked"]}
          places={{ word: <b>{word}</b>, words: about, value: formatNumber(value) }}
        />
      </span>
      {side !== "over" && (
        <span className="lesson-series-stem" style={{ top: top + y - 8, height: foot - y + 8, left: x }} />
      )}
    </>
  );
}
