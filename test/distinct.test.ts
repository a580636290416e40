// Is nothing named twice? Lists, menus and links find their items by id: two alike would show one twice, or make a menu
// go round for ever.

import { expect, test } from "vitest";
import { tabs, views } from "#scene/scene";
import { lessons } from "#lessons/course";
import { panels } from "#lessons/panels";
import { answerComparison } from "#model/compare/answers";
import { askings, storages } from "#model/contracts/compareQuestions";
import { families } from "#model/contracts/comparedMemory";
import { ladder, memories } from "#model/compare/memories";
import { algorithms, architectures, biases, idOf, retentions } from "#model/contracts/composition";
import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { models } from "#model/contracts/models";
import {
  letters,
  matrixQuantities,
  operands,
  probe,
  subSteps,
  tokenQuantities,
  wordQuantities,
} from "#model/contracts/probe";
import { recipes } from "#model/trained/recipes";
import { advance, startRun, type Run } from "#model/reading/run";
import { scanMemory } from "#model/kernels/memory.cpu";
import { tasks } from "#model/trained/tasks/tasks";
import { tokensOf } from "#model/contracts/tokenizer";
import { readWords } from "#model/reading/untrained";
import { grains, speeds } from "#state/playhead";
import { defaultScene, presetGroups, presets } from "#scene/presets";

const compositions = architectures.flatMap((architecture) =>
  biases.flatMap((bias) =>
    retentions.flatMap((retention) =>
      algorithms.map((algorithm) => idOf({ architecture, bias, retention, algorithm })),
    ),
  ),
);

const tables: Readonly<Record<string, readonly (string | number)[]>> = {
  presets: presets.map(({ id }) => id),
  "presets and their groups in one list": [...presetGroups, ...presets.map(({ id }) => id), "own"],
  "titles of presets": presets.map(({ title }) => title),
  quantities: [...tokenQuantities, ...wordQuantities, ...matrixQuantities],
  "quantities and operands": [...Object.keys(probe), ...Object.keys(operands)],
  "names of quantities": Object.values(probe).map(({ name }) => name),
  letters: Object.keys(letters),
  "sub-steps": subSteps,
  "knobs of every kind": [
    ...Object.keys(numberKnobs),
    ...Object.keys(choiceKnobs),
    ...Object.keys(switchKnobs),
    "window",
  ],
  "labels of knobs": [numberKnobs, choiceKnobs, switchKnobs].flatMap((knobs) =>
    Object.values(knobs as Readonly<Record<string, { readonly label: string }>>).map(({ label }) => label),
  ),
  models,
  "memories, and every composition of the workbench": [...memories.map(({ id }) => id), ...compositions],
  "titles of memories": memories.map(({ title }) => title),
  families,
  ladder: ladder.map(({ id }) => id),
  lessons: lessons.map(({ id }) => id),
  "titles of lessons": lessons.map(({ title }) => title),
  panels: Object.keys(panels),
  "names of panels": Object.values(panels).map(({ name }) => name),
  tabs,
  views,
  grains,
  speeds,
  askings,
  storages,
  tasks: tasks.map(({ id }) => id),
  recipes: recipes.map(({ name }) => name),
};

for (const [name, { options }] of Object.entries(choiceKnobs)) {
  Object.assign(tables, { [`options of ${name}`]: options.map(({ value }) => value) });
}

test.each(Object.entries(tables))("%s: no two are named alike", (_, ids) => {
  expect(ids.length).toBeGreaterThan(0);
  expect(twice(ids)).toEqual([]);
});

test("no lesson offers a panel, a knob or an answer twice in one step", () => {
  for (const { id, steps } of lessons) {
    steps.forEach((step, index) => {
      const at = `${id}, step ${index + 1}`;
      expect(twice([...step.focus, ...(step.reveals?.panels ?? [])]), at).toEqual([]);
      expect(twice(step.knobs ?? []), at).toEqual([]);
      expect(twice((step.marks ?? []).map(({ token }) => token)), at).toEqual([]);
      const { check } = step;
      if (check?.kind === "choose") expect(twice(check.options.map(({ words }) => words)), at).toEqual([]);
      if (check?.kind === "order") expect(twice(check.items), at).toEqual([]);
      if (check?.kind === "goal") expect(twice(check.using), at).toEqual([]);
    });
  }
});

test("a composition that the link asks for and the workbench shows stands in the table of memories once", async () => {
  const composed = idOf(defaultScene.compare.workbench);
  const ids = ["titans", composed, composed, "titans", compositions[0]!, compositions[0]!];
  const { window, compare } = defaultScene;
  const { asking, knobs } = compare;
  const table = answerComparison(await shortRun(), { kind: "memories", ids, asking, window, knobs });
  if (!("ladder" in table)) throw new Error("The question for the table was answered by something else.");
  expect(twice(table.memories.map(({ id }) => id))).toEqual([]);
  expect(table.memories.map(({ id }) => id)).toContain(composed);
});

async function shortRun(): Promise<Run> {
  const { memory } = defaultScene;
  const words = tokensOf("one two one", memory).tokens.map(({ word }) => word);
  const run = startRun(readWords({ words, settings: memory, overrides: [] }));
  while (await advance(run, { scan: scanMemory, count: 64 }));
  return run;
}

function twice<Id>(ids: readonly Id[]): Id[] {
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}
