import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { parseGolden } from "#model/contracts/golden";
import { engines, passes, verifyCase } from "#model/check/verify";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

describe.each(Object.keys(engines))("%s", (family) => {
  const cases = parseGolden(readFileSync(new URL(`golden/${family}.json`, import.meta.url), "utf8"));

  test.each(cases.map((golden) => [golden.name, golden] as const))(
    "every Node engine agrees on: %s",
    async (_, golden) => {
      const verdicts = await verifyCase(golden);
      expect(verdicts).toHaveLength(engines[family]!.length * Object.keys(golden.expected).length);
      expect(verdicts.filter((verdict) => !passes(verdict))).toEqual([]);
      const float32 = verdicts.filter(({ engine }) => engine !== "cpu float64");
      expect(float32.filter(({ error }) => !(error <= 10 * golden.tolerance))).toEqual([]);
    },
  );
});
