// What is a teacher told of the lesson on the three wirings?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A trained model “knows” the story, because it has read every word of it.",
    ask: "Where would the sentence about the shell have to be, for this model to use it?",
    expect:
      "Within reach of its window: in its weights is only what stories are like. “In its training” is the usual wrong answer.",
  },
  {
    misconception: "The memory is an archive of the text that attention looks things up in.",
    ask: "What exactly stands in front of the words in MAC: earlier words, or something else?",
    expect: "Answers of the memory, rows of numbers that it made; no earlier word is kept anywhere.",
  },
  {
    misconception: "MAC is attention over a sliding window with a memory before it, and is done when attention is.",
    ask: "Why can the write not come first, and what would be missing without the last reading?",
    expect:
      "What is written is what attention made, so attention comes before it. Without the last reading the output would have nothing of the segment that was just stored.",
  },
  {
    misconception: "A gate lets attention look into the memory.",
    ask: "At the blend, can attention still change what it looks at?",
    expect: "No: both have finished. The blend only weighs two results, number by number.",
  },
  {
    misconception: "Persistent tokens hold what was read before, for they are called a memory too.",
    ask: "Which of the four switches throws away something that this story put there?",
    expect:
      "Writing alone. Persistent tokens are the same for every story, momentum and forgetting only say how writing goes.",
  },
  {
    misconception: "What breaks when a part is taken out is what the part is for.",
    ask: "Somebody takes a screw out of a running engine and it stops. What did the screw do?",
    expect:
      "One cannot say: the engine was built with it. To know its worth, build one without it, and look at many runs.",
  },
  {
    misconception: "The highest bar is the best model.",
    ask: "How far apart would two bars have to be before you believed the difference?",
    expect:
      "Farther than the thin lines reach. What these bars do show is the last column: the same score for a small part of the room.",
  },
  {
    misconception: "The three wirings hold three different memories.",
    ask: "Draw the three as boxes and arrows without looking. Which arrow is in only one of them?",
    expect: "From the memory into attention as extra columns: only MAC has it. The memory itself is the same in all.",
  },
];
