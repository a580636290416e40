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
    misconception: "A model without its memory knows nothing, or it knows the story from training.",
    ask: "Why does it still name a town with its memory frozen, and why not the right one?",
    expect:
      "That a town is wanted stands in its trained weights; which one, only this story said. What stands before the words in MAC are answers of the memory; no earlier word is kept anywhere.",
  },
  {
    misconception: "MAC is attention over a sliding window with a memory before it, and is done when attention is.",
    ask: "Why can the write not come first, and what would be missing without the last reading?",
    expect:
      "What is written is what attention made, so attention comes before it. Without the last reading the output would have nothing of the segment that was just stored.",
  },
  {
    misconception: "Persistent tokens hold what was read before, for they are called a memory too.",
    ask: "Which boxes of the drawing are another after one more segment, and which are the same?",
    expect: "Only the long-term memory is another. The persistent tokens are the same for every text.",
  },
  {
    misconception: "A gate lets attention look into the memory.",
    ask: "At the blend, can attention still change what it looks at?",
    expect: "No: both have finished. The blend only weighs two results, number by number.",
  },
  {
    misconception: "Every part of the memory has something of the text in it.",
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
