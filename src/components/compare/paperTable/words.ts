// How is it said what the paper measured itself, and what is often said of it?

import { translated } from "#words/translate";

export const paperWords = translated("paperTable", {
  note: "S-NIAH of RULER, per cent right: Titans, arXiv 2501.00663v1, Table 2",
  needles: { PK: "passkey", N: "number", W: "word" },
  model: "Model",
  models: {
    ttt: "TTT",
    mamba2: "Mamba2",
    deltaNet: "DeltaNet",
    lmm: "Titans (LMM)",
    mac: "Titans (MAC)",
    mag: "Titans (MAG)",
    mal: "Titans (MAL)",
  },
  length: "{thousands}K",
  cell: "{model}, {needle}, {thousands}K: {figure}",
  differs:
    "The paper’s models have hundreds of millions of parameters, were trained on 15 or 30 billion tokens, and read RULER’s own texts. Ours have tens of thousands, were trained on made-up sentences, and read such. Compare the shapes, not the numbers.",
  task: "Find the splice. Many pages say of needles: “Titans {titans}, Mamba2 {other}”. Press the two numbers in the table where they come from.",
  wrong: "{chosen}. One of them is not in the claim.",
  found:
    "{first} is {firstModel} at {firstLength}K, {second} is {secondModel} at {secondLength}K: two columns. In one column, for words: at {secondLength}K {sameShort} and {second}, at {firstLength}K {first} and {sameLong}.",
  one: "One of two: {chosen}.",
  show: "Show me",
  clear: "Clear",
});
