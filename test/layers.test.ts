// Does lint refuse what the table of rooms forbids? Each snippet is linted as if it stood in that file.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const eslint = new ESLint();

/** The rules that refuse `code` in `file`. */
async function refusals(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result?.messages.map((message) => message.ruleId) ?? [];
}

const forbidden = [
  ["src/model/contracts/config.ts", "#scene/scene", "contracts know nothing of the page"],
  ["src/model/contracts/trace.ts", "#model/reading/run", "contracts import no other part of the model"],
  ["src/model/contracts/protocol.ts", "#model/kernels/memory.cpu", "contracts import no kernel"],
  ["src/model/contracts/probe.ts", "@tensorflow/tfjs", "contracts import no tfjs"],
  ["src/model/contracts/random.ts", "d3", "contracts import no package"],
  ["src/model/contracts/comparedMemory.ts", "#model/compare/titans", "what a compared memory is does not know any"],
  ["src/model/contracts/workbench.ts", "#model/compare/mirasRules", "the choices do not know how they run"],
  ["src/model/contracts/vocabulary.ts", "#model/trained/tasks/story", "contracts import no task"],
  ["src/model/kernels/memory.tfjs.ts", "#model/trained/titans", "kernels import no other part of the model"],
  ["src/model/kernels/memory.tfjs.ts", "react", "kernels import no React"],
  ["src/model/trained/titans.ts", "#model/reading/run", "a model does not know who reads with it"],
  ["src/model/trained/forward.ts", "#model/learning/training", "nor how it learned"],
  ["src/model/reading/run.ts", "#model/explain/explain", "a reading does not explain itself"],
  ["src/model/reading/run.ts", "#model/worker", "nothing imports the worker"],
  ["src/model/compare/titans.ts", "@tensorflow/tfjs", "compared memories import no tfjs"],
  ["src/model/worker.ts", "#state/store", "the worker does not know the store"],
  ["src/model/reading/gates.ts", "#components/explore/timeline/Gates", "the model does not know the panels"],
  ["src/model/reading/gates.ts", "react", "the model imports no React"],
  ["src/model/reading/gates.ts", "d3", "the model imports no d3"],
  ["src/model/reading/gates.ts", "zustand", "the model imports no zustand"],
  ["src/model/trained/tasks/story.ts", "#state/store", "tasks do not know the store"],
  ["src/scene/scene.ts", "#state/store", "the scene does not know the store"],
  ["src/scene/scene.ts", "#components/settings/Settings", "the scene does not know the panels"],
  ["src/scene/scene.ts", "#model/kernels/memory.cpu", "the scene imports no kernel"],
  ["src/scene/scene.ts", "zustand", "the scene imports no zustand"],
  ["src/lessons/momentum.ts", "#state/store", "lessons are data: no store"],
  ["src/lessons/momentum.ts", "#components/lessons/LessonPage", "lessons are data: no components"],
  ["src/lessons/momentum.ts", "@tensorflow/tfjs", "lessons are data: no tfjs"],
  ["src/state/store.ts", "#lessons/course", "the store knows no lesson"],
  ["src/guide/guide.ts", "#components/lessons/LessonPage", "the guide does not know the panels"],
  ["src/state/store.ts", "@tensorflow/tfjs-core", "the store imports no tfjs"],
  ["src/state/session.ts", "#model/worker", "the state starts the worker but does not import it"],
  ["src/state/selectors.ts", "#model/reading/run", "selectors import no inside of the model"],
  ["src/state/playhead.ts", "#components/explore/transport/Transport", "the playhead does not know the panels"],
  ["src/state/store.ts", "d3", "d3 is for components"],
  ["src/components/explore/maps/Maps.tsx", "#components/explore/recall/Recall", "a panel imports no other panel"],
  ["src/components/compare/cost/Cost.tsx", "#components/compare/errors/Errors", "nor does one of Compare"],
  ["src/components/explore/maps/Maps.tsx", "#components/compare/cost/Cost", "nor one of another view"],
  ["src/components/explore/maps/Maps.tsx", "#components/explore/PanelTabs", "a panel does not know where it stands"],
  ["src/components/chart/Curves.tsx", "#components/explore/maps/Maps", "no shared room imports a panel"],
  ["src/components/panel/PanelFrame.tsx", "#components/compare/cost/Cost", "the frame knows no panel"],
  ["src/components/hooks/cursor.tsx", "#components/chart/Curves", "hooks draw nothing"],
  ["src/components/explore/maps/Maps.tsx", "../recall/Recall", "no path climbs out of its room"],
  ["src/components/explore/timeline/Surprise.tsx", "@tensorflow/tfjs", "components import no tfjs"],
  ["src/components/explore/timeline/Surprise.tsx", "#model/kernels/memory.cpu", "components import no kernel"],
  ["src/components/chart/scale.ts", "#model/reading/untrained", "components import no inside of the model"],
  ["src/components/compare/ladder/Ladder.tsx", "#model/compare/memories", "components import no compared memory"],
  ["src/components/chart/scale.ts", "#model", "a folder is not a file"],
  ["src/components/chart/scale.ts", "d3-scale", "d3 goes by its own name"],
  ["src/page/App.tsx", "#model/reading/run", "the page imports no inside of the model"],
  ["src/main.tsx", "@tensorflow/tfjs", "the page imports no tfjs"],
] as const;

