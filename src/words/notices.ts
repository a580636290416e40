// What is the reader told when something is not as asked for? Links, files, divergence, and an engine that stops.
// Leaves to engine.ts what the worker itself says, and to shell.ts what a broken panel says.

import { translated } from "./translate";

export const noticeWords = translated("notices", {
  dismiss: "Dismiss",

  session: {
    startedAgain: "The engine stopped ({why}) and was started again.",
    nowOnCpu: "The engine stopped ({why}) and now runs on the CPU.",
    stopped: "The engine stopped ({why}). What was read stays on screen; reload the page to go on.",
    failed: "The engine could not do this: {why}",
    nothingToExport: "there is nothing to export yet: type a text first",
    changedMeanwhile: "the run changed while it was being written: try again",
  },

  /** Why the worker is taken for dead, for the sentences above. */
  worker: {
    notLoaded: "the worker could not be loaded",
    silent: "it stopped answering",
  },

  noSegmenter: "This browser does not know where words end, so they are taken from space to space. A newer one does.",

  guide: { noAnswer: "the engine did not answer" },

  link: {
    noPreset: "This page has no preset “{id}”.",
    pastTheEnd: "This link points at token {token}, but the text has {count}.",
    otherVersion: "This link is of a kind this page does not know (v={version}).",
    noVersion: "This link is of a kind this page does not know (v=missing).",
    leftAtDefault: "Part of this link could not be read and was left at its default: {parts}.",
    andMore: "{parts}; and {n, number} more",
    textCut: "the text was cut or changed on its way",
    textShortened: "This link was cut on its way: the first {n, number} characters of its text came through.",
    textTooLong: "A text may have {most, number} characters: what this link has beyond them is left out.",
    cut: "This link was cut on its way: what it said last is missing.",
    tooLong: "A link may have {most, number} characters: what this one has beyond them is not read.",
    listTooLong: "{name} (at most {most, number})",
    unknownName: "“{name}”",
    misspeltName: "“{name}” (is “{nearest}” meant?)",
    place: "place “{value}”",
    unknown: "{name} “{value}”",
    notOneOf: "{name} “{value}” (allowed: {values})",
    outOfRange: "{name} “{value}” (allowed: {minimum} to {maximum})",
    outOfRangeOrNotWhole: "{name} “{value}” (allowed: {minimum} to {maximum}, whole)",
    drawnGate: "drawn gate “{value}”",
    answer: "answer “{value}”",
  },

  progress: {
    notKept:
      "This browser keeps nothing for this page, or its space is full: your answers last until the page is closed or reloaded.",
  },

  diverged: {
    undoesMore: "Each write undoes more than its error, and the next errors are larger still.",
    undoesMoreBy:
      "Each write undoes more than its error ({rate} of it, and a repeated word bears {bound}), and the next errors are larger still.",
    overshoots: "The writes overshoot, and the next surprises are larger still.",
    overBound: "The writes overshoot: {thetaEff} is {rate}; chunks of {chunk} bear {bound} of one repeated word.",
    underBound:
      "The writes overshoot: {thetaEff} is {rate}. One repeated word would bear {bound}, but here many keys overlap.",
    passed: "{quantity} passed {limit} at token {token}, “{word}”; everything before it stands.",
    passedIn:
      "{quantity} in layer {layer}, head {head}, passed {limit} at token {token}, “{word}”; everything before it stands.",
    ownGates: "Its own gates again",
    lower: "Lower θ to {theta}",
    halve: "Halve θ to {theta}",
    undoDrawn: "Undo the drawn gates",
    clip: "Clip the gradient",
  },
});
