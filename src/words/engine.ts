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
    backends: { cpu: "CPU engine", webgpu: "WebGPU" },
    label: "{state}. {detail}",
    why: "Why: {reason}.",
    speed: "The last text was read at {rate} tokens/s.",
    force: "Force one: <cpu>the CPU engine</cpu> or <webgpu>WebGPU</webgpu>.",
    trainedOnCpu: "trained models are read on the CPU",
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
    agrees: "Agrees with float64 to {digits, plural, one {# digit} other {# digits}}.",
    untrained:
      "The whole run was read again by the reference engine, in twice the precision. The farthest apart is {name} ({symbol}), by {difference} of its largest value.",
    trained:
      "The whole run was read again by the reference engine, and the whole text by the model, in twice the precision. The farthest apart is {name} ({symbol}), by {difference} of its largest value.",
    reading: "The reference engine is reading the whole run again, in twice the precision.",
  },

  /** Why the engine is the one it is: “Why: {reason}.” */
  backend: {
    forcedCpu: "the CPU engine was asked for",
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

  modelFile: {
    noCard: "{name}.json is not a model card",
    otherCard: "{name}.json is the card of another model ({other})",
    otherVocabulary: "it was trained on {words} words, and this page knows {known}",
    otherSize: "{name}.safetensors has {bytes} bytes, and its card says {expected}",
    otherFile: "{name}.safetensors is not the file that its card describes",
    notFound: "{file} was not found ({status})",
    stalled: "{file} stopped arriving",
    notFetched: "{file} could not be fetched",
  },

  export: {
    noMemory: "{model} keeps every token and writes no memory, so there is no state whose trace could be written",
    nothingExact: "rounding in 32 bits moves these numbers too far for anybody to recompute them",
  },
});
