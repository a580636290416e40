// What does a teacher say at each step of lesson chunks?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "Each tick teaches it something, so each surprises it less.",
    ask: "If it has learned from the first tick, why is the second bar as high?",
    expect: "The bar is not measured against what it knows now. It is 1.93 for every tick of the chunk.",
  },
  {
    misconception: "A memory that learns in chunks does not learn from the words inside them.",
    ask: "Which memory do the ticks of the next chunk ask?",
    expect:
      "All the same one: that of the end of the chunk before, which four ticks have taught. So one lower height for all four, a stair.",
  },
  {
    misconception: "A surprise measured at old weights is written at the end of the chunk.",
    ask: "When is the last word written, here and in code that waits?",
    expect: "Here at once, word by word. There when its chunk is full, which this text never makes the third.",
  },
  {
    misconception: "The chunk size is a matter of speed alone, like a batch size.",
    ask: "What would you have to know to say whether a larger chunk is harmless?",
    expect:
      "How soon a text needs what it has just said. Up to 16 words cost nothing here, 64 cost everything, since both readings lie in one chunk.",
  },
  {
    misconception: "Long texts make a memory explode, so texts must be short.",
    ask: "Which two dials stop it, and does the length of the text matter?",
    expect:
      "The learning rate and the chunk size: their product counts. The length only shows for how long it has been growing.",
  },
  {
    misconception: "Reading after the write is cheating, since the answer is already in there.",
    ask: "List what has been heard and what is asked for. Is any word on both lists?",
    expect:
      "No. The heard word was written, the next word is asked for. It would be cheating to ask for the word just written.",
  },
  {
    misconception: "A batch shares one memory, as it shares the trained weights.",
    ask: "What would one reader’s text do in another reader’s answers?",
    expect: "It must not turn up there. Trained weights are shared; what is written while reading belongs to one text.",
  },
  {
    misconception: "A memory that learns while it is used gets to know its users.",
    ask: "Where would yesterday’s conversation have to be, for it to know you today?",
    expect:
      "In weights that somebody saved and loads again. The paper’s models begin each text with the same first weights.",
  },
];
