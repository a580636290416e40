// How are the keys said that a model learned?

import { translated } from "#words/translate";

export const keyWords = translated("trainKeys", {
  note: "down: told; across: asked; green: a word meets itself",
  head: "layer {layer}, head {head}: same word, other words",
  empty: "No keys yet: they are drawn with the first look.",
  none: "This model has no keys that are written under.",
  label:
    "In layer {layer}, head {head}, keys of the same word are alike by {same} on average, and keys of other words by {other}.",
  table: { head: "told", cosine: "cosine", asked: "asked: {name}" },
});
