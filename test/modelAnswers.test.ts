// Does the picture of a trained model's own answers show what the model finds likely, with its memory and with it frozen?

import { expect, test } from "vitest";
import { noWord } from "#model/contracts/probe";
import type { ModelCard } from "#model/contracts/protocol";
import { defaultSettings } from "#model/contracts/settings";
import { tokensOf } from "#model/contracts/tokenizer";
import { vocabulary } from "#model/contracts/vocabulary";
import { scanMemory } from "#model/kernels/memory.cpu";
import { nextProbability } from "#model/reading/expected";
import { modelAnswers } from "#model/reading/modelAnswers";
import { advance, startTrainedRun } from "#model/reading/run";
import { startTrained } from "#model/reading/trained";
import { modelConfig, randomParameters } from "./support/randomModel";

const settings = { ...defaultSettings, model: "mac" } as const;
const words = tokensOf("Mia likes tea. Where is Mia? Oslo. What does Mia like? Tea.", settings).tokens.map(
  ({ word }) => word,
);

async function read() {
  const config = modelConfig("mac", { vocabulary: vocabulary.length });
  const parameters = Object.fromEntries(
    Object.entries(randomParameters(config)).map(([name, { shape, data }]) => [
      name,
      { shape, data: Float32Array.from(data) },
    ]),
  );
  const model = { card: { name: "mac", title: "mac", config } as ModelCard, parameters };
  const trained = startTrained({ model, words, settings, overrides: [] });
  const run = startTrainedRun(trained, words);
  while (await advance(run, { scan: scanMemory, count: 64 }));
  return { run, trained };
}

test("each question has its likeliest word and the word that comes among its candidates, as likely as the model finds them", async () => {
  const { run, trained } = await read();
  const after = [words.indexOf("?"), words.lastIndexOf("?")];
  const without = modelAnswers(trained, { after });
  expect([without.frozen, without.compared]).toEqual([null, "soon"]);
  trained.frozen = trained.again({ frozen: true, floats: Float32Array });
  trained.frozen.advance(words.length);
  const { live, frozen, comes, words: named, compared } = modelAnswers(trained, { after });
  expect(compared).toBe("yes");
  after.forEach((token, row) => {
    const at = row * named.length + comes[row]!;
    expect(named[comes[row]!]).toBe(words[token + 1]);
    expect(live[at]).toBeCloseTo(run.columns.nextProbability[token]!, 6);
    expect(frozen![at]).toBeCloseTo(nextProbability(trained.frozen!, token), 6);
    expect(Math.max(...live.subarray(row * named.length, (row + 1) * named.length))).toBeGreaterThan(
      1 / vocabulary.length,
    );
  });
});

test("after the last word of a text nothing comes", async () => {
  const { trained } = await read();
  const { comes, words: named } = modelAnswers(trained, { after: [words.length - 1] });
  expect([...comes]).toEqual([noWord]);
  expect(named).toHaveLength(1);
});
