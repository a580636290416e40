// What is a teacher told of the lesson on MIRAS’s four choices?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception:
      "That the newest always wins, or that the majority always wins: both are properties of a rule, not of memory.",
    ask: "Which of the three would you trust with a rumour, and which with a change of address?",
    expect:
      "The sum and Yaad shrug the slip off, the delta rule follows it. With a change of address that is turned round: following at once is what one wants.",
  },
  {
    misconception:
      "That every model is a new invention; and that MIRAS covers all memories. It covers those made of its four choices.",
    ask: "Change one choice at a time from the sum to Titans. What have you passed on the way?",
    expect:
      "Squared error alone is the delta rule; with forgetting it is close to the gated delta rule; with momentum it is Titans. The workbench of Compare names what it knows.",
  },
  {
    misconception:
      "That a limit makes all pushes small. It leaves small errors as they are, and makes large ones alike.",
    ask: "Nearly all bars before the slip have the same height. Why, and why not the fourth fox?",
    expect:
      "Every fresh word is beyond the limit, so all push alike. The fourth fox was nearly expected: its error is below the limit.",
  },
  {
    misconception: "That there is one right setting. Many memories meet both conditions.",
    ask: "Who did it with the limit, who with a smaller step, who with forgetting? What else did your memory lose?",
    expect:
      "Limit and small steps both work. Forgetting alone does not save the fox from the slip; strong forgetting costs everything that was told once.",
  },
  {
    misconception: "That robust is simply better. Robust against one false telling is deaf to one true telling.",
    ask: "How could a memory know whether a single surprising sentence is a slip or news?",
    expect:
      "From one telling it cannot. It needs something else: who says so, whether it comes again, how it was said.",
  },
  {
    misconception: "That small bars mean forgetting. A memory that writes little also stays near its start.",
    ask: "At which words do the bars sink? What is written there, and what is given up?",
    expect:
      "At words that are expected already, little is written; there the loss shows. The one with α at 0.1 sinks there, the others stay.",
  },
  {
    misconception: "That momentum only smooths. At the same θ it also writes more: each push comes again and again.",
    ask: "What would be a fair comparison of a memory with momentum and one without?",
    expect: "One in which both write as much in all: without momentum, θ larger by one over one minus η.",
  },
  {
    misconception: "That more numbers, or more layers, must remember better.",
    ask: "What would have to happen to the network before it is worth its numbers?",
    expect:
      "Training: its first weights, and the keys and values it is given, would have to be made for it. Here they are random.",
  },
  {
    misconception: "That a table of scores ranks memories once and for all.",
    ask: "You read that one rule beats another. What do you ask about the step size?",
    expect:
      "Whether each had the step that suits it, found in the same way for all; here one and the same step makes the winner.",
  },
  {
    misconception:
      "That the task is to name a model. It is to say what goes wrong in a text and which choice answers that.",
    ask: "Read your sentence to a neighbour without the model’s name. Can they build it on the workbench?",
    expect: "A kind of text, one choice at least, and its price. Any that fit together will do.",
  },
];
