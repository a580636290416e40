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
    ask: "The pairs did not disturb each other. So what was there to gain, and what was lost?",
    expect:
      "Nothing was to be gained. The earliest pairs have faded when they are asked for, so the share falls to 65 %.",
  },
  {
    misconception: "Every memory needs forgetting equally, to get rid of old values.",
    ask: "Who notices that a key already has a value: the sum, or Titans?",
    expect:
      "Titans: it writes its error, and that replaces the old value. The sum only adds, so fading is its one way to prefer the new.",
  },
  {
    misconception: "The same letter means the same thing in every paper.",
    ask: "What is multiplied by α in that paper, and what in Titans?",
    expect:
      "There the old memory itself, so α is what is kept. In Titans it is multiplied by 1 − α, so α is what is lost.",
  },
  {
    misconception: "Forgetting is a defect that a better memory would not have.",
    ask: "Name a text that needs forgetting, and one that suffers from it.",
    expect: "A timetable that changes needs it. A list of facts that stay true, asked for at the end, suffers from it.",
  },
];
