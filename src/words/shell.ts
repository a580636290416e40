// What does the page say around its panels? The header, the views, tabs and rail, settings, sharing, and the names of panels.
// Leaves the texts of a panel to the panel's own catalogue.

import { translated } from "./translate";

export const shellWords = translated("shell", {
  title: "Titans Explorer",
  close: "Close",

  views: {
    label: "Views",
    explore: "Explore",
    compare: "Compare",
    train: "Train",
    lessons: "Lessons",
    glossary: "Glossary",
    fetchingCompare: "Fetching the other memories…",
    fetchingTrain: "Fetching the trainer…",
    fetchingGlossary: "Fetching the glossary…",
    fetchingInstrument: "Fetching the equation, and every number…",
  },

  /** Parts of Explore that are folded away, and unfolded again. */
  fold: {
    instrument: "Back to the first screen",
    short: "First screen",
    settings: "Fold the settings away",
  },

  skip: { label: "Skip", toMain: "Skip to the text and its pictures", toPlay: "Skip to Play" },

  header: {
    moreActions: "More actions",
    shareLink: "Share: copy the link",
    exportTrace: "Export the trace",
    importTrace: "Import a trace…",
    undo: "Undo",
    redo: "Redo",
    help: "Help",
    settings: "Settings",
    withKeys: "{name} ({keys})",
    undoKeys: "Ctrl+Z",
    redoKeys: "Ctrl+Shift+Z",
    helpKeys: "?",
  },

  theme: {
    now: "Theme: {theme}",
    change: "Theme: {theme}. Change to {next}",
    names: { system: "system", light: "light", dark: "dark" },
  },

  share: {
    share: "Share",
    copied: "Link copied",
    long: "It has {n, number} characters, and some programs cut links after {most, number}. A file from Export holds the same.",
    notAllowed: "Copying is not allowed here. This is the link:",
    link: "Link",
  },

  tabs: {
    pictures: "Pictures",
    panels: "Panels",
    words: "the same weights, in words: what comes back to each cue",
    weights: "filled is +, striped is −; click: who wrote it?",
    maps: "every row is a token asking the past",
    wiring: "the same parts, four ways to join them",
    wiringWithout: "how the models with a memory are wired; this one has none",
    table: "one row a token: the same numbers, to read and to copy",
    long: "millions of words, and what is left of them",
    onPhone: {
      timeline: "Timeline",
      next: "Next",
      recall: "Recall",
      equation: "Equation",
      words: "Words",
      weights: "Weights",
      maps: "Maps",
      wiring: "Wiring",
      table: "Table",
      long: "Long",
    },
  },

  rail: {
    label: "Recall and inspector",
    open: "Open",
    close: "Close",
    next: "Next {probability}",
    recall: "Recall {share}",
    recalled: "{right} of {count}",
    why: "Why this number? {value}",
  },

  frame: {
    tableAndExport: "{name}: table and export",
    export: "{name}: export",
    enlarge: "Enlarge {name}",
    enlargeKey: "Over the whole stage (F)",
    shrinkKey: "Back to its place (Esc)",
    asTable: "{name}, as a table",
    showPicture: "Show the picture",
    showTable: "Show as a table",
    csv: "Download CSV",
    svg: "Download SVG",
    png: "Download PNG",
    saved: "Saved {name} ({size}).",
    noNumbers: "{name} has no numbers yet.",
    notDrawn: "{name} could not be drawn: {why}.",
    noPng: "the browser made no PNG of it",
    noFont: "a font could not be read",
  },

  broken: {
    sentence: "<b>{name}</b> broke: {why}",
    /** Ends with what `notFetched` says. */
    notHere: "<b>{name}</b> is not here: {why}",
    notFetched:
      "it could not be fetched. The connection may be lost, or the page may have changed on its server since you opened it.",
    tryAgain: "Try again",
    reload: "Reload, and keep what I read",
    reset: "Reset the settings, and keep the text",
  },

  withoutMemory: {
    window:
      "{model} has no memory that learns by surprise: it attends to the last few tokens and keeps nothing of what is older.",
    full: "{model} has no memory that learns by surprise: it attends to every earlier token, and keeps them all.",
    linear:
      "{model} has no memory that learns by surprise: it adds every token to one matrix a head, whether it is a surprise or not.",
    gatedDelta:
      "{model} has no memory that learns by surprise: it corrects one matrix a head at every token, without momentum.",
    mamba2: "{model} has no memory that learns by surprise: it adds every token to one matrix a head, which fades.",
  },

  settings: {
    sheet: "Settings of this reading",
    done: "Done",
    learns: "How it learns",
    made: "What it is made of",
    more: "More",
    reset: "Reset to the defaults",
    nearBound: "{thetaEff} {rate} · limit {bound}",
    otherVectors: "Draw other vectors",
    otherVectorsAndWeights: "Draw other vectors and first weights",
  },

  knob: {
    asNumber: "{symbol} as a number",
    earlier: "earlier: {value}",
    fewer: "fewer",
    more: "more",
    range: "{minimum} to {maximum}",
    /** Beside a field that was given another number. */
    allowed: "Allowed: {minimum} to {maximum}",
    allowedWhole: "Allowed: {minimum} to {maximum}, whole",
  },

  fork: {
    divergedAt: "✗ diverged at {token}",
    keepMeans: "Keep this earlier run while more knobs turn",
    keep: "Keep",
    kept: "Kept",
    swapMeans: "Go back to the earlier settings, and compare the other way",
    swap: "Swap",
    discard: "Discard",
    discardMeans: "Discard the earlier run",
    effects: {
      answers: "questions answered",
      emptied: "memory:",
      secondReading: "second reading",
      recall: "cues answered",
      nextWord: "next word",
      surprise: "surprise",
      diverged: "diverged",
    },
    effect: "{effect} {change}",
    nothingStored: "nothing is stored",
    stillLess: "{before} → {after} less",
    stillMore: "{before} → {after} more",
    lessToMore: "{before} less → {after} more",
    moreToLess: "{before} more → {after} less",
    count: "{before} → {after} of {of}",
    countOfOther: "{before} of {ofBefore} → {after} of {of}",
    countBy: "{before} → {after} of {of} ({by})",
    amount: "{before} → {after}",
    amountBy: "{before} → {after} ({by})",
    atToken: "at token {token}",
  },
});
