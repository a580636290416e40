// Is a global that a test leaves behind found? All files of unit tests share a process, and none may hear of another.

import { afterEach, expect, test, vi } from "vitest";
import { changesOf, globalsNow } from "./support/globals";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["new", "matchMedia"],
  ["a value", "setTimeout"],
  ["loaded when it is first asked for", "Response"],
  ["a getter", "crypto"],
])("a stub of what is %s is found, and gone once it is taken away", (_, name) => {
  const before = globalsNow();
  vi.stubGlobal(name, () => null);
  expect(changesOf(before)).toEqual([name]);
  vi.unstubAllGlobals();
  expect(changesOf(before)).toEqual([]);
});

test("what Node loads when it is first asked for is no change", () => {
  const before = globalsNow();
  expect(new CompressionStream("gzip").readable).toBeTruthy();
  expect(changesOf(before)).toEqual([]);
});
