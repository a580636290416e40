// Is a golden file of a memory after Titans refused where it is malformed, by the name of the part?

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseGolden, type GoldenCase } from "#model/contracts/golden";
import { passes, verifyCase } from "#model/check/verify";

interface Changeable {
  config: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a case is changed wherever it can be
  inputs: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** The first case of a family, changed as told. */
function caseOf(family: string, change: (golden: Changeable) => void): GoldenCase {
  const [golden] = parseGolden(readFileSync(new URL(`golden/${family}.json`, import.meta.url), "utf8"));
  change(golden as unknown as Changeable);
  return golden!;
}

test.each<[string, (it: Changeable) => void, string]>([
  ["omega", (it) => delete it.config["window"], "config.window is missing"],
  ["omega", (it) => (it.config["window"] = 1.5), "config.window is 1.5; allowed: a whole number from 1"],
  ["omega", (it) => (it.config["newtonSchulz"] = 3), "config.newtonSchulz is 3; allowed: 0, 5"],
  ["omega", (it) => (it.config["featureMap"] = "poly3"), 'config.featureMap is "poly3"; allowed: identity, poly2'],
  ["omega", (it) => it.inputs["gamma"][0].push(1), "inputs.gamma[1] has 1 numbers; allowed: 2"],
  ["omega", (it) => (it.config["window"] = 2), "inputs.gamma is [13,1]; allowed: [13,2]"],
  ["omega", (it) => it.inputs["rate"].pop(), "inputs.rate is [12]; allowed: [13]"],
  ["omega", (it) => (it.inputs["theta"] = [1]), "inputs.theta is not known; allowed: q, k, v, keep"],
  ["mesa", (it) => (it.config["lambda"] = 0), "config.lambda is 0; allowed: a number above 0"],
  ["mesa", (it) => (it.inputs["beta"][2] = null), "inputs.beta[2] is null"],
  ["mesa", (it) => delete it.inputs["keep"], "inputs.keep is not a list of numbers"],
  ["delta-product", (it) => (it.inputs["k"] = []), "inputs.k is not a list of matrices"],
  ["delta-product", (it) => it.inputs["k"][3].push([1, 2, 3, 4, 5]), "inputs.k[3] is [2,5]; allowed: [1,5]"],
  ["delta-product", (it) => it.inputs["v"].pop(), "inputs.v is [10,1]; allowed: [11,1]"],
  ["delta-product", (it) => (it.inputs["v"][0] = [1, 2]), "inputs.v[0] is not a matrix"],
  ["delta-product", (it) => (it.inputs["beta"] = [1]), "inputs.beta is not a matrix"],
  ["delta-product", (it) => (it.config["steps"] = 2), "config.steps is not known; allowed: nothing"],
  ["kda", (it) => it.inputs["keep"].forEach((row: number[]) => row.pop()), "inputs.keep is [12,4]; allowed: [12,5]"],
  ["kda", (it) => (it.inputs["beta"] = 1), "inputs.beta is not a list of numbers"],
  ["erase-delta", (it) => it.inputs["write"].pop(), "inputs.write is [13,4]; allowed: [14,4]"],
  ["erase-delta", (it) => (it.inputs["erase"] = it.inputs["write"]), "inputs.erase is [14,4]; allowed: [14,5]"],
  ["memory-caching", (it) => (it.config["segment"] = 0), "config.segment is 0; allowed: a whole number from 1"],
  ["tnt", (it) => delete it.config["chunk"], "config.chunk is missing"],
  ["tnt", (it) => (it.inputs["beta"][0] = "1"), 'inputs.beta[0] is "1"'],
])("a malformed case is refused: %s %#", async (family, change, message) => {
  await expect(verifyCase(caseOf(family, change))).rejects.toThrow(message);
});

test("a window longer than the text is read like any other", async () => {
  const longer = caseOf("omega", (it) => {
    it.config["window"] = 20;
    it.inputs["gamma"] = it.inputs["gamma"].map(([first]: number[]) => [first, ...new Array<number>(19).fill(0)]);
  });
  expect((await verifyCase(longer)).every(passes)).toBe(true);
});
