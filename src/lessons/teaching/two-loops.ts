// What does a teacher need to know of each step of the lesson on the two loops?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A memory that learns at test time trains the whole model at test time.",
    ask: "If a reader opens a book, what changes in her that afternoon, and what did school change long before?",
    expect: "That afternoon what she remembers, M. School made how she reads: keys, gates, and where she starts.",
  },
  {
    misconception: "A model that answers well must have seen the answers in training.",
    ask: "Why do the pairs of the tested texts never occur in a step? What is then left to learn?",
    expect: "How to remember any pair: the right answer is nearly all of them. Let them train twice with another seed.",
  },
  {
    misconception: "The memory is switched on only after training.",
    ask: "Could you learn to take notes without ever taking notes?",
    expect: "No: keys and gates are made for a memory that writes. The control sees nothing beyond its reach.",
  },
  {
    misconception: "Keys are labels that somebody assigns to words.",
    ask: "Nobody told the training that keys should match. What made them match?",
    expect: "The loss at the questions: where told and asked keys are alike, the right animal comes back.",
  },
  {
    misconception: "The memory is reset to zero, or goes on from reader to reader.",
    ask: "What would be bad about each of the two other answers?",
    expect: "Zero wastes what training knows; carrying on mixes readers. It begins at the learned M₀ every time.",
  },
  {
    misconception: "The outer gradient stops at the memory, as at any other input.",
    ask: "Which numbers had a part in keeping a pair for a hundred words?",
    expect: "Every gate in between: so the way back must pass them all, or cut and lose that lesson.",
  },
  {
    misconception: "What an untrained memory cannot do, Titans cannot do either.",
    ask: "Name one thing that this page has shown without training, and one that it could not show so.",
    expect:
      "Rules, overshoot, forgetting without; what is worth writing in real text not. Look for both loops’ lifetimes.",
  },
];
