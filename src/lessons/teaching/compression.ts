// What is a teacher told of the lesson on segments and what becomes of them?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception:
      "That segment, chunk and batch are one thing. A segment is what attention sees; here it is also what is put away at once.",
    ask: "When would the matrix hold something, if the text ended one word earlier or later?",
    expect: "One word earlier nothing, as now. One word later the whole first segment.",
  },
  {
    misconception: "That what is in a matrix is as good as what is in a list.",
    ask: "Both matrices hold the same words. Why are their answers so different?",
    expect:
      "One takes half of its answer from an attention that sees one word only. Its matrix takes another kernel of the keys, too.",
  },
  {
    misconception: "That one cause must explain a failure. Two faults can hide each other.",
    ask: "How would you test the other fault alone?",
    expect:
      "Keep the gate half open and take the plain product as the kernel; or compare the matrix alone with linear attention, as here.",
  },
  {
    misconception: "That what is kept exactly fades like a memory. A list is exact until it is cut.",
    ask: "Draw its recall over the whole text. Where is the edge?",
    expect:
      "Level at one, then a cliff where the third segment begins: the first is dropped as a whole, however far back its words are.",
  },
  {
    misconception: "That many small matrices are small. Each is as large as the words it stands for, or larger.",
    ask: "From which length of segment on does a matrix keep less than its words?",
    expect: "From about half the key's length on: a matrix has d times d numbers, a word two times d.",
  },
  {
    misconception: "That a failed reproduction proves a paper wrong, or that a table proves a method right.",
    ask: "What would you need to know of both before you side with either?",
    expect: "What was trained, from which start, how long, on which task; and whether anybody else has tried since.",
  },
  {
    misconception: "That Titans is Infini-attention with smaller segments. It writes its own error, and it forgets.",
    ask: "What does each of the two do with a sentence that it knows already?",
    expect: "Infini-attention adds it again; its delta form adds only what is missing. Titans writes next to nothing.",
  },
];
