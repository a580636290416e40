// How is it said what a memory holds? The curves of capacity and of age, and their sentence.

import { translated } from "#words/translate";

export const capacityWords = translated("compareCapacity", {
  capacity: {
    notes: {
      random: "pairs recalled after one pass: random unit keys, nearly at right angles",
      correlated: "pairs recalled after one pass: unit keys whose cosine to each other is 0.5 on average",
      rewritten: "pairs recalled after one pass: every key twice; only its newer value is right",
    },
    stored: "What is stored",
    storages: { random: "Random keys", correlated: "correlated", rewritten: "rewritten" },
    curves: "Share of pairs recalled against their number. {sentence}",
    recalled: "recalled",
    pairs: "pairs",
    trials: "Trials",
    how: "d = {width}, {trials, plural, one {# trial} other {# trials}} a point with this page’s gates; bands are 95 % intervals. A pair counts where the answer to its key is nearest to its value, and holds more of it than before anything was stored.",
    allTied:
      "Of {pairs} {storage, select, rewritten {rewritten pairs} other {pairs}}, {memories} {count, plural, one {recalls} other {recall}} {share}: a tie, as far as the trials tell.",
    best: "Of {pairs} {storage, select, rewritten {rewritten pairs} other {pairs}}, {memories} {count, plural, one {recalls {share}} other {recall {share} (a tie)}}; {last} {lastShare}.",
  },

  age: {
    note: "of {pairs} pairs, which are still recalled? by how many pairs were stored since",
    curves: "Share of {pairs} pairs recalled, against how many were stored since",
    since: "pairs since",
    how: "Each point is of all ages from it to the next: 1, 2–3, 4–7 and so on; the bands are 95 % intervals.",
  },
});
