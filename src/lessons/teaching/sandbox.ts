// What does a teacher say at each step of lesson sandbox?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "The higher the learning rate, the better.",
    ask: "Why does linear attention still say coffee for Luis?",
    expect:
      "It has added both drinks and never taken one away. Titans writes the error, so the second drink replaces the first, if θ is large enough.",
  },
  {
    misconception: "A memory that won once is the better memory.",
    ask: "What does writing the error do to old pairs, when nothing ever changes?",
    expect: "It disturbs them a little, for nothing. So the plain sum is ahead on a long list of unrelated facts.",
  },
  {
    misconception: "A bounded memory is always cheaper than attention.",
    ask: "For which length of text would you rather pay for a memory?",
    expect:
      "For a text longer than the window that you can pay for. On this short one 36 words cost fewer numbers than Titans keeps.",
  },
  {
    misconception: "A computer gives one result, so one run is enough.",
    ask: "What is thrown anew when the seed changes, and what stays?",
    expect:
      "The words’ vectors are drawn again. Text, questions and knobs stay. The lead goes from a draw to 3 answers.",
  },
  {
    misconception: "It does not matter when the expectation is written down.",
    ask: "Why must the expectation come before the first run?",
    expect: "Afterwards it fits whatever came out. Only what could have failed says something.",
  },
  {
    misconception: "Either an example proves the rule, or it is worthless.",
    ask: "Which claim does a single win refute?",
    expect: "That it never wins. It shows that such a text exists, and says nothing about how often.",
  },
  {
    misconception: "A plan is a description of what one is going to click.",
    ask: "Which result would make you say: I was wrong?",
    expect:
      "A number fixed beforehand, over several seeds, against a named baseline. If no result could do that, it is no test.",
  },
  {
    misconception: "What holds in a sandbox holds in a large model.",
    ask: "Which of the things you saw are true of any size, and which would have to be measured again?",
    expect:
      "The equations and their limits hold at any size. How often they help, and at what price, must be measured with trained models.",
  },
];
