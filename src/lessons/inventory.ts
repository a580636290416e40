// What does somebody know before the course, and after it? A question for each of its ideas, the wrong answers from what people believe
// who get it wrong. The same questions both times. Leaves to guide/inventory.ts what was answered.

import { translatedFields } from "#words/translate";
import type { Prose } from "./markup";

interface InventoryItem {
  readonly id: string;
  readonly question: Prose;
  /** The right one has no `why`; every other says why it is not. */
  readonly options: readonly { readonly words: Prose; readonly why?: Prose }[];
}

const items: readonly InventoryItem[] = [
  {
    id: "window",
    question:
      "A model sees only the last words of a long text. A fact stood at the beginning. What can still answer for it?",
    options: [
      { words: "What a memory wrote into its weights while the fact was read" },
      {
        words: "Attention, if the fact was important enough",
        why: "What lies before its window attention does not see at all, however important.",
      },
      {
        words: "The training, in which the model learned such facts",
        why: "The fact stood in this text alone. No training had seen it.",
      },
      { words: "Nothing: what is out of sight is lost", why: "What was written when it was in sight is still there." },
    ],
  },
  {
    id: "keys",
    question: "In Titans a word writes a pair into the memory: a key and a value. What are they made of?",
    options: [
      { words: "Both of that same word’s numbers, by two trained matrices" },
      {
        words: "The key of the word before, the value of the word itself",
        why: "So this page sets its untrained memories up. The paper makes both of the same word.",
      },
      {
        words: "The key of the place in the text, the value of the word there",
        why: "A memory is asked by content: no place is written into it.",
      },
      {
        words: "The key is drawn by chance, so that no two are alike",
        why: "A drawn key could never be found again by a later word.",
      },
    ],
  },
  {
    id: "surprise",
    question: "What is the surprise of a word, to a Titans memory?",
    options: [
      { words: "How strongly the error of its answer pulls at its weights" },
      {
        words: "How rare the word is in the language",
        why: "A rare word that it has just learned surprises it little.",
      },
      {
        words: "How improbable the model finds the next word",
        why: "That is another number. Surprise is the length of a gradient.",
      },
      {
        words: "How far its weights have moved since the text began",
        why: "That is drift: it says where all words together have brought it.",
      },
    ],
  },
  {
    id: "momentum",
    question:
      "A word surprises the memory strongly, the next words do not. What does momentum write at those next words?",
    options: [
      { words: "The strong surprise again, a little less each time" },
      {
        words: "The next words themselves, more firmly than otherwise",
        why: "The push that carries on has the direction of the shock, not of what comes after.",
      },
      { words: "Nothing: what does not surprise is not written", why: "Without momentum it would be so." },
      {
        words: "The strong surprise, as strongly, to the end of the text",
        why: "Of each push only a part carries on.",
      },
    ],
  },
  {
    id: "forgetting",
    question: "What does a large forgetting gate α do at a word?",
    options: [
      { words: "It fades all that the memory holds, old and new alike" },
      { words: "It takes out the oldest pair", why: "A matrix has no list of pairs from which one could be taken." },
      {
        words: "It keeps nearly all: α says how much stays",
        why: "Other papers write it so. In Titans what stays is 1 − α.",
      },
      { words: "It keeps this word from being written", why: "How much is written is for θ to say." },
    ],
  },
  {
    id: "chunk",
    question: "Against which weights are the surprises of the words in one chunk measured?",
    options: [
      { words: "All against the weights with which the chunk began" },
      { words: "Each against what the word before it left", why: "So it is only where a chunk is one word long." },
      {
        words: "All against the weights at the end of the chunk",
        why: "These are only known when all have been written.",
      },
      {
        words: "All against the weights that training gave",
        why: "So it is for the first chunk alone: after it the memory has been written.",
      },
    ],
  },
  {
    id: "deep",
    question: "What can a memory of two layers with a bend between them do that one matrix cannot?",
    options: [
      { words: "Answer in ways that no weighted sum of the key’s numbers can" },
      { words: "Keep every pair exactly, however many there are", why: "Its numbers are counted too, and fill up." },
      { words: "Do without forgetting", why: "What fills up has to forget, however deep it is." },
      {
        words: "Keep old words in one layer and new ones in the other",
        why: "Every write changes both layers.",
      },
    ],
  },
  {
    id: "loops",
    question: "What does training on many texts decide, before a new text is read?",
    options: [
      { words: "How keys, values and gates are made, and with which weights the memory begins" },
      {
        words: "Which facts of the new text the memory will hold",
        why: "These are written by reading, and no training knows them.",
      },
      {
        words: "Nothing: the memory learns all it needs while it reads",
        why: "An untrained memory can be told pairs. What is worth keeping it was never taught.",
      },
      {
        words: "The weights that the memory has when the text is over",
        why: "These come of the beginning and of all that was read.",
      },
    ],
  },
  {
    id: "wirings",
    question: "In which wiring does attention see what the memory answered beside the words themselves?",
    options: [
      { words: "Memory as context (MAC)" },
      { words: "Memory as gate (MAG)", why: "There the two work beside each other, and meet only in their results." },
      {
        words: "Memory as layer (MAL)",
        why: "There attention gets what the memory made of the words, in their place.",
      },
      { words: "In all of them alike", why: "They differ in just this: what is put together, and where." },
    ],
  },
  {
    id: "benchmark",
    question:
      "A paper’s model finds a hidden needle in long texts more often than another model. What does that show by itself?",
    options: [
      { words: "That it found such needles more often, as the two were trained and asked there" },
      {
        words: "That it understands long texts better",
        why: "A needle asks for one fact, and for nothing to be put together.",
      },
      { words: "That memory is better than attention", why: "Two models differ in more than one thing." },
      {
        words: "That every model with such a memory will find them",
        why: "One training of one size was measured, on one test.",
      },
    ],
  },
];

export const inventory: readonly InventoryItem[] = translatedFields("inventory", ["question", "words", "why"], items);

/** Its place in `options`. */
export function rightOf({ options }: InventoryItem): number {
  return options.findIndex(({ why }) => why === undefined);
}
