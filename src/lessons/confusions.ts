// What do people get wrong about Titans in public? Twenty questions of issues and threads, each with a short answer and where it was
// asked. A step that answers one names it; the glossary lists all and points there.

import { translatedFields } from "#words/translate";
import type { ThreadName } from "./threads";

interface Confusion {
  readonly question: string;
  readonly answer: string;
  /** Threads where it was asked: a repository's name with the numbers of its issues. */
  readonly asked: readonly ThreadName[];
}

const table = {
  readOrder: {
    question: "Does the memory answer before or after it has written the word?",
    answer:
      "The paper's equations leave it open; its memory as context writes first and then reads. It is a choice, and no cheating.",
    asked: ["lucidrains/titans-pytorch #4"],
  },
  perText: {
    question: "Is there one memory for a whole batch?",
    answer: "No: each text of a batch has its own, and each begins with the same trained weights.",
    asked: ["lucidrains/titans-pytorch #6"],
  },
  whereGradient: {
    question: "Where is the gradient, if nobody trains the model while it reads?",
    answer:
      "Inside the forward pass: a gradient with respect to the memory's own weights, computed and written at every word.",
    asked: ["lucidrains/titans-pytorch #16"],
  },
  macOrder: {
    question: "In which order does memory as context read, attend and write?",
    answer: "It reads, attends to what it read, writes what attention made of it, and reads again for the output.",
    asked: ["lucidrains/titans-pytorch #32", "lucidrains/titans-pytorch #57"],
  },
  persistentPerLayer: {
    question: "Are the persistent tokens shared by all layers?",
    answer: "Here and in the best-known code each layer has its own. The paper does not say.",
    asked: ["lucidrains/titans-pytorch #21"],
  },
  everyLayer: {
    question: "Does every layer need a memory?",
    answer: "No: it is a choice of the model. Here every layer has one.",
    asked: ["lucidrains/titans-pytorch #25"],
  },
  nanAtDepth: {
    question: "Why does a deep memory end in NaN?",
    answer:
      "One way: each overshoot makes the weights larger, and so the next gradient. A smaller rate stops it, or a limit on the gradient.",
    asked: ["lucidrains/titans-pytorch #22", "lucidrains/titans-pytorch #53"],
  },
  longDiverges: {
    question: "Why does it diverge on long texts?",
    answer:
      "One way: words that repeat inside a chunk add their writes, so the rate times their number must stay small. Length only gives it time.",
    asked: ["lucidrains/titans-pytorch #29"],
  },
  chunkOrSegment: {
    question: "What are sequence, segment, chunk and batch, and when does the memory start afresh?",
    answer:
      "A chunk shares its measuring weights, a segment is what attention sees, a batch is texts side by side. Only a new text starts afresh.",
    asked: ["lucidrains/titans-pytorch #55", "test-time-training/ttt-lm-pytorch #37"],
  },
  nothingWritten: {
    question: "Why is nothing written in a short text?",
    answer: "Much code writes when a chunk is full; a text shorter than a chunk then leaves no trace.",
    asked: ["lucidrains/titans-pytorch #59"],
  },
  throughState: {
    question: "Does training go back through the memory that was carried along?",
    answer: "It can, and here it does within a text; cutting it there saves memory and learns less about what to keep.",
    asked: ["lucidrains/titans-pytorch #34"],
  },
  perHead: {
    question: "Do the heads share one memory?",
    answer: "No: each head has weights of its own, and code that lets them share the same numbers has a fault.",
    asked: ["lucidrains/titans-pytorch #28", "lucidrains/titans-pytorch #64"],
  },
  cachedSampling: {
    question: "Can it generate without reading everything again at every word?",
    answer: "Yes: the memory's weights, its push and a few words are all that has to be carried on.",
    asked: ["lucidrains/titans-pytorch #61"],
  },
  largeChunk: {
    question: "Does a larger chunk save memory?",
    answer:
      "In training it does: the weights that each chunk began with are kept for the way back. But its products grow with its square, and the rule is another.",
    asked: ["lucidrains/titans-pytorch #33"],
  },
  betterThanAttention: {
    question: "Is it better than attention?",
    answer:
      "It depends on the test: where only the newest counts it can be; where any word may be asked for, attention that sees them all is.",
    asked: ["lucidrains/titans-pytorch #2"],
  },
  otherInput: {
    question: "Can it read something other than words, and are there trained weights to try?",
    answer: "Any rows of numbers will do. The paper's authors have published no weights; small ones are on this page.",
    asked: ["lucidrains/titans-pytorch #27", "lucidrains/titans-pytorch #38", "lucidrains/titans-pytorch #51"],
  },
  innerInTraining: {
    question: "Does the inner loop run in training, too?",
    answer: "Yes: the model is trained with a memory that learns, or its keys and gates would not be made for it.",
    asked: [
      "test-time-training/ttt-lm-pytorch #16",
      "test-time-training/ttt-lm-pytorch #18",
      "test-time-training/ttt-lm-jax #6",
    ],
  },
  noKernel: {
    question: "Why is there no fast kernel for it?",
    answer:
      "Inside a chunk a matrix is summed as attention is, momentum and all. But chunks wait for each other, and a network needs such a sum a layer: it is hard to write, and was long missing.",
    asked: ["fla-org/flash-linear-attention #107", "fla-org/flash-linear-attention #182"],
  },
  decayOrRetention: {
    question: "Is α what is kept or what is forgotten?",
    answer: "In Titans what is forgotten; in Gated DeltaNet and MIRAS what is kept.",
    asked: ["ooples/AiDotNet PR #477"],
  },
  betweenUsers: {
    question: "Does it remember me from one conversation to the next?",
    answer: "No: what it wrote is gone with the text, unless somebody keeps the weights.",
    asked: ["google-deepmind/dnc #19", "Hacker News 46181231"],
  },
} as const satisfies Record<string, Confusion>;

export type ConfusionId = keyof typeof table;

export const confusions: Readonly<Record<ConfusionId, Confusion>> = translatedFields(
  "confusions",
  ["question", "answer"],
  table,
);
