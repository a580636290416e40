// Does tfjs's dual form agree with the golden cases in a browser? All of them on its CPU backend; on WebGPU, where nothing trains and
// whose programs take their time to compile in software, one a shape. Leaves the others to long/browser/memory.tfjs.test.ts.

import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { afterAll, describe, expect, test } from "vitest";
import text from "../golden/titans-memory.json?raw";
import { parseGolden } from "#model/contracts/golden";
import { passes, tfjsMemory, verifyCase } from "#model/check/verify";
import { isShort, shapeOf } from "../support/goldenShapes";

const cases = parseGolden(text);
// tfjs's program for products of thin matrices takes 0.3 s each where the GPU is software; its general one takes 0.4 ms.
tf.env().set("WEBGPU_MATMUL_PROGRAM_TYPE", 3);

const shapes = new Map(cases.filter(isShort).map((golden) => [shapeOf(golden), golden]));

describe.each([
  ["webgpu", [...shapes.values()]],
  ["cpu", cases],
] as const)("the differentiable memory on tfjs's %s backend", (backend, held) => {
  afterAll(() => tf.removeBackend(backend));

  test.each(held.map((golden) => [golden.name, golden] as const))("agrees on: %s", async (_, golden) => {
    expect(await tf.setBackend(backend), `tfjs has no ${backend} backend here`).toBe(true);
    const verdicts = await verifyCase(golden, [tfjsMemory]);
    expect(verdicts.map(({ output }) => output)).toEqual(Object.keys(golden.expected));
    expect(verdicts.filter((verdict) => !passes(verdict))).toEqual([]);
  });
});
