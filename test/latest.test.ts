// Does the latest wish win? Against answers that come when the test says so.

import { expect, test } from "vitest";
import { askLatest } from "#state/latest";

/** Wishes by name; what is asked waits until it is answered. */
function asking() {
  const asked: string[] = [];
  let wanted: string | null = null;
  let answer = (): void => {};
  const { look, forget } = askLatest(() => {
    const name = wanted;
    if (name === null) return null;
    return {
      name,
      ask: () => {
        asked.push(name);
        return new Promise<void>((resolve) => (answer = resolve));
      },
    };
  });
  const want = (name: string | null): void => {
    wanted = name;
    look();
  };
  const hear = async (): Promise<void> => {
    answer();
    await Promise.resolve()
      .then(() => {})
      .then(() => {});
  };
  return { asked, want, look, forget, hear };
}

test("one thing is asked at a time, and of what is wanted meanwhile only the latest", async () => {
  const { asked, want, hear } = asking();
  for (const name of ["a", "b", "c"]) want(name);
  expect(asked).toEqual(["a"]);
  await hear();
  expect(asked).toEqual(["a", "c"]);
  await hear();
  expect(asked).toEqual(["a", "c"]);
});

test("the same thing is not asked twice in a row, unless it is another question now", async () => {
  const { asked, want, look, forget, hear } = asking();
  want("a");
  await hear();
  look();
  expect(asked).toEqual(["a"]);
  forget();
  look();
  expect(asked).toEqual(["a", "a"]);
  forget(); // while it is awaited
  await hear();
  expect(asked).toEqual(["a", "a", "a"]);
});

test("what is wanted no more when an answer comes is not asked", async () => {
  const { asked, want, hear } = asking();
  want("a");
  want("b");
  want(null);
  await hear();
  expect(asked).toEqual(["a"]);
  want("b");
  expect(asked).toEqual(["a", "b"]);
});
