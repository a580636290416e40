// What do the pictures of a long text say as tables? Recall by distance, and of every bin of a curve its least and its most.

import { binsOf } from "#model/contracts/binned";
import { keptCurves } from "#model/contracts/longQuestions";
import { probe } from "#model/contracts/probe";
import { useLongText } from "#state/longReading";
import { say, sayNumber } from "#words/say";
import { number, ofColumns, type Column, type Table } from "#components/panel/tables";
import { farthest } from "./amounts";
import { longWords } from "./words";

const words = longWords.table;

export function recallTable(): Table | null {
  const { progress } = useLongText.getState();
  if (!progress) return null;
  const rows = progress.recall.filter(({ asked }) => asked > 0);
  const at = (row: number) => rows[row]!;
  return ofColumns(
    {
      head: words.head,
      rows: rows.length,
      labelOf: (row) => say(words.range, { least: sayNumber(at(row).least), most: sayNumber(farthest(at(row))) }),
      tokenOf: null,
    },
    [
      { symbol: words.asked, name: "", unit: words.count, at: (row) => number(at(row).asked) },
      { symbol: words.right, name: "", unit: words.count, at: (row) => number(at(row).right) },
      {
        symbol: words.share,
        name: "",
        unit: words.part,
        hue: "r",
        at: (row) => number(at(row).right / at(row).asked, { part: true }),
      },
      { symbol: words.low, name: words.interval, unit: words.part, at: (row) => number(at(row).low, { part: true }) },
      { symbol: words.high, name: words.interval, unit: words.part, at: (row) => number(at(row).high, { part: true }) },
    ],
  );
}

export function curvesTable(): Table | null {
  const { progress } = useLongText.getState();
  if (!progress) return null;
  const { curves, position } = progress;
  const { width } = curves.surprise;
  const columns = keptCurves.flatMap((name): Column[] => {
    const { least, most, mostAt } = curves[name];
    const { plain: symbol, hue } = probe[name];
    return [
      { symbol, name: words.least, unit: "", hue, at: (bin) => number(least[bin]!) },
      { symbol, name: words.most, unit: "", hue, at: (bin) => number(most[bin]!) },
      { symbol, name: words.at, unit: words.words, hue, at: (bin) => number(mostAt[bin]! + 1) },
    ];
  });
  return ofColumns(
    {
      head: words.words,
      rows: binsOf(curves.surprise),
      labelOf: (bin) =>
        say(words.range, {
          least: sayNumber(bin * width + 1),
          most: sayNumber(Math.min(position, (bin + 1) * width)),
        }),
      tokenOf: null,
    },
    columns,
  );
}
