// What does a teacher need to know of each step of the lesson on the parallel form?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "Nothing of a chunk can be known before its first word is written.",
    ask: "Four people hand in an exam to the same teacher at once. Whose mark waits for whose?",
    expect: "Nobody’s: all are marked against the same weights. Only the answers after each write are still open.",
  },
  {
    misconception: "A sum over past words with weights q·k is attention, so values must be summed.",
    ask: "Write the memory after two words as a sum, and ask it with q. What does q meet first: key or error?",
    expect: "The key: q times kᵀ is one number, and it weighs the error. Let them multiply it out once, on paper.",
  },
  {
    misconception: "A write is weakened by the forgetting of its own word.",
    ask: "Which cells of G are always one, and why?",
    expect:
      "The diagonal: forgetting comes before the write of the same word. Below it, one factor for each later word.",
  },
  {
    misconception: "Momentum only speeds things up, and cannot make a write count more than once.",
    ask: "If nothing is forgotten, where does a cell of G go in the end, with momentum?",
    expect: "To one over one minus η: each push brings η of the one before. Forgetting brings it down again.",
  },
  {
    misconception: "Linear attention and a memory of this kind have nothing in common but the word linear.",
    ask: "Which of the two would change if the same sentence were read twice, and why?",
    expect: "The memory: its errors get shorter as it learns. Linear attention adds the same values again.",
  },
  {
    misconception: "Computing in parallel is an approximation of going word by word.",
    ask: "Which of the four steps would go wrong if it were done before the one above it?",
    expect:
      "Errors need the old answers, the sum needs the errors, and the old memory must stand until all are answered.",
  },
  {
    misconception: "A larger chunk always needs more room.",
    ask: "How would the answer change if the memory had 4096 numbers in place of 256?",
    expect:
      "Copies weigh 16 times as much, so the longest chunk is best: 2080 and 4096, against 544 and 16384 with 16 words.",
  },
  {
    misconception: "What has a parallel form has no waiting at all.",
    ask: "Where in your sentence is what the next chunk has to wait for?",
    expect:
      "The old memory, at which its errors are measured. A good sentence names errors, the triangle, and the wait.",
  },
];