const allowed = [
  ["src/model/contracts/trace.ts", "./config"],
  ["src/model/kernels/memory.tfjs.ts", "@tensorflow/tfjs"],
  ["src/model/kernels/memory.tfjs.ts", "#model/contracts/config"],
  ["src/model/kernels/memory.gpu.ts", "./memory.wgsl?raw"],
  ["src/model/worker.ts", "#model/kernels/memory.cpu"],
  ["src/model/trained/gates.ts", "@tensorflow/tfjs-core/dist/register_all_gradients"],
  ["src/model/trained/tasks/story.ts", "#model/contracts/vocabulary"],
  ["src/model/learning/training.ts", "#model/trained/tasks/task"],
  ["src/model/compare/titans.ts", "#model/kernels/memory.cpu"],
  ["src/components/compare/workbench/Workbench.tsx", "#model/contracts/workbench"],
  ["src/components/compare/workbench/Workbench.tsx", "#components/compare/chosen"],
  ["src/scene/scene.ts", "#model/contracts/config"],
  ["src/lessons/momentum.ts", "#scene/scene"],
  ["src/guide/guide.ts", "#lessons/judge"],
  ["src/state/store.ts", "zustand"],
  ["src/state/store.ts", "zustand/middleware"],
  ["src/state/session.ts", "#model/contracts/protocol"],
  ["src/components/explore/timeline/Surprise.tsx", "d3"],
  ["src/components/explore/timeline/Surprise.tsx", "react"],
  ["src/components/explore/timeline/Surprise.tsx", "#state/store"],
  ["src/components/explore/timeline/Surprise.tsx", "./Row"],
  ["src/components/explore/timeline/Surprise.tsx", "#components/chart/marks"],
  ["src/components/explore/PanelTabs.tsx", "./maps/Maps"],
  ["src/components/lessons/check/Guess.tsx", "#components/lessons/LessonSeries"],
  ["src/components/chart/scale.ts", "#model/contracts/probe"],
  ["src/page/App.tsx", "#components/explore/timeline/Surprise"],
  ["src/main.tsx", "react-dom/client"],
] as const;

describe("an import across the rooms", { timeout: 30_000 }, () => {
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
  const start = `export const worker = new Worker(new URL("../model/worker.ts", import.meta.url), { type: "module" });`;
  const startByQuery = `import ModelWorker from "#model/worker?worker"; export const worker = new ModelWorker();`;

  test.each([start, startByQuery])("is started by the state: %s", async (code) => {
    expect(await refusals("src/state/engineLine.ts", code)).toEqual([]);
  });

  test.each([start, startByQuery])("is not started by the page: %s", async (code) => {
    expect(await refusals("src/page/App.tsx", code)).toContain("titans/layers");
  });
});

test("a source file whose folder is no room is refused", async () => {
  expect(await refusals("src/helpers/one.ts", "export const one = 1;")).toContain("titans/layers");
  expect(await refusals("src/components/Maps.tsx", "export const one = 1;")).toContain("titans/layers");
  expect(await refusals("src/model/kernels/deeper/memory.ts", "export const one = 1;")).toContain("titans/layers");
});
test("chance without a seed, enums, default exports and console output are refused in the sources", async () => {
  const file = "src/model/contracts/tokenizer.ts";
  expect(await refusals(file, "export const chance = Math.random();")).toContain("no-restricted-properties");
  expect(await refusals(file, "export const { random } = Math;")).toContain("no-restricted-properties");
  expect(await refusals(file, "export enum Order { Before }")).toContain("no-restricted-syntax");
  expect(await refusals(file, "export default 1;")).toContain("no-restricted-syntax");
  expect(await refusals(file, "const one = 1; export { one as default };")).toContain("no-restricted-syntax");
  expect(await refusals(file, "console.log(1);")).toContain("no-console");
});

describe("what asks the types is refused by .oxlintrc.json", () => {
  const folder = mkdtempSync(join(tmpdir(), "oxlint-"));
  const files = ["src/one.ts", "src/Two.tsx", "scripts/three.ts", "test/four.ts"];
  let said: readonly { code: string; filename: string }[] = [];

  beforeAll(() => {
    copyFileSync(".oxlintrc.json", join(folder, ".oxlintrc.json"));
    const compilerOptions = { target: "ES2023", module: "ESNext", jsx: "preserve", strict: true, types: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    for (const file of files) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), forgetful);
    }
    const oxlint = join(process.cwd(), "node_modules", "oxlint", "bin", "oxlint");
    const { stdout } = spawnSync(process.execPath, [oxlint, "--format=json"], { cwd: folder, encoding: "utf8" });
    said = (JSON.parse(stdout) as { diagnostics: typeof said }).diagnostics;
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(files)("a wrong type, a promise that nobody waits for and a case that nobody handles, in %s", (file) => {
    const codes = said.filter(({ filename }) => filename === file).map(({ code }) => code);
    const ofSources = file.startsWith("src/")
      ? ["typescript(no-unsafe-assignment)", "typescript(no-unsafe-return)"]
      : [];
    expect(codes.sort()).toEqual([...everywhere, ...ofSources].sort());
  });
});

const everywhere = [
  "typescript(TS2322)",
  "typescript(no-floating-promises)",
  "typescript(no-misused-promises)",
  "typescript(await-thenable)",
  "typescript(only-throw-error)",
  "typescript(no-unnecessary-type-assertion)",
  "typescript(switch-exhaustiveness-check)",
];

/** One mistake of each kind. */
const forgetful = `
declare function later(): Promise<number>;
export function forgets(kind: "a" | "b", any: any): number {
  later();
  [1].forEach(async () => { await later(); });
  const held: { a: number } = any;
  switch (kind) { case "a": return (held as { a: number }).a; }
  if (held.a > 3) throw "text";
  return any;
}
export async function waits(): Promise<void> { await 3; }
export const word: string = 3;
`;
