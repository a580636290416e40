// Does tfjs's dual form agree with every golden case on WebGPU? In a real Chromium, on SwiftShader.

import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { beforeAll, expect, test } from "vitest";
import text from "../../golden/titans-memory.json?raw";
import { parseGolden } from "#model/contracts/golden";
import { passes, tfjsMemory, verifyCase } from "#model/check/verify";

// tfjs's program for products of thin matrices takes 0.3 s each where the GPU is software; its general one takes 0.4 ms.
tf.env().set("WEBGPU_MATMUL_PROGRAM_TYPE", 3);

const cases = parseGolden(text);

beforeAll(async () => expect(await tf.setBackend("webgpu"), "tfjs has no webgpu backend here").toBe(true));

test("there are 71 of them", () => expect(cases).toHaveLength(71));

test.each(cases.map((golden) => [golden.name, golden] as const))("agrees on: %s", async (_, golden) => {
  const verdicts = await verifyCase(golden, [tfjsMemory]);
  expect(verdicts.map(({ output }) => output)).toEqual(Object.keys(golden.expected));
  expect(verdicts.filter((verdict) => !passes(verdict))).toEqual([]);
});
