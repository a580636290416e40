// What does Next word say as a table? Every candidate with its probability, with the memory and with it frozen.

import { momentOf } from "#components/hooks/moment";
import { type Table, hasValue, type TableValue, ofColumns, word } from "#components/panel/tables";
import { formatQuantity } from "#components/text/format";
import { probe } from "#model/contracts/probe";
import type { Explorer } from "#state/store";
import { tableWords } from "#words/tables";

const { units } = tableWords;

/** What a trained model expects: the likeliest words after the cursor's token, then along the text the word that came. */
export function nextTokenTable(state: Explorer): Table | null {
  const { run } = state;
  const moment = momentOf(state);
  if (!run?.card) return null;
  const { tokens } = run.tokens;
  const here =
    moment?.run === run.id ? (moment.next?.words ?? []).map((said) => ({ ...said, after: moment.token })) : [];
  const along = Array.from({ length: Math.min(run.filled, tokens.length - 1) }, (_, after) => ({
    after,
    word: tokens[after + 1]!.word,
    live: run.columns.nextProbability[after]!,
    frozen: hasValue(run, { quantity: "frozenProbability", token: after })
      ? run.columns.frozenProbability[after]!
      : null,
    comes: true,
  }));
  const lines = [...here.filter(({ comes }) => !comes), ...along];
  const { nextProbability, frozenProbability } = probe;
  const { next: heads } = tableWords;
  const numberOf = (probability: number): TableValue => ({
    text: formatQuantity(probability, { quantity: "nextProbability", digits: 3 }),
    exact: String(probability),
    isNumber: true,
    subject: null,
  });
  return ofColumns(
    {
      head: heads.head,
      rows: lines.length,
      labelOf: (row) => tokens[lines[row]!.after]!.text,
      tokenOf: (row) => lines[row]!.after,
    },
    [
      { symbol: heads.next, name: heads.word, unit: "", at: (row) => word(lines[row]!.word) },
      {
        symbol: nextProbability.plain,
        name: heads.withMemory,
        unit: nextProbability.unit,
        at: (row) => numberOf(lines[row]!.live),
      },
      {
        symbol: frozenProbability.plain,
        name: "",
        unit: frozenProbability.unit,
        at: (row) => (lines[row]!.frozen === null ? word("–") : numberOf(lines[row]!.frozen)),
      },
      {
        symbol: heads.comes,
        name: "",
        unit: units.yesOrNo,
        at: (row) => word(lines[row]!.comes ? tableWords.yes : tableWords.no),
      },
    ],
  );
}
