// What does an attention map say as a table? What each token draws on, as far as the map reaches.

import { type Table, type Column, word, number, ofColumns, tokenRows } from "#components/panel/tables";
import type { MapName, OwnAttention } from "#model/contracts/protocol";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";

const { units } = tableWords;

/** A whole map: a row a token that asks, a column a token it draws on; of a model's own attention all that it attends to. */
export function attentionMapTable({ run, maps }: Explorer, name: MapName): Table | null {
  if (!run || maps?.run !== run.id) return null;
  const { from, size } = maps;
  const rows = Math.max(0, Math.min(size, run.filled - from));
  const { tokens } = run.tokens;
  const { attention: heads } = tableWords;
  const square = (weights: Float32Array, head: typeof heads.token | typeof heads.answerAt): Column[] =>
    Array.from({ length: size }, (_, column) => ({
      symbol: tokens[from + column]?.text ?? "",
      name: say(head, { token: from + column + 1 }),
      unit: units.weight,
      at: (row: number) => (column > row ? word() : number(weights[row * size + column]!, { digits: 4, part: true })),
    }));
  const ownColumns = ({ persistent, persistentCount, remembered, window }: OwnAttention): Column[] => [
    ...Array.from({ length: persistentCount }, (_, column) => ({
      symbol: `P${column + 1}`,
      name: heads.persistent,
      unit: units.weight,
      at: (row: number) => number(persistent[row * persistentCount + column]!, { digits: 4, part: true }),
    })),
    ...(remembered ? square(remembered, heads.answerAt) : []),
    ...square(window, heads.token),
  ];
  const columns = name === "softmax" && maps.own ? ownColumns(maps.own) : square(maps.maps[name], heads.token);
  return ofColumns(tokenRows(run, { from, rows }), columns);
}
