// What else is spoken of beside Titans? Ideas, memories and tasks of other papers, in plain words: where each is from, and which
// row of Compare shows it, where one does. Leaves the symbols of this page to model/contracts/probe.ts.

import { translatedFields } from "#words/translate";

interface FieldTerm {
  readonly name: string;
  readonly meaning: string;
  readonly source: string;
  readonly arxiv: string;
  /** The id of the compared memory that shows it. */
  readonly memory?: string;
}

export const fieldTerms: Readonly<Record<string, FieldTerm>> = translatedFields(
  "fieldTerms",
  ["name", "meaning", "source"],
  {
    nested: {
      name: "Nested Learning",
      meaning:
        "A model seen as learners inside each other, each at its own pace: some of it changes with every word, some with every chunk, some in training alone. A momentum is then a memory, too, of past gradients.",
      source: "Nested Learning",
      arxiv: "2512.24695",
    },
    hope: {
      name: "Hope",
      meaning: "The model of that paper: a memory that modifies itself, and behind it a continuum of memories.",
      source: "Nested Learning",
      arxiv: "2512.24695",
      memory: "hope",
    },
    continuum: {
      name: "Continuum memory",
      meaning:
        "Memories in a row, each written more rarely than the one before it. What changes often follows the text; what changes rarely is not overwritten by it so soon.",
      source: "Nested Learning",
      arxiv: "2512.24695",
      memory: "continuum",
    },
    selfModifying: {
      name: "Self-modifying memory",
      meaning:
        "A memory that also makes the keys, the values and the rates it is written with, by weights that it writes itself as it reads.",
      source: "Nested Learning",
      arxiv: "2512.24695",
      memory: "self-modifying",
    },
    omega: {
      name: "Omega rule",
      meaning: "Each write mends the errors of the last several tokens together, and not of the newest alone.",
      source: "Atlas",
      arxiv: "2505.23735",
      memory: "omega",
    },
    atlas: {
      name: "Atlas",
      meaning:
        "The Omega rule with a momentum whose directions are made alike before it is written. Its keys may be taken with products of their coordinates, which makes room for more pairs.",
      source: "Atlas",
      arxiv: "2505.23735",
      memory: "atlas",
    },
    muon: {
      name: "Muon, Newton–Schulz",
      meaning:
        "A way to step: the momentum of a matrix is changed so that all its directions are about as strong. The iteration of Newton and Schulz does that with a few products of matrices.",
      source: "Jordan and others, Muon (2024); in a memory: Atlas",
      arxiv: "2505.23735",
      memory: "atlas",
    },
    mesa: {
      name: "Mesa layer",
      meaning:
        "A memory that answers with the matrix that has the least squared error over all it has read: it solves for it, where others take a step toward it.",
      source: "MesaNet",
      arxiv: "2506.05233",
      memory: "mesa",
    },
    deltaProduct: {
      name: "DeltaProduct",
      meaning:
        "Several steps of the delta rule for every token, each with a key of its own. A step may go past its goal and mirror what is kept, and two mirrors together turn it.",
      source: "DeltaProduct",
      arxiv: "2502.10297",
      memory: "delta-product",
    },
    kda: {
      name: "Kimi Delta Attention",
      meaning: "The gated delta rule in which each coordinate of the key forgets at a rate of its own.",
      source: "Kimi Linear",
      arxiv: "2510.26692",
      memory: "kda",
    },
    eraseDelta: {
      name: "Gated DeltaNet-2",
      meaning: "The delta rule with one gate for what is erased, and another for what is written.",
      source: "Gated DeltaNet-2",
      arxiv: "2605.22791",
      memory: "erase-delta",
    },
    rwkv: {
      name: "RWKV-7",
      meaning:
        "A delta rule in which what is taken away and what is put in have keys of their own, and each coordinate a decay and a rate of its own.",
      source: "RWKV-7 “Goose”",
      arxiv: "2503.14456",
    },
    memoryCaching: {
      name: "Memory Caching",
      meaning:
        "The memory at the end of each segment is kept, and an answer is drawn from all of them: what is kept grows with the text, a state a segment.",
      source: "Memory Caching",
      arxiv: "2602.24281",
      memory: "memory-caching",
    },
    tnt: {
      name: "TNT",
      meaning:
        "One memory for the whole text, written in large chunks, and local ones that begin anew again and again. Since none of these waits for another, training can read many stretches at once.",
      source: "TNT",
      arxiv: "2511.07343",
      memory: "tnt",
    },
    linearAttention: {
      name: "Is it a memory at all?",
      meaning:
        "What a matrix answers is a weighted sum of what its steps wrote, as in linear attention. Liu and others show the same of networks whose last layer is linear, and that more steps, which fit the pairs better, made their models answer worse. Compare tries it: “More steps: does recall follow?”",
      source: "Test-Time Training with KV Binding Is Secretly Linear Attention",
      arxiv: "2602.21204",
      memory: "ttt-mlp",
    },
    stateTracking: {
      name: "State tracking, TC⁰",
      meaning:
        "To say under which cup a ball is, every swap has to change what is kept. TC⁰ is what circuits of a fixed depth can compute, attention and states with a diagonal update among them. Following the swaps of five things is thought to lie beyond it.",
      source: "The Illusion of State in State-Space Models",
      arxiv: "2404.08819",
    },
    parity: {
      name: "Parity",
      meaning:
        "Whether a row of zeros and ones has an even number of ones: the smallest task of state tracking. A state that is only ever multiplied by factors from 0 to 1 cannot follow it in texts of any length; a factor of −1 can.",
      source: "Unlocking State-Tracking in Linear RNNs Through Negative Eigenvalues",
      arxiv: "2411.12537",
    },
    permutations: {
      name: "S₃",
      meaning:
        "The six orders that three things can be in, and the swaps that lead from one to another. Here it matters which swap came first, as it does not in parity.",
      source: "DeltaProduct",
      arxiv: "2502.10297",
      memory: "delta-product",
    },
    hyena: {
      name: "Hyena",
      meaning:
        "Long convolutions and gates: each output is a weighted sum over all inputs so far, and the weights come from a small network of the distance. All inputs are kept for that. There is no state of a fixed size that is written word by word, so it is no row of Compare.",
      source: "Hyena Hierarchy",
      arxiv: "2302.10866",
    },
    memorizing: {
      name: "Memorizing Transformers",
      meaning:
        "Attention that also looks up the nearest keys in a cache of what it read before, outside the model. The cache takes every pair as it is, up to its size, and compresses nothing into weights: a longer attention, and no row of Compare.",
      source: "Memorizing Transformers",
      arxiv: "2203.08913",
    },
  },
);
