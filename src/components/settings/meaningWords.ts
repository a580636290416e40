// What does a setting mean at the value it has? The lines under the knobs; components/settings/meaning.ts chooses among them.

import { translated } from "#words/translate";

export const meaningWords = translated("meanings", {
  theta: {
    nothing: "nothing is ever written",
    overshoots: "a write overshoots by {percent}",
    undoes: "a write undoes {percent} of its error",
    otherwise: "how hard each write is",
  },
  eta: { nothing: "no push carries on", counts: "each push counts {times} times" },
  alpha: {
    nothing: "nothing is ever forgotten",
    everything: "each token erases everything",
    withinToken: "half is gone within a token",
    halfLife: "half is gone in {tokens} tokens",
  },
  chunk: { one: "surprise is always up to date", more: "surprise is taken at its start" },
  depth: {
    one: "one matrix; 2 is a network",
    more: "a network of {depth, plural, one {# layer} other {# layers}}",
  },
  hidden: "{count, plural, one {# number} other {# numbers}} between layers",
  dimension: {
    apart: "at most {count, plural, one {# key} other {# keys}} without overlap",
    numbers: "{count, plural, one {# number} other {# numbers}} a key",
  },
  window: "how many words attention can see",
  activation: "these two need a depth of 2 or more",
  clip: { none: "no limit", most: "no error weighs over {most}" },
  lossScale: { two: "2 is the paper's eq. 12", one: "1 is the paper's eq. 17", other: "2 in eq. 12, 1 in eq. 17" },
  split: {
    letters: "each letter is a token; keys know their order",
    separators: "what stands between commas, semicolons, spaces",
  },
  punctuation: { separators: "commas and semicolons are tokens too" },
  reach: {
    one: "only the {unit, select, separators {value} tokens {token} other {word}} before",
    more: "the {count} {unit, select, separators {values} tokens {tokens} other {words}} before",
    together: "{count, plural, one {only the letter before} other {the # letters before, together}}",
  },
  keyDecay: {
    nearest: "only the nearest counts",
    fading: "each word back counts {percent}",
    longest: "shorter endings count nothing",
    endings: "each shorter ending counts {percent}",
  },
  scale: {
    asTrained: "as it was trained",
    times: "{times} × as trained",
    timesAtMostOne: "{times} × as trained, at most 1",
  },
  writes: "frozen before the first token",
  carries: "η is 0 everywhere",
  forgets: "α is 0 everywhere",
  persistent: "nothing stands before the text",
});
