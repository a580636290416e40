// What is said about the engine? Which one reads and why, how far it was checked, and what it could not do.
// The worker reads this catalogue too: its reasons and mistakes reach the page in words.

import { translated } from "./translate";

export const engineWords = translated("engine", {
  chip: {
    recorded: "Recorded",
    recordedMeans: "the model is still loading",
    live: "Live",
    stopped: "Stopped",
    stoppedMeans: "reload to go on",
    backends: { cpu: "CPU engine", loops: "CPU engine without SIMD", webgpu: "WebGPU" },
    label: "{state}. {detail}",
    why: "Why: {reason}.",
    enginesOfMemory: "What reads, and how fast, this memory and text, in tokens a second. A press reads with another:",
    enginesOfModel: "What reads, and how fast, this model and text, in tokens a second. A press reads with another:",
    engine: {
      cpu: "the CPU with SIMD",
      loops: "the CPU, plain loops",
      webgpu: "the GPU (WebGPU)",
    },
    speedOf: "{rate} tokens/s",
    notHere: "not here",
    reads: "reads now",
    fasterMemory: "This memory is small: the CPU reads it at {cpu} tokens/s, the GPU at {webgpu}.",
    fasterModel: "This model is small: the CPU reads it at {cpu} tokens/s, the GPU at {webgpu}.",
    measuring: "being measured …",
    starting: "the engine is starting",
  },

  /** Over a panel that needs the engine for every token, while there is none. */
  answeredAt: "At token {token}, for which the engine answered last.",

  check: {
    checking: "Checking in float64…",
    verified: "Verified in float64",
    verifiedShort: "Verified",
    checkingShort: "Checking…",
    approximate: "Approximate: agrees to {digits, plural, one {# digit} other {# digits}}",
    differs: "Differs from float64",
    agrees:
      "{digits, plural, =0 {Differs from float64 in the first digit.} one {Agrees with float64 to # digit.} other {Agrees with float64 to # digits.}}",
    again:
      "The whole text was read again in float64, which has twice the precision. What Explore shows was compared with it:",
    untrained:
      "every number and word of a token; the vectors that the memory answers with; its weights and its momentum, at regular tokens and after the last; how well it recalls every context at the end; and the attention maps of the last tokens.",
    trained:
      "every number and word of a token; the vectors that the memory answers with; its weights and its momentum, at regular tokens and after the last; its keys, values and gates; how well it recalls every context at the end; the attention maps of the last tokens; and how likely every next word is, with the memory and with it frozen.",
    withoutMemory:
      "how likely every next word is, and, where the model has them, its keys, values and gates, its own attention over the last tokens, and the same with nothing written.",
    farthest:
      "The farthest apart is {what}, by {difference} of its largest value. The view Compare is not part of this check.",
    quantity: "{name} ({symbol})",
    parts: {
      columns: "a number of a token",
      words: "an answer’s word",
      reads: "an answer",
      weights: "a weight",
      inputs: "a key, value or gate",
      recall: "what is recalled at the end",
      maps: "a weight of an attention map",
      next: "how likely a word comes next",
      frozen: "how likely a word comes next with the memory frozen",
    },
    reading: "The reference engine is reading the whole run again, in twice the precision.",
  },

  /** Why the engine is the one it is: “Why: {reason}.” */
  backend: {
    forcedCpu: "the CPU engine was asked for",
    forcedLoops: "the plain loops were asked for",
    noSimd: "WebAssembly has no SIMD here",
    simdOff: "SIMD did not pass the self-test",
    simdPassed: "SIMD passed the self-test",
    both: "{reason}, and {simd}",
    noWebGpu: "this browser has no WebGPU",
    noAdapter: "WebGPU finds no graphics adapter here",
    software: "WebGPU here runs in software, the CPU engine is faster",
    notStarted: "WebGPU did not start",
    off: "the GPU's self-test was off by {difference}",
    farOff: "the GPU's self-test was off by more than can be said",
    passed: "{gpu} passed the self-test",
    namelessPassed: "this GPU passed the self-test",
    failed: "WebGPU failed: {why}",
    lost: "the GPU was lost: {why}",
    wentOn: "{why}, and the CPU went on",
  },

  /** Why a trained model is read by the engine that it is: “Why: {reason}.” */
  model: {
    passed: "the GPU read the first {tokens} tokens of this model as the CPU does",
    off: "the GPU did not read the first {tokens} tokens of this model as the CPU does, so the CPU reads it",
    beyond: "this model’s shape is beyond what the GPU can read here, so the CPU reads it",
    failed: "the GPU failed at this model ({why}), so the CPU reads it",
  },

  modelFile: {
    noCard: "{name}.json is not a model card",
    otherCard: "{name}.json is the card of another model ({other})",
    noCurve: "{name}.json says what cannot be of how it learned",
    otherVocabulary: "it was trained on {words} words, and this page knows {known}",
    otherSize: "{name}.safetensors has {bytes} bytes, and its card says {expected}",
    otherFile: "{name}.safetensors is not the file that its card describes",
    notFound: "{file} was not found ({status})",
    stalled: "{file} stopped arriving",
    notFetched: "{file} could not be fetched",
  },

  training: {
    noSimd:
      "Training needs WebAssembly with SIMD, and there is none here. Another browser may have it; a model that was trained elsewhere opens here from its file.",
  },

  /** A model that was trained in the page, in a file that somebody opens. */
  ownFile: {
    title: "Trained in the page",
    noModel: "This is no file of a model: {why}.",
    notOurs: "This is no model that this page has trained: its file does not say so.",
    noCard: "The file has lost its card, which says what kind of model it is.",
    settings: "The file’s card says what cannot be: {why}.",
    otherVersion: "Another version of this page has trained this model, and this one would build it otherwise.",
    otherShape: "The file’s card speaks of another model: {name} is missing, or has another shape.",
    more: "The file holds {extra, plural, one {# part} other {# parts}} more than its model has.",
    tooLarge: "The file is too large to be a model that this page has trained.",
    notRead: "The browser could not read the file.",
    noWorker: "The engine that had the model is gone. Train it again: the same settings and seed make the same model.",
    none: "no model was trained in this page yet: train one in the view Train, or open the file of one",
  },

  export: {
    noMemory: "{model} keeps every token and writes no memory, so there is no state whose trace could be written",
    nothingExact: "rounding in 32 bits moves these numbers too far for anybody to recompute them",
  },
});
