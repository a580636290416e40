// What does a link say wrongly of Compare? Apart from compare.ts, since every page reads links and few open Compare.

import { translated } from "#words/translate";

export const compareLinkWords = translated("compareLink", {
  notListed: "{name} “{value}” (allowed: {allowed})",
  outside: "{name} “{value}” (allowed: {minimum} to {maximum})",
  noComposition: "workbench “{value}”",
  noMemory: "memories “{value}” (allowed: names of memories, at most {most})",
});
