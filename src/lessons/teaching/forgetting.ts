// What does a teacher say at each step of lesson forgetting?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A memory fades with time, as ours does, or loses what has left its sight, as a window does.",
    ask: "What would have to change in the weights for a room to be lost?",
    expect:
      "Something must write over it or shrink it. Words about snow do neither, so all eight rooms are still there.",
  },
  {
    misconception: "Losing a tenth each time empties the memory after ten words.",
    ask: "A tenth of what is taken at the second word?",
    expect: "Of what is left, so the steps become smaller and it never quite ends. Half is gone after 6.6 words.",
  },
  {
    misconception: "The memory decides what to forget, and picks what it needs least.",
    ask: "Why did it lose Ada and not Hana? Did anything choose her?",
    expect:
      "No. Every word’s write is multiplied by the same factor again and again. Ada’s came first, so hers was multiplied most often.",
  },
  {
    misconception: "With α at 1 the memory is empty, as if it had been switched off and on.",
    ask: "Which part of the line does (1 − α) stand in front of, and which not?",
    expect:
      "Only the old memory. The push is added after it, with what momentum carries on, so Hana’s room survives in it.",
  },
  {
    misconception: "Throwing out the old makes room for the new, as on a shelf.",
    ask: "All 128 pairs are asked for at the end. With a half-life of 34 pairs, what is left of the first ones?",
    expect: "Hardly anything. The old are lost faster than the new gain by it, so the share falls from 72 % to 39 %.",
  },
  {
    misconception: "A memory that only adds can learn that a fact has changed.",
    ask: "The sum holds both values of a key. What makes it prefer the second?",
    expect: "Only that the first has faded more. Without fading it is a coin’s chance; with too much, both are gone.",
  },
  {
    misconception: "A memory that corrects its errors needs no forgetting.",
    ask: "Who tells the memory that Ada’s room is wrong, and who tells it so of Bo’s?",
    expect:
      "The word garden does, for Ada. Nobody does, for Bo: what is over and not replaced makes no error, so it only goes if it fades.",
  },
  {
    misconception: "The same letter means the same thing in every paper.",
    ask: "For each of the three: is the number what is kept, or what is lost?",
    expect: "Titans’ α is lost: 0.05. The others’ 0.9 and 0.97 are kept, so they lose 0.1 and 0.03.",
  },
  {
    misconception: "Forgetting is a defect that a better memory would not have.",
    ask: "Name a text that needs forgetting, and one that suffers from it.",
    expect:
      "A guest book needs it, where people leave and nobody says so. A list of facts that stay true, asked for at the end, suffers from it.",
  },
];
