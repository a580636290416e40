// What do the two pictures say as a table? Every question of the fixed text, and its answers.

import { useTraining } from "#state/training";
import { number, ofColumns, word, type Table } from "#components/panel/tables";
import { rowsOf, type RowAnswer } from "#components/train/rowAnswers";
import { answersWords } from "./words";

const words = answersWords.table;

export function answerTable(): Table | null {
  const { first, look } = useTraining.getState();
  if (!first || !look) return null;
  const [then, now] = [rowsOf(first.words), rowsOf(look.words)];
  const likely = ({ right, likely }: RowAnswer) =>
    right === null ? word() : number(likely.get(right) ?? NaN, { part: true });
  return ofColumns({ head: words.head, rows: now.length, labelOf: (row) => look.words.cues[row]!, tokenOf: null }, [
    { symbol: words.right, name: "", unit: words.word, hue: "r", at: (row) => word(now[row]!.right ?? "") },
    { symbol: words.before, name: words.then, unit: words.word, at: (row) => word(then[row]!.says ?? "") },
    { symbol: words.likely, name: words.then, unit: words.part, hue: "r", at: (row) => likely(then[row]!) },
    { symbol: words.now, name: "", unit: words.word, at: (row) => word(now[row]!.says ?? "") },
    { symbol: words.likely, name: words.now, unit: words.part, hue: "r", at: (row) => likely(now[row]!) },
  ]);
}
