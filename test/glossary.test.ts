import { expect, test } from "vitest";
import { glossaryGroups } from "../src/components/glossaryGroups";
import { whereTaught } from "../src/lessons/spokenOf";
import { letters, operands, probe, type LetterId, type QuantityId } from "../src/model/probe";

test("every quantity of the page stands in the glossary once", () => {
  const listed = glossaryGroups.flatMap(({ of }) => of);
  expect([...listed].sort()).toEqual(Object.keys(probe).sort());
});

test("no letter of the equations has the name of another", () => {
  const names = (Object.keys(letters) as LetterId[]).map((id) => operands[id].name);
  expect(new Set(names).size).toBe(names.length);
});

test("every quantity and every letter is taught by a step whose words name it", () => {
  for (const symbol of [...Object.keys(probe), ...Object.keys(letters)] as (QuantityId | LetterId)[]) {
    expect(whereTaught(symbol), symbol).not.toEqual([]);
  }
});
