// What does Compare say: its question, its ladder, one memory's column, and the panels that show recall, error and state?
// Leaves to the panels of capacity, cost and the workbench what only they say, and table twins to compareTables.ts.

import { say } from "./say";
import { translated } from "./translate";

export const compareWords = translated("compare", {
  and: "{memories} and {memory}",

  needsMemory: "This model has no memory whose keys and values the others could read. Choose another model in Explore.",

  contents: "On this page",

  question: {
    readers:
      "{memories, plural, =0 {No memory reads} =1 {One memory reads} =2 {Two memories read} =3 {Three memories read} =4 {Four memories read} =5 {Five memories read} =6 {Six memories read} =7 {Seven memories read} =8 {Eight memories read} =9 {Nine memories read} =10 {Ten memories read} =11 {Eleven memories read} =12 {Twelve memories read} other {# memories read}}",
    all: "{readers} {memories, plural, =0 {the} =1 {the} other {the same}} {parts} with {memories, plural, =0 {their} =1 {their} other {the same}} keys and values{of, select, model { of {model}, layer {layer}, head {head}} other {}}.",
    first:
      "{readers} the first {read} of {parts} with {memories, plural, =0 {their} =1 {their} other {the same}} keys and values{of, select, model { of {model}, layer {layer}, head {head}} other {}}.",
    diverged:
      "{readers} the first {read} of {parts}, up to where the memory of Explore diverged, with {memories, plural, =0 {their} =1 {their} other {the same}} keys and values{of, select, model { of {model}, layer {layer}, head {head}} other {}}.",
    recall: "What does {memories, plural, =0 {a memory} =1 {it} other {each}} still know at {word}?",
    next: "What does {memories, plural, =0 {a memory} =1 {it} other {each}} expect after {word}?",
    token: "token {token}",
    tokenOfRun: "token {token} · d = {dimension} · seed {seed}",
    ownNetwork:
      "In {model} itself this head’s memory is a network, {widths}, in chunks of {chunk} tokens. The networks here are other memories on its keys and values.",
    ownMatrix:
      "In {model} itself this head’s memory is one matrix of {rows} by {columns}, in chunks of {chunk} tokens. The networks here are other memories on its keys and values.",
  },

  /** What each memory answers at the cursor, and who is right. */
  now: {
    right: "{word} is right: {memories} {count, plural, one {says} other {say}} so.",
    allRight: "{word} is right, and {count, plural, one {it says} other {all say}} so.",
    noneRight: "{word} is right, and {count, plural, one {it does not say} other {none of them says}} so.",
    open: "What comes after it is not known.",
    says: "{memories} {count, plural, one {says} other {say}} {word}",
    nothing: "{memories} {count, plural, one {has} other {have}} no answer",
    diverged: "{memories} {count, plural, one {has} other {have}} diverged",
    sentence: "{said}.",
  },

  /** Of the text that Compare opens on. */
  opening: {
    why: "Noor’s animal is told three times as a heron, then once as a kite. Ten words later, where a window of 8 words has lost sight of it, she is named again. A memory may then say what it heard most often, or what it heard last. Momentum makes Titans write what is new more strongly; without momentum it says heron too.",
    but: "It is not always so: {theta} the delta rule says kite too, {window} the window still sees it, and Deep Titans says heron. This is one text, made to tell the four apart. With other random vectors for its words, of twelve seeds, Titans says kite each time and the other three never do.",
    theta: "with θ at 0.3",
    window: "with a window of 16 words",
  },

  asked: {
    asking: "What every memory is asked",
    recall: "Asked for this word",
    next: "for the next word",
    scale: "Scale of dots, maps and errors",
    shared: "All on one scale",
    own: "each on its own",
    recallRow: "Row t of a map: what is in the answer to the context that token t stands in, after token t was read.",
    nextRow: "Row t of a map: what is in the answer to the words up to and with token t, which should be token t + 1.",
  },

  ladder: {
    rung: "{memory}: {adds}",
    source: "{paper}, arXiv {arxiv}, {equation}",
    goesOn: "… {adds}",
    any: "Any other memory…",
    families: {
      attention: "Attention: keep the pairs",
      linear: "Linear attention: add every pair",
      decay: "Decay: forget a little",
      delta: "Delta rules: write the error",
      titans: "Titans",
      segments: "Segment by segment",
      ttt: "Test-time training",
      miras: "MIRAS",
      nested: "Nested: memories that write memories",
    },
  },

  knobs: {
    summary: "Settings that only these memories have",
    window: "tokens, this one included",
    others: "θ, η, α, b and d are set in Explore.",
  },

  columns: {
    noneChosen: "Turn on a memory above: none is chosen.",
    asking: "Asking which memories there are…",
  },

  column: {
    takeAway: "Take it away",
    takeMemoryAway: "Take {memory} away",
    addsAndDid: "{adds}: {did}",
    source: "{paper}, {equation}.",
    map: "{memory}: what is in the answers of {tokens, plural, one {# token} other {# tokens}}. {sentence}",
    noMap: "No map: {why}",
    reading: "reading…",
  },

  /** A memory in words: how much of every word comes back to every cue. */
  dots: {
    name: "{memory}: memory in words",
    legend:
      "In the dots, a row is a cue and a column a word; a dot is how strongly the word comes back. Green is right, black is said though wrong; hollow and struck was replaced by a later word, with a black edge where it is still said.",
    picture: "{count}. {current}",
    count: "answers {right} of {asked}",
    withReplaced: "{count} · {replaced} replaced",
    empty: "nothing is stored",
    strength: "{word} {strength}",
    current: "{cue}: {words}",
    nothing: "{cue}: no answer",
    unread: "{cue}: not read yet",
    right: "{cue}: {strength} of {word}, right",
    rightButNot: "{cue}: {strength} of {word}, right, but not what is said",
    replaced: "{cue}: {strength} of {word}, replaced",
    replacedBy: "{cue}: {strength} of {word}, replaced by {right}",
    replacedButSaid: "{cue}: {strength} of {word}, replaced by {right}, and still said",
    says: "{cue}: {strength} of {word}, wrong, and what is said",
    other: "{cue}: {strength} of {word}, wrong",
    none: "{cue}: {strength} of {word}, no answer",
  },

  answer: {
    cue: "{words} …",
    diverged: "diverged",
    nothing: "nothing",
    builtFrom: "built from",
    fromSurprises: "from surprises at",
  },

  /** What there is to see in a map. */
  map: {
    nothing: "nothing is stored",
    reach: "nothing older than {tokens, plural, one {# token} other {# tokens}}",
    stripe: "the stripe: the second reading still uses the first",
    even: "nearly even: an average",
    surprises: "drawn over past surprises, not values",
  },

  /** What a memory changed on this text against the one it builds on. */
  rung: {
    diverges: "diverges at token {token}; {before} does not",
    holds: "holds where {before} diverges",
    /** Where one of the two has no error at all, nothing is so many times the other. */
    none: "no error, where {before} has {error}",
    some: "error {error}, where {before} has none",
    bothNone: "no error, as {before} has none",
    tie: "a tie with {before}: mean error {error}, as before",
    less: "error {share} less than {before}: {now}, not {then}",
    more: "error {share} more than {before}: {now}, not {then}",
    timesLess: "error {times} times less than {before}: {now}, not {then}",
    timesMore: "error {times} times more than {before}: {now}, not {then}",
  },

  errors: {
    note: "‖M(k) − v‖² before the token is written",
    noteUnit: "‖M(k) − v‖² before the token is written: 1 is what a memory that answers nothing gets wrong",
    mean: "mean {error}",
    /** Of an error above the scale, which is drawn to be read of the others. */
    beyond: "off the scale: {error}",
    rowBeyond: "{row}, {off}",
    row: "{memory}: mean error {error} over {tokens, plural, one {# token} other {# tokens}}",
  },

  recall: {
    title: "Recall",
    titleAt: "Recall at token {token}",
    note: "bar: cosine to the right answer, filled where that is also the first guess",
    noteInLesson: "bar: how near the answer is; green where it is right",
    table: "Pairs and memories",
    pair: "Stored pair",
    goTo: "token {token}: put the cursor there",
    /** Of the pairs whose word is still the right one. */
    right: "{right} of {count}{replaced, plural, =0 {} other { · # replaced}}",
    unread: "not read yet",
    nothing: "nothing",
    noAnswer: "No answer: it has learned too little, or forgotten too much.",
    replaced: "<spoken>replaced by</spoken> {word}",
    replacedBy: "Replaced by {word}: this pair is not asked for any more.",
    cosine: "cosine {cosine}",
  },

  state: {
    title: "State",
    titleAfter: "State after token {token}",
    note: "what is kept, and the answer y that is read from it: filled is +, striped is −, a full cell is the largest of its matrix",
    right: "The right answer",
    of: "State of {memory}",
    numbers: "{count, plural, one {# number} other {# numbers}}",
    /** Where not all of them are drawn. */
    numbersDrawn:
      "{count, plural, one {# number} other {# numbers}}, {drawn, number} drawn: not the weights that the chunk began with",
    nothing: "nothing is stored",
    matrix: "{name} {rows} × {columns}, to {most}",
    matrixLabel: "{name}, {rows} by {columns}, largest {most}",
    /** Of a matrix or a vector too long to be drawn as one. */
    folded: "in {pieces} pieces side by side, {rows} high",
  },

  notices: {
    failed: "The memories could not be compared: {problem}",
    unknown: "This page has no memory {memories}.",
    named: "“{id}”",
    most: "No more than {most} memories stand side by side.",
  },
});

/** “A and B and C”. */
export function namesOf(titles: readonly string[]): string {
  return titles.reduce((memories, memory) => say(compareWords.and, { memories, memory }));
}
