// Is anything exported that nobody imports? An export is a promise to others: without them it is private, or dead.

import { expect, test } from "vitest";
import { sourceFiles } from "./support/exportedNames";

/** Only tests import these, and why that is right. */
const forTestsAlone: Readonly<Record<string, string>> = {
  "src/scene/scene.ts decodeScene": "the way back of encodeScene in one step; the page takes it in two",
  "src/words/translate.ts withTexts": "what a translation does to a catalogue, without a language to do it in",
  "scripts/evaluate/readme.ts chanceSaid": "the README says it in prose, which no program writes",
  "src/model/contracts/vocabulary.ts decodeIds": "the way back of encodeText: it shows that nothing of a text is lost",
};

/** What is taken where no syntax shows it, and by whom. */
const takenUnseen: Readonly<Record<string, string>> = {
  "scripts/commandLine.ts sayMistake": "run.mjs, in the text of the program that it bundles",
};

/** Files whose exports are taken by a pattern: `import.meta.glob` of course.ts and teacherNotes.ts. */
const isLesson = /^src\/lessons\/(\d\d-|teaching\/(?!note\.ts))/u;

/** What these export, WebAssembly exports, and simd/instance.ts and learning/arena.ts name. */
const isKernels = /\/simd\/assembly\/(kernels|learning)\.ts$/u;

const files = sourceFiles();
const exported = files
  .filter(
    ({ path }) =>
      /^(src|scripts)\//u.test(path) && !path.endsWith(".d.ts") && !isLesson.test(path) && !isKernels.test(path),
  )
  .flatMap(({ path, exported, names }) =>
    exported.map((name) => ({
      title: `${path} ${name}`,
      isUsedHere: names.get(name)! > 1,
      importers: files.filter((file) => file.path !== path && takes(file, { path, name })).map((file) => file.path),
    })),
  )
  .filter(({ title }) => !(title in takenUnseen));

function takes(file: (typeof files)[number], { path, name }: { path: string; name: string }): boolean {
  return file.taken.has(`${path} ${name}`) || (file.opened.includes(path) && file.names.has(name));
}

test("every exported name of sources and scripts is imported somewhere", () => {
  expect(exported.length).toBeGreaterThan(1000);
  expect(exported.filter(({ importers }) => importers.length === 0).map(({ title }) => title)).toEqual([]);
});

test("nothing lives for its tests alone", () => {
  const alone = exported.filter(
    ({ importers, isUsedHere }) => !isUsedHere && importers.every((path) => path.startsWith("test/")),
  );
  expect(alone.map(({ title }) => title).sort()).toEqual(Object.keys(forTestsAlone).sort());
});
