// Notes for who teaches “Attention’s window: exact, but short”.

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "Attention picks one word. It looks the answer up as in a list.",
    ask: "What would the answer be if all words in sight had the same weight?",
    expect:
      "The mean of all words: a blur that is nearest to none of them. It is softmax that gives one word nearly all, so the mix looks like a choice.",
  },
  {
    misconception: "What was said longer ago counts for less.",
    ask: "Did anything in the way an answer is made ask when a word came?",
    expect: "No: only what it stands beside. Inside the window age plays no part, so both are as good as exact.",
  },
  {
    misconception: "Forgetting is always gradual, and a pair is forgotten when its first word is.",
    ask: "Why does the window still know whose the cap is, when *Ada* is out of sight?",
    expect:
      "With *cap* it keeps a second row, made of the word before. So the pair is there as long as *cap* is, and gone at the next word. Some expect fading, as in people or in a memory.",
  },
  {
    misconception: "The window only has to be set well once.",
    ask: "A window of 27 words fits now. What would break it?",
    expect:
      "A longer wait: one more word between the cap and the question. The right length depends on a text that is not read yet.",
  },
  {
    misconception: "Attention knows which of two facts is the later one.",
    ask: "What would you have to add so that attention could prefer the fan?",
    expect:
      "Something that tells where a word stands, which real models have. On what it compares here, both match equally and weigh a half each.",
  },
  {
    misconception: "A matrix is a small thing and a window is a large one.",
    ask: "For which length of window do both keep equally many numbers?",
    expect:
      "When its words, two rows each, have as many rows as the matrix: half as many words as the matrix has rows. The point is that only one of them grows with what is seen.",
  },
  {
    misconception: "Titans is there because attention is bad.",
    ask: "Why does Titans keep a window beside its memory?",
    expect:
      "Because nothing beats looking: what is near is exact in the window. The memory is for what is out of sight.",
  },
];
