// Does lint refuse what the layer table forbids? Each snippet is linted as if it stood in that file.

import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] }); // invented files have no types

/** The rules that refuse `code` in `file`. */
async function refusals(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result?.messages.map((message) => message.ruleId) ?? [];
}

const forbidden = [
  ["src/model/config.ts", "../scene", "contracts know nothing of the page"],
  ["src/model/trace.ts", "./memory", "contracts import no other part of the model"],
  ["src/model/protocol.ts", "./kernels/memory.cpu", "contracts import no kernel"],
  ["src/model/probe.ts", "@tensorflow/tfjs", "contracts import no tfjs"],
  ["src/model/random.ts", "d3", "contracts import no package"],
  ["src/model/compare/memory.ts", "./titans", "what a compared memory is does not know any"],
  ["src/model/compare/workbench.ts", "./mirasRules", "the choices do not know how they run"],
  ["src/model/vocabulary.ts", "./tasks/story", "contracts import no task"],
  ["src/model/kernels/memory.ts", "../titans", "kernels import no other part of the model"],
  ["src/model/kernels/memory.ts", "react", "kernels import no React"],
  ["src/model/worker.ts", "../store", "the model does not know the store"],
  ["src/model/gates.ts", "../components/GatesPanel", "the model does not know the panels"],
  ["src/model/gates.ts", "react", "the model imports no React"],
  ["src/model/gates.ts", "d3", "the model imports no d3"],
  ["src/model/gates.ts", "zustand", "the model imports no zustand"],
  ["src/model/run.ts", "./worker", "nothing imports the worker"],
  ["src/model/tasks/story.ts", "../../store", "tasks do not know the store"],
  ["src/scene.ts", "./store", "the scene does not know the store"],
  ["src/scene.ts", "./components/Settings", "the scene does not know the panels"],
  ["src/scene.ts", "./model/kernels/memory.cpu", "the scene imports no kernel"],
  ["src/scene.ts", "zustand", "the scene imports no zustand"],
  ["src/lessons/momentum.ts", "../store", "lessons are data: no store"],
  ["src/lessons/momentum.ts", "../components/Lesson", "lessons are data: no components"],
  ["src/lessons/momentum.ts", "@tensorflow/tfjs", "lessons are data: no tfjs"],
  ["src/store.ts", "./lessons/course", "the store knows no lesson"],
  ["src/guide.ts", "./components/LessonPage", "the guide does not know the panels"],
  ["src/store.ts", "@tensorflow/tfjs-core", "the store imports no tfjs"],
  ["src/session.ts", "./model/worker", "the session starts the worker but does not import it"],
  ["src/selectors.ts", "./model/run", "selectors import no inside of the model"],
  ["src/playhead.ts", "./components/Transport", "the playhead does not know the panels"],
  ["src/store.ts", "d3", "d3 is for components"],
  ["src/components/SurprisePanel.tsx", "@tensorflow/tfjs", "components import no tfjs"],
  ["src/components/SurprisePanel.tsx", "../model/kernels/memory.cpu", "components import no kernel"],
  ["src/components/chart/Axis.tsx", "../../model/untrained", "components import no inside of the model"],
  ["src/components/Ladder.tsx", "../model/compare/memories", "components import no compared memory"],
  ["src/components/SurprisePanel.tsx", "../model", "a folder is not a file"],
  ["src/components/SurprisePanel.tsx", "d3-scale", "d3 goes by its own name"],
  ["src/App.tsx", "./model/run", "the page imports no inside of the model"],
  ["src/main.tsx", "@tensorflow/tfjs", "the page imports no tfjs"],
] as const;

