// What does the page say to teachers? Notes, answers, plans, the map, hand-ins and worksheets. Leaves to lessons/teaching what is said
// of each step.

import { translated } from "./translate";

export const teacherWords = translated("teachers", {
  notes: "Notes for teachers",
  noNotes: "No note has been written for this step yet.",
  misconception: "What some believe",
  ask: "Ask aloud",
  expect: "What to expect",
  answer: "Answer",
  wrong: "Wrong, and why",
  points: "A good sentence says",
  computing: "Asking the engine…",
  never: "Shown with the teacher’s switch alone, never in an assignment, and not printed with the page.",
  fetching: "Fetching…",

  plans: "Plans for a class",
  map: "What needs what",
  assignments: "Assignments",
  assignmentsAbout:
    "Tick “as an assignment” at a lesson below and hand out a link to its first step. There nobody is shown an answer, by the page or by this switch. Each student types a name or number, and the order in which options, runs and parts stand hangs on it: neighbours see other letters, while every number on the page is the same for all. The file handed in says name, order and first answers.",

  planning: {
    about:
      "Minutes are counted: {pace} words a minute, and for each answer the time that it takes. At least {share} of the time is for talk. What does not fit is left out, and nothing comes before what it needs.",
    session: "Session {number}.",
    minutes: "minutes {from}–{to}",
    opening: "Ask the first lesson’s question aloud: everybody writes down an answer before the page says one.",
    pairs: "In pairs at a screen, who agree before they press Check.",
    projector: "All before the projector: vote by hand, then Reveal.",
    alone: "Each alone.",
    closing:
      "Each says in one sentence what is worth remembering. Read the lesson’s own sentence last, and what it did not show.",
  },

  needs: {
    about: "Every lesson stands below those that it builds on. Point at one to see its lines.",
    place: "{number}. {title}",
    label: "{shown} ({title}) builds on {needs}",
  },

  handIns: {
    title: "Hand-ins",
    about:
      "Choose the files that students have handed in, or drop them here. They are read in this page and sent nowhere; each is checked, and what is not as it should be is named.",
    choose: "Files of answers",
    save: "Save all as one table (CSV)",
    read: "{n, plural, one {# file} other {# files}} read, {students, plural, one {# student} other {# students}}, {rows, plural, one {# row} other {# rows}}.",
    later:
      "{n, plural, one {# file is} other {# files are}} of a student and lesson of which there is a later one, and left out.",
    bad: "{n, plural, one {# file was} other {# files were}} not read:",
    badFile: "{file}: {reason}",
    tooLarge: "it is larger than a file of answers can be",
    unreadable: "it could not be read",
    noJson: "it is no JSON",
    otherFormat: "it is no file of answers of this page",
    wrongField: "what stands at “{at}” is not what this page writes there",
    list: "Students",
    student: "{name}: {title}, {done} of {steps} steps, {right} right at the first try",
    yes: "yes",
    no: "no",
    ratio: "{of} of {all}",
    file: "hand-ins.csv",
    columns: {
      name: "name",
      seed: "seed",
      lesson: "lesson",
      step: "step",
      kind: "kind",
      end: "end",
      tries: "tries",
      firstAnswer: "first answer",
      firstRight: "first right",
      points: "points",
      answer: "answer",
      run: "run",
      saved: "saved",
    },
  },

  worksheet: {
    print: "Print a worksheet",
    printSolved: "Print it with solutions",
    solutions: "With solutions",
    name: "Name:",
    answer: "Answer:",
    page: "Done on the page {address}: what is to be turned or looked at is there.",
    text: "The text:",
    action: "On the page: {action}.",
    end: "In one sentence: what is worth remembering?",
  },

  student: {
    title: "Who are you?",
    about:
      "Type your name, or the number that you were given. The order in which answers are shown hangs on it, and nothing else. It is in the file that you hand in.",
    name: "Your name or number",
    begin: "Begin the assignment",
    now: "You are {name}.",
    other: "Not you?",
  },

  inventory: {
    title: "What do you know, before and after?",
    about:
      "{n, plural, one {# question} other {# questions}}, one for each idea of the course. Answer once before you begin, and once when you are done. Nothing is said of your answers until then, and they are kept on this device alone.",
    before: "Answer before the course",
    after: "Answer after the course",
    keep: "Keep these answers",
    cancel: "Not now",
    kept: "Kept. The same questions wait for you after the course.",
    show: "Show me the right answers now",
    score: "Before: {before} of {n}. After: {after} of {n}.",
    scoreBefore: "Before: {before} of {n}.",
    gain: "{more, plural, =0 {As many as before.} one {# more than before.} other {# more than before.}}",
    loss: "{fewer, plural, one {# fewer than before.} other {# fewer than before.}}",
    yours: "you, before: {before}; after: {after}",
    nothing: "no answer",
    again: "Forget these answers",
  },

  key: {
    oneWay: "One way: {knobs}.",
    knob: "{knob} {value}",
    drawn: "drawn gates",
    game: "rate s {rate}, chunk {chunk}",
    on: "on",
    off: "off",
    item: "{place}. {item}",
    cell: "row {row}, column {column}",
    enough: "{enough} of the {pick} are enough.",
    close: "From {low} to {high} is close enough.",
  },
});
