// What does the timeline say? Its rows, the readings beside each other, and the form that draws a gate.

import { translated } from "#words/translate";

export const timelineWords = translated("timeline", {
  timeline: {
    /** On a phone: which token the number beside it belongs to. */
    summary: "{quantity} at {word}, token {place}",
    place: "{token} of {count}",
    earlier: "earlier, {differences}",
    second: {
      nothingStored: "After the second reading nothing is stored.",
      fewer: "The second reading answers {after} of {of}, the first {before}.",
      less: "The second reading surprises {percent} less.",
      more: "The second reading surprises {percent} more.",
    },
    firstReading: "first reading",
    secondReading: "second reading",
    firstReadingShort: "1st reading",
    secondReadingShort: "2nd reading",
  },
  row: {
    hide: "Hide {series}",
    show: "Show {series}",
    about: "{name}: {meaning}",
    diverged: "diverged at {token}",
    loss: "loss",
    cosine: "cos",
    step: "step",
  },
  /** At the end of a second reading: how it differs from the first, now and in the earlier run. */
  second: {
    nothingStored: "nothing is stored",
    fewer: "answers {after} of {of}, before {before}",
    less: "{percent} less",
    more: "{percent} more",
    earlierLess: "earlier run: {percent}",
    earlierMore: "earlier run: {percent} more",
  },
  gates: {
    rate: "{symbol} {rate} · max {bound}",
    rateAndBound: "{rate} and {bound}: {meaning}",
    drawn: "{gates} drawn by you",
    removeDrawn: "Remove drawn gates",
    toDraw: "Gate to draw",
    howToDraw: "{meaning} Press, then drag over the gates to draw it.",
  },
  drawGate: {
    name: "Draw a gate",
    gate: "Gate",
    from: "From token",
    to: "To token",
    value: "Value of {symbol}",
    add: "Add",
    drawn: "{symbol} {value} on {from}–{to}",
    remove: "Remove {symbol} on {from} to {to}",
  },
});