const allowed = [
  ["src/model/trace.ts", "./config"],
  ["src/model/kernels/memory.ts", "@tensorflow/tfjs"],
  ["src/model/kernels/memory.ts", "../config"],
  ["src/model/kernels/memory.gpu.ts", "./memory.wgsl?raw"],
  ["src/model/worker.ts", "./kernels/memory.cpu"],
  ["src/model/gates.ts", "@tensorflow/tfjs-core/dist/register_all_gradients"],
  ["src/model/tasks/story.ts", "../vocabulary"],
  ["src/model/compare/titans.ts", "../kernels/memory.cpu"],
  ["src/components/Workbench.tsx", "../model/compare/workbench"],
  ["src/scene.ts", "./model/config"],
  ["src/lessons/momentum.ts", "../scene"],
  ["src/guide.ts", "./lessons/judge"],
  ["src/store.ts", "zustand"],
  ["src/store.ts", "zustand/middleware"],
  ["src/session.ts", "./model/protocol"],
  ["src/components/SurprisePanel.tsx", "d3"],
  ["src/components/SurprisePanel.tsx", "react"],
  ["src/components/SurprisePanel.tsx", "../store"],
  ["src/components/chart/Axis.tsx", "../../model/probe"],
  ["src/App.tsx", "./components/SurprisePanel"],
  ["src/main.tsx", "react-dom/client"],
] as const;

describe("an import across the layers", { timeout: 30_000 }, () => {
  test.each(forbidden)("is refused in %s from %s: %s", async (file, source) => {
    const forms = [
      `import "${source}";`,
      `import type { Other } from "${source}"; export type Another = Other;`,
      `export { thing } from "${source}";`,
      `export * from "${source}";`,
      `export const later = () => import("${source}");`,
      `export type Thing = import("${source}").Thing;`,
    ];
    const [result] = await eslint.lintText(forms.join("\n"), { filePath: file });
    const refused = result!.messages.filter(({ ruleId }) => ruleId === "titans/layers").map(({ line }) => line);
    expect(refused).toEqual(forms.map((_, index) => index + 1));
  });

  test.each(allowed)("passes in %s from %s", async (file, source) => {
    expect(await refusals(file, `import "${source}";`)).toEqual([]);
  });
});

describe("the model worker", () => {
  const start = `export const worker = new Worker(new URL("./model/worker.ts", import.meta.url), { type: "module" });`;
  const startByQuery = `import ModelWorker from "./model/worker?worker"; export const worker = new ModelWorker();`;

  test.each([start, startByQuery])("is started by the session: %s", async (code) => {
    expect(await refusals("src/session.ts", code)).toEqual([]);
  });

  test.each([start, startByQuery])("is not started by the page: %s", async (code) => {
    expect(await refusals("src/App.tsx", code)).toContain("titans/layers");
  });
});

test("a source file that no layer owns is refused", async () => {
  expect(await refusals("src/helpers.ts", "export const one = 1;")).toContain("titans/layers");
  expect(await refusals("src/model/deeper/memory.ts", "export const one = 1;")).toContain("titans/layers");
});

test("chance without a seed, enums, default exports and console output are refused in the sources", async () => {
  const file = "src/model/tokenizer.ts";
  expect(await refusals(file, "export const chance = Math.random();")).toContain("no-restricted-properties");
  expect(await refusals(file, "export const { random } = Math;")).toContain("no-restricted-properties");
  expect(await refusals(file, "export enum Order { Before }")).toContain("no-restricted-syntax");
  expect(await refusals(file, "export default 1;")).toContain("no-restricted-syntax");
  expect(await refusals(file, "const one = 1; export { one as default };")).toContain("no-restricted-syntax");
  expect(await refusals(file, "console.log(1);")).toContain("no-console");
});

test.each(["src/model/random.ts", "src/components/Nav.tsx", "scripts/verify.ts", "test/erf.test.ts"])(
  "a promise that nobody waits for and a case that nobody handles are refused in %s",
  async (file) => {
    // The rules as ESLint will apply them: to run them would read the types of the whole project once more.
    const { rules } = (await new ESLint().calculateConfigForFile(file)) as { rules: Record<string, [number]> };
    const refused = 2;
    expect(rules["@typescript-eslint/no-floating-promises"]?.[0]).toBe(refused);
    expect(rules["@typescript-eslint/switch-exhaustiveness-check"]?.[0]).toBe(refused);
  },
);
