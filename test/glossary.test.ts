import { expect, test } from "vitest";
import { glossaryGroups } from "../src/components/glossaryGroups";
import { lessonsOn } from "../src/lessons/spokenOf";
import { letters, operands, probe } from "../src/model/probe";

test("every quantity of the page stands in the glossary once", () => {
  const listed = glossaryGroups.flatMap(({ of }) => of);
  expect([...listed].sort()).toEqual(Object.keys(probe).sort());
});

test("no letter of the equations has the name of another", () => {
  const names = (Object.keys(letters) as (keyof typeof letters)[]).map((id) => operands[id].name);
  expect(new Set(names).size).toBe(names.length);
});

test("what the course is about is taught by a lesson that links it", () => {
  for (const id of ["surprise", "momentum", "theta", "eta", "alpha", "drift"] as const) {
    expect(
      lessonsOn(id).map((lesson) => lesson.id),
      id,
    ).not.toEqual([]);
  }
});
