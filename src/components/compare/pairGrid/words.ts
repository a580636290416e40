// How is it said how many pairs small models hold?

import { translated } from "#words/translate";

export const pairGridWords = translated("pairGrid", {
  note: "Pairs of a key and an animal are told, then every key is asked once: MQAR of Zoology, pairs down, width across",
  pairs: "pairs",
  width: "d {width}",
  span: "{low}–{high}",
  broke: "broke",
  narrow: "{pairs} pairs at width {width}: {models} {count, plural, one {is} other {are}} right most often, {share}.",
  wide: "At width {width}: {models}, {share}.",
  cells:
    "In every cell the share of answers that were right, and where a second run of the same model on as many other texts falls, in 95 of 100 cases. Guessing gets 4 %.",
  trained:
    "All are models of one layer and one head, trained alike on the same texts of up to 32 pairs: {steps} steps, {least} to {most} seconds of a processor, from one seed. Other seeds were not tried. One rate serves all: where a wide model does worse than a narrow one, as full attention does, its training failed, and not what it can hold.",
  missing: "A dash is a model that is not trained yet: npm run evaluate -- --grid goes on.",
  loading: "The grid is being fetched.",
  problem: "The grid could not be had: {problem}",
  again: "Try again",
  table: {
    head: "model and width",
    pairs: "{pairs} pairs",
    parts: { accuracy: "right", low: "from", high: "to" },
    unit: "fraction",
    row: "{model}, {width}",
  },
});
