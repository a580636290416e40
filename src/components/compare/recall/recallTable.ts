// What does the matrix of answers say as a table? Pairs down, memories across.

import { type Table, word, number, said } from "#components/panel/tables";
import { chosenOf } from "#components/hooks/chosen";
import { askedContexts, type Comparison } from "#state/comparison";
import { pairState } from "#state/cueAnswers";
import type { Explorer } from "#state/store";
import { tableWords } from "#words/tables";
import { compareTableWords as words } from "#words/compareTables";

/** Stored pairs down, memories across: the word that each answers now, its cosine to the right one, and what became of that. */
export function recallMatrix(explorer: Explorer, comparison: Comparison): Table | null {
  const { run } = explorer;
  if (!run) return null;
  const { tokens } = run.tokens;
  const { moments } = comparison;
  const chosen = chosenOf(explorer, comparison);
  const pairs = askedContexts(run);
  return {
    head: words.recall.right,
    columns: chosen.flatMap(({ title }) => [
      { symbol: title, name: words.recall.toRight, unit: words.recall.cosine, hue: "r" as const },
      { symbol: title, name: words.recall.says, unit: words.recall.wordUnit, hue: "r" as const },
      { symbol: title, name: tableWords.recall.state, unit: words.recall.wordUnit, hue: "r" as const },
    ]),
    rows: pairs.length,
    labelOf: (row) => tokens[pairs[row]!]!.text,
    tokenOf: (row) => pairs[row]!,
    valueAt: (row, column) => {
      const moment = moments.get(chosen[Math.floor(column / 3)]!.id);
      const at = moment?.asked.indexOf(pairs[row]!) ?? -1;
      const says = moment?.says[at] ?? -1;
      if (!moment || at < 0 || pairs[row]! > moment.token) return word(words.recall.unread);
      if (column % 3 === 0) return number(moment.cosine[at]!);
      if (column % 3 === 1) return said(run, run.vocabulary[says]);
      return word(tableWords.recall.states[pairState({ moment, run, pair: pairs[row]! })!]);
    },
  };
}
