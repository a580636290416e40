// Which town does full attention name where two facts are to be joined? All 64 texts of that test are read again. Leaves to
// test/exhibits.test.ts the figures that a file holds.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { named } from "#lessons/exhibits/benchmarks";
import type { ModelConfig } from "#model/contracts/architecture";
import { idsOf, places, vocabulary } from "#model/contracts/vocabulary";
import { likeliest } from "#model/trained/evaluation";
import { startForward, type ParameterArrays } from "#model/trained/forward";
import { longSample } from "#model/trained/longEvaluation";
import { readSafetensors } from "#model/trained/weights";

test("the towns that full attention names where two facts are to be joined are those that the lesson on benchmarks counts", () => {
  const { config } = JSON.parse(readFileSync("public/models/full.json", "utf8")) as { config: ModelConfig };
  const parameters = readSafetensors(readFileSync("public/models/full.safetensors")).tensors as ParameterArrays;
  const { vocabulary: size } = config;
  const counts = { right: 0, other: 0, left: 0, untold: 0 };
  for (let text = 0; text < 64; text++) {
    const { words, answers } = longSample({ test: "twoFacts", size: 1024, text, seed: 7 });
    const { token } = answers[0]!;
    const forward = startForward({ config, parameters, ids: idsOf(words), ablation: {}, traced: false });
    forward.advance(words.length);
    const says = vocabulary[likeliest(forward.logits, { row: token - 1, vocabulary: size })]!;
    const travels = words.flatMap((word, index) => (word === "went" ? [[words[index - 1]!, words[index + 2]!]] : []));
    const now = [...new Map(travels as [string, string][]).values()];
    if (says === words[token]) counts.right++;
    else if (now.includes(says)) counts.other++;
    else if (travels.some(([, place]) => place === says)) counts.left++;
    else {
      expect(places).toContain(says);
      counts.untold++;
    }
  }
  expect(named.tables[0]!.rows.map(({ figures }) => figures)).toEqual(Object.values(counts).map((count) => [count]));
});
