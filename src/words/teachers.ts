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

  key: {
    oneWay: "One way: {knobs}.",
    knob: "{knob} {value}",
    drawn: "drawn gates",
    item: "{place}. {item}",
    cell: "row {row}, column {column}",
    enough: "{enough} of the {pick} are enough.",
    close: "From {low} to {high} is close enough.",
  },
});
