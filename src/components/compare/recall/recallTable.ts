// What does the matrix of answers say as a table? Pairs down, memories across.

import { type Table, word, number, said } from "#components/panel/tables";
import type { DescribedMemory, ComparedMoment } from "#model/contracts/compareQuestions";
import type { PageRun } from "#state/store";
import { compareTableWords as words } from "#words/compareTables";

/** Stored pairs down, memories across: the word that each answers now, and its cosine to the right one. */
export function recallMatrix(
  run: PageRun,
  {
    pairs,
    chosen,
    moments,
  }: {
    pairs: readonly number[];
    chosen: readonly DescribedMemory[];
    moments: ReadonlyMap<string, ComparedMoment>;
  },
): Table {
  const { tokens } = run.tokens;
  return {
    head: words.recall.right,
    columns: chosen.flatMap(({ title }) => [
      { symbol: title, name: words.recall.toRight, unit: words.recall.cosine, hue: "r" as const },
      { symbol: title, name: words.recall.says, unit: words.recall.wordUnit, hue: "r" as const },
    ]),
    rows: pairs.length,
    labelOf: (row) => tokens[pairs[row]!]!.text,
    tokenOf: (row) => pairs[row]!,
    valueAt: (row, column) => {
      const moment = moments.get(chosen[Math.floor(column / 2)]!.id);
      const at = moment?.asked.indexOf(pairs[row]!) ?? -1;
      const says = moment?.says[at] ?? -1;
      if (!moment || at < 0 || pairs[row]! > moment.token) return word(words.recall.unread);
      return column % 2 === 0 ? number(moment.cosine[at]!) : said(run.vocabulary[says]);
    },
  };
}
