// What does the page around the lessons say? All of its words in one record, with {places} for what is filled in.
// Leaves to each lesson's file what the lesson says.

const locale = "en";

export const words = {
  view: "Lessons",
  lesson: "Lesson",
  fetching: "Fetching the lessons…",
  intro: "Predict, do, see and say: each lesson asks you something, and the engine on this page is the judge.",
  lessonOf: "Lesson {number} of {count}",
  stepOf: "Step {number} of {count}",
  lessonStep: "Lesson {number} · step {step} of {count}",
  closing: "Closing page",
  steps: "Steps of this lesson",
  "minutes.one": "{n} minute",
  "minutes.other": "{n} minutes",
  progress: "{done} of {count} steps done",
  begin: "Begin",
  goOn: "Continue",
  again: "Read again",
  forTeachers: "For teachers",
  objective: "Objective",
  linkToStep: "Step {number}",
  linksToSteps: "A link to each step:",
  lockHint: "Add &lock=theta,alpha to a link to leave knobs out.",
  glossary: "Glossary: what every symbol means",
  forget: "Forget my progress",
  forgotten: "Your progress on this device is forgotten.",
  allLessons: "All lessons",
  unknown: "There is no lesson “{id}”. Here are those there are.",

  back: "Back",
  next: "Next",
  finish: "Finish",
  space: "Space",
  openInExplore: "Open this in Explore",
  check: "Check",
  keep: "Keep it",
  hint: "Hint",
  showHint: "Show a hint",
  hideHint: "Hide hint",
  offered: "Stuck? There is a hint.",
  showMe: "Show me",
  skip: "Skip",
  tryAgain: "Try again",
  answerFirst: "Next unlocks with an answer, and Skip goes on without one.",

  spotOn: "Spot on.",
  right: "Right.",
  close: "Close enough.",
  wrong: "Not yet.",
  unanswered: "Answer first: then it can be checked.",
  tooHigh: "Too high.",
  tooLow: "Too low.",
  shown: "One right answer is shown.",
  shownBar: "The true bar is shown.",
  kept: "Kept on this device. You will see it again at the end.",
  done: "Done.",
  skipped: "Skipped. It is here whenever you like.",

  dragOrKeys: "Drag the handle, or ↑ ↓ then Enter.",
  yourGuess: "your guess",
  truth: "it was",
  guessLabel: "Your guess: {name} at “{word}”",
  exactly: "Just what you drew.",
  above: "{amount} more than you drew.",
  below: "{amount} less than you drew.",
  comeBack: "{panels} come back after your guess.",
  "comeBack.one": "{panels} comes back after your guess.",
  tokensShown: "tokens {from} to {to}",
  seriesText: "{name}, tokens {from} to {to}: from {low} to {high}.",
  marked: "{word}, {words}: {value}",

  conditions: "What has to hold",
  holds: "holds",
  holdsNot: "does not hold yet",

  "picked.one": "{n} of {pick} cells picked.",
  "picked.other": "{n} of {pick} cells picked.",
  key: "key",
  error: "error",
  cellsLabel: "Cells of the memory, a row for each number of the key, a column for each of the error",
  cellLabel: "row {row}, column {column}: key {key}, error {error}",
  cellsKeys: "Arrows move, the space bar picks.",
  cellMoved: "Now drawn: how far each cell moved. Yours are framed.",

  orderLabel: "Parts to be put in order",
  orderItem: "{item}, place {place} of {count}",
  orderKeys: "Drag, or choose a part and move it with ↑ ↓.",

  runsLabel: "Three runs of the same text",
  readingRuns: "Reading the text three times…",
  run: "Run {letter}",
  yourSentence: "Your sentence",

  assignment: "To be handed in",
  assignmentNote: "An assignment: at the end you save your answers as a file, and hand that in yourself.",
  handInNote:
    "A file with your answers and a link to every run as you left it. It is made on this device; nothing is sent.",
  yourName: "Your name, if you like",
  saveAnswers: "Save my answers",
  assignmentLink: "A link for an assignment: the reader saves the answers as a file.",
  asAssignment: "as an assignment",

  endTitle: "What you said",
  yours: "You",
  ours: "We would say",
  saidNothing: "You left this one out.",
  notShown: "What this does not show",
  more: "Go on",
} as const;

export type WordKey = keyof typeof words;

/** The words with their places filled in. */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key].replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? value.toLocaleString(locale) : value;
  });
}

type Plural = "minutes" | "picked";
const forms = new Intl.PluralRules(locale);

/** The same in the form that a number asks for. */
export function sayCount(key: Plural, n: number, values: Readonly<Record<string, string | number>> = {}): string {
  return say(`${key}.${forms.select(n) === "one" ? "one" : "other"}`, { n, ...values });
}

/** “momentum, gates and recall”. */
export function sayList(items: readonly string[]): string {
  return new Intl.ListFormat(locale).format(items);
}
