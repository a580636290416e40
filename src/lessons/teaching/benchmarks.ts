// What is a teacher told of the lesson on benchmarks?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A long-context test is a long-context test: whoever is good at one is good at all.",
    ask: "You are allowed one small sheet of notes. In which of the three exams does it help you most?",
    expect: "In the first, then the second. In the third the sheet is too small: everything is asked.",
  },
  {
    misconception: "Who is ahead with few pairs is ahead with many.",
    ask: "In the table of 16 pairs, who of the first two would you call better?",
    expect:
      "Neither: their thin lines overlap. Only with 64 pairs are they apart. And none of them met so many in training.",
  },
  {
    misconception: "A measured score is a property of the design.",
    ask: "What would you do before publishing the row of full attention?",
    expect: "Train it again with a smaller rate, and with other seeds. Then publish both, or leave it out and say why.",
  },
  {
    misconception: "Who sees everything cannot be wrong about it.",
    ask: "A notebook with every address that a friend ever had: where does she live?",
    expect:
      "One has to know which entry is the last. Why the model errs in this text was not found out. A sheet with one line, wiped and rewritten, has only the last.",
  },
  {
    misconception: "The longest bar wins, even at the bottom.",
    ask: "What would a coin get, if there were four sides to it?",
    expect:
      "As much as these bars, or more: a model can also name a town where nobody is, and then gets less than a guess.",
  },
  {
    misconception: "Two numbers from one table can be set side by side.",
    ask: "What has to be the same for two numbers of a table to be comparable?",
    expect: "All but one thing: kind of needle and length, and so the column. Only the model may differ.",
  },
  {
    misconception: "A paper that was not confirmed has been refuted.",
    ask: "Does “Titans Revisited” say that the needle results are wrong?",
    expect:
      "No. It did not test them. It says that the design does not always win elsewhere, and that the paper leaves much open.",
  },
  {
    misconception: "Fair means that nobody had an advantage.",
    ask: "For which question would the fine-tuned small model beside the large one be the right comparison?",
    expect:
      "For somebody who has to choose one for this task. It is the wrong one for learning what the memory contributed.",
  },
];
