// What is a teacher told of the lesson on needles?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "The memory notices the passkey because it is a rare word.",
    ask: "Would a memory that nobody trained have its highest bar here?",
    expect:
      "Not for this reason: surprise is what the trained rows make of a word. In three of this model’s own memories it is not the highest.",
  },
  {
    misconception: "A second number only makes the test harder.",
    ask: "What does a class that copies the last number on the board score in a dictation without Pia’s sentence?",
    expect: "Full marks, and it has learned nothing. With her sentence it scores nothing.",
  },
  {
    misconception: "Only a memory can answer what lies outside the window.",
    ask: "Full attention is sure as well. What does it pay for that? And why is linear attention not sure, which also keeps something of every word?",
    expect:
      "It keeps every word: its store grows with the text, and so does the work for each. A sum takes nothing away, so the filler stays in it.",
  },
  {
    misconception: "What works in long texts works in longer ones.",
    ask: "Why might a memory that never met such lengths fail there, though nothing in it has changed?",
    expect:
      "How strongly it writes and forgets was learned for shorter texts. Ask for evidence, not for a theory: the row is all we have.",
  },
  {
    misconception: "What matters is the needle alone.",
    ask: "Where would you rather look for a coin: on an empty table, or on one full of coins?",
    expect:
      "The empty one: but a coin is no made-up word. Here needle and hay both differ, so ask which further test would part the two.",
  },
  {
    misconception: "All of them is more than three quarters of them, so the first is better.",
    ask: "Two pupils answer the same small quiz with different marks. When would you call one of them better?",
    expect: "After more questions, or if the gap is wider than what repeating the quiz would change.",
  },
  {
    misconception: "A table that shows a method ahead of three others shows it ahead of everything.",
    ask: "Who is missing in this table that you would have liked to see?",
    expect: "Full attention, and the strongest of the newer rules. A missing row is neither a win nor a loss.",
  },
  {
    misconception: "One percentage sums up how good a memory is.",
    ask: "Which question would you ask first of a headline about needles?",
    expect: "Any of: which needle, which hay, how long, how many texts, against whom.",
  },
];
