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
    "The paper’s models have hundreds of millions of parameters, were trained on 15 or 30 billion tokens, and read RULER’s own texts. Ours have about a tenth of a million, were trained on made-up sentences, and read such. Compare the shapes, not the numbers.",
  task: "Find the splice: somebody writes “Titans {titans}, Mamba2 {other}”, as if both had read texts of one length. Press these two numbers where they stand in the table, and see whether they have: two of one column can be compared, others cannot.",
  wrong: "{chosen}. One of them is not in the claim.",
  found:
    "Found. {first} is {firstModel} at {firstLength}K, {second} is {secondModel} at {secondLength}K: the claim sets texts of {firstLength}K beside texts of {secondLength}K. In one column, for words: at {secondLength}K {sameShort} and {second}, at {firstLength}K {first} and {sameLong}. Titans is ahead in both, and neither pair is the one that was written.",
  one: "One of two: {chosen}.",
  show: "Show me",
  clear: "Clear",
});
