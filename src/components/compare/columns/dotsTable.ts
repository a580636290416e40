// What does a memory's picture in words say as a table? A row a cue: its right word, how much of it comes back, what is said.

import { number, ofColumns, said, word, type Table } from "#components/panel/tables";
import { saysOld } from "#state/cueAnswers";
import type { PageRun } from "#state/store";
import { compareTableWords } from "#words/compareTables";
import { sayRow } from "#words/say";
import type { DotsPicture } from "./dotsPicture";

const { inWords: words } = compareTableWords;

export function dotsTable(run: Pick<PageRun, "vocabulary" | "tokens">, picture: DotsPicture): Table {
  const rows = picture.rows.flatMap((row, index) =>
    row.answered ? [{ ...row, answered: row.answered, strength: strengthOf(index, row.answered.right) }] : [],
  );
  function strengthOf(row: number, word: number | null): number | null {
    const column = word === null ? -1 : picture.columnOf(word);
    return column < 0 ? null : picture.strengthAt({ row, column });
  }
  const named = (index: number | null): string | undefined => (index === null ? undefined : run.vocabulary[index]);
  return ofColumns(
    {
      head: words.cue,
      rows: rows.length,
      labelOf: (row) => rows[row]!.name,
      tokenOf: (row) => rows[row]!.latest!,
    },
    [
      { symbol: "v", name: words.right, unit: words.word, at: (row) => said(run, named(rows[row]!.answered.right)) },
      {
        symbol: "M(k)·v",
        name: words.strength,
        unit: "",
        hue: "r",
        at: (row) => {
          const { strength } = rows[row]!;
          return strength === null ? word("–") : number(strength);
        },
      },
      {
        symbol: "M(k)",
        name: words.says,
        unit: words.word,
        hue: "r",
        at: (row) => said(run, named(rows[row]!.answered.says)),
      },
      {
        symbol: "✓",
        name: words.state,
        unit: "",
        hue: "r",
        at: (row) => word(words.states[saysOld(rows[row]!.answered) ? "old" : rows[row]!.answered.state]),
      },
      {
        symbol: "–",
        name: words.replaced,
        unit: words.words,
        at: (row) => word(sayRow(rows[row]!.answered.replaced.map((index) => run.vocabulary[index]!))),
      },
    ],
  );
}
