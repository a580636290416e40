// What does a trained model answer where its text asks? How likely it finds the words that may come after some tokens, with its
// memory and with it frozen. Leaves what comes next at the cursor to expected.ts.

import { noWord } from "#model/contracts/probe";
import type { ModelAnswers } from "#model/contracts/protocol";
import { vocabulary } from "#model/contracts/vocabulary";
import { probabilities } from "./expected";
import { canFreeze, type Trained } from "./trained";

/** So many words may be candidates: those that come, and of the others the likeliest. */
const most = 40;

/** `after` are tokens that were read. */
export function modelAnswers(trained: Trained, { after }: { after: readonly number[] }): ModelAnswers {
  const { forward, frozen } = trained;
  const live = after.map((token) => probabilities(forward, token));
  const isCompared = frozen !== null && after.every((token) => token < frozen.position);
  const twin = isCompared ? after.map((token) => probabilities(frozen, token)) : null;
  const comes = after.map((token) => forward.ids[token + 1] ?? noWord);
  const likeliest = [...live, ...(twin ?? [])].map((row) => row.indexOf(Math.max(...row)));
  const words = [...new Set([...comes.filter((word) => word !== noWord), ...likeliest])].slice(0, most);
  const table = (rows: readonly Float64Array[]): Float32Array =>
    Float32Array.from(rows.flatMap((row) => words.map((word) => row[word]!)));
  return {
    after: Int32Array.from(after),
    words: words.map((word) => vocabulary[word]!),
    comes: Int32Array.from(comes, (word) => words.indexOf(word)),
    live: table(live),
    frozen: twin && table(twin),
    compared: twin ? "yes" : canFreeze(trained) ? "soon" : "never",
  };
}
