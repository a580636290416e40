// Is what a reader has done safe? Whatever the device's storage does or holds, the page goes on, and no tab loses another's work.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

const key = "titans-explorer.lessons";

/** A device's storage, as every tab sees it. */
function device({ full = false, denied = false } = {}) {
  const values = new Map<string, string>();
  const storage = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (storage.full) throw new DOMException("full", "QuotaExceededError");
      values.set(name, value);
    },
    removeItem: (name: string) => void values.delete(name),
    full,
  };
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      if (denied) throw new DOMException("denied", "SecurityError");
      return storage;
    },
  });
  return { values, storage };
}

/** Opens a tab: modules of its own, and what makes it hear that another tab has written. */
async function openTab() {
  const listeners: ((event: { key: string | null }) => void)[] = [];
  vi.stubGlobal("addEventListener", (name: string, listener: (event: { key: string | null }) => void) => {
    if (name === "storage") listeners.push(listener);
  });
  vi.resetModules();
  const [progress, { useExplorer }] = [await import("#guide/progress"), await import("#state/store")];
  const hear = (changed: string | null = key): void => listeners.forEach((listener) => listener({ key: changed }));
  return { ...progress, hear, notice: () => useExplorer.getState().notice };
}

const first = { answer: "0.10", right: false } as const;
const done = { end: "done", tries: 1, answer: "0.25", run: "v=1" } as const;

beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, "localStorage");
});

test("what was done is there again after a reload", async () => {
  device();
  const before = await openTab();
  before.keepStep("01-surprise", { step: 2, ...done });
  before.keepPlace("01-surprise", 3);
  const after = await openTab();
  expect(after.progressOf("01-surprise")).toEqual({ at: 3, steps: { 2: done }, firsts: {} });
});

test("what a reader finds in the own sentence is kept with the step, and what is no such thing is not taken", async () => {
  const { values } = device();
  const tab = await openTab();
  tab.keepPoints("words", 1, [true]);
  expect(tab.progressOf("words").steps).toEqual({}); // nothing was said there
  tab.keepStep("words", { step: 1, ...done });
  tab.keepPoints("words", 1, [true, false, true]);
  expect((await openTab()).progressOf("words").steps[1]).toEqual({ ...done, points: [true, false, true] });
  values.set(key, values.get(key)!.replace("[true,false,true]", '[1,"x"]'));
  expect((await openTab()).progressOf("words").steps[1]).toEqual(done);
});

test("the first answer to a step stays the first: no later answer, no second attempt and no other tab changes it", async () => {
  device();
  const [one, other] = [await openTab(), await openTab()];
  one.keepFirst("01-surprise", { step: 2, ...first });
  other.keepFirst("01-surprise", { step: 2, answer: "0.25", right: true });
  one.keepStep("01-surprise", { step: 2, ...done });
  one.forgetStep("01-surprise", 2);
  const after = await openTab();
  expect(after.progressOf("01-surprise")).toEqual({ at: 0, steps: {}, firsts: { 2: first } });
});

test.each([{ full: true }, { denied: true }])(
  "where nothing can be kept (%o) a lesson goes on, and that is said once",
  async (how) => {
    device(how);
    const tab = await openTab();
    tab.keepPlace("01-surprise", 1);
    expect(tab.notice()).toMatch(/answers last until the page is closed/);
    const { notify } = await import("#state/store");
    notify(null);
    tab.keepStep("01-surprise", { step: 1, ...done });
    tab.keepPlace("01-surprise", 2);
    expect(tab.progressOf("01-surprise")).toEqual({ at: 2, steps: { 1: done }, firsts: {} });
    expect(tab.notice()).toBeNull();
  },
);

test("what could not be written is written with the next change that can be", async () => {
  const { storage } = device({ full: true });
  const tab = await openTab();
  tab.keepStep("01-surprise", { step: 1, ...done });
  storage.full = false;
  tab.keepStep("02-momentum", { step: 0, ...done });
  const again = await openTab();
  expect(again.progressOf("01-surprise").steps).toEqual({ 1: done });
  expect(again.progressOf("02-momentum").steps).toEqual({ 0: done });
});

test.each([
  ["no JSON", "{"],
  ["another's", '"hello"'],
  ["of another version", JSON.stringify({ version: 0, state: { lessons: { a: { at: 1, steps: {} } } } })],
  ["null", JSON.stringify({ version: 1, state: null })],
  ["a list of lessons", JSON.stringify({ version: 1, state: { lessons: [1, 2] } })],
])("what is kept there and is no progress (%s) counts as none, and is written over", async (_, kept) => {
  const { values } = device();
  values.set(key, kept);
  const tab = await openTab();
  expect(tab.useProgress.getState()).toEqual({ lessons: {} });
  tab.keepStep("01-surprise", { step: 1, ...done });
  expect((await openTab()).progressOf("01-surprise").steps).toEqual({ 1: done });
});

test("of progress with values of the wrong type or out of range what is right is kept", async () => {
  const { values } = device();
  const wrong = [
    ...[null, 7, "done", [], {}, { ...done, end: "won" }, { ...done, tries: -1 }, { ...done, tries: "2" }],
    ...[
      { ...done, tries: 1e99 },
      { ...done, answer: 5 },
      { ...done, run: null },
      { ...done, answer: "x".repeat(1e6) },
    ],
  ];
  const steps = Object.fromEntries([
    ...wrong.map((step, index) => [index + 1, step]),
    ["0", done],
    ["x", done],
    ["-1", done],
  ]);
  const lessons = {
    "01-surprise": { at: "three", steps, firsts: { 0: first, 1: "x", 2: { ...first, right: 1 }, 3: { right: true } } },
    "02-momentum": { at: 1e9, steps: null },
    "03-gates": 5,
    Über: { at: 0, steps: {} },
  };
  const text = JSON.stringify({ version: 1, state: { lessons } });
  values.set(key, text.replace("{", '{"__proto__":{"at":1,"steps":{}},'));
  const tab = await openTab();
  expect(tab.useProgress.getState().lessons).toEqual({
    "01-surprise": { at: 0, steps: { 0: done }, firsts: { 0: first } },
    "02-momentum": { at: 0, steps: {}, firsts: {} },
  });
});

test("two tabs keep each other's steps, whichever wrote last and before it heard of the other", async () => {
  device();
  const [one, other] = [await openTab(), await openTab()];
  one.keepStep("01-surprise", { step: 0, ...done });
  other.keepStep("01-surprise", { step: 1, ...done });
  one.keepStep("02-momentum", { step: 0, ...done });
  other.keepPlace("01-surprise", 4);
  const both = {
    "01-surprise": { at: 4, steps: { 0: done, 1: done }, firsts: {} },
    "02-momentum": { at: 0, steps: { 0: done }, firsts: {} },
  };
  expect(other.useProgress.getState().lessons).toEqual(both);
  one.hear();
  expect(one.useProgress.getState().lessons).toEqual(both);
  expect((await openTab()).useProgress.getState().lessons).toEqual(both);
});

test("what one tab forgets is forgotten in the other, and does not come back", async () => {
  device();
  const [one, other] = [await openTab(), await openTab()];
  one.keepStep("01-surprise", { step: 0, ...done });
  one.keepStep("01-surprise", { step: 1, ...done });
  other.hear();
  other.forgetStep("01-surprise", 0);
  one.keepPlace("01-surprise", 2);
  expect(one.progressOf("01-surprise").steps).toEqual({ 1: done });
  one.forgetAll();
  other.hear();
  expect(other.useProgress.getState().lessons).toEqual({});
});
