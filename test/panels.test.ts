// Does every panel stand in a list, once? Page, tabs, lessons and exports find panels there and nowhere else.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { panelNames } from "#words/panelNames";

const components = new URL("../src/components/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, components), "utf8");

/** A view's list of panels; Explore's begins with those of its first screen. */
const listOf = (view: string): string =>
  read(`${view}/panels.tsx`) + (view === "explore" ? read("explore/frontPanels.tsx") : "");

/** The names that a view's list gives its panels. */
const namesIn = (view: string): string[] =>
  [...listOf(view).matchAll(/name: panelNames\.(\w+)/gu)].map(([, name]) => name!);

test.each(["explore", "compare", "train"])("every folder of %s has a panel in its list", (view) => {
  const folders = readdirSync(new URL(view, components), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.length).toBeGreaterThan(5);
  const list = listOf(view);
  const isListed = ({ name }: { name: string }): boolean =>
    list.includes(`from "./${name}/`) || list.includes(`import("./${name}/`);
  expect(folders.filter((folder) => !isListed(folder)).map(({ name }) => name)).toEqual([]);
});

test("no two panels share a name, and every name is in the catalogue", () => {
  const names = [...namesIn("explore"), ...namesIn("compare"), ...namesIn("train")];
  expect(names.length).toBeGreaterThan(20);
  const shown = names.map((name) => panelNames[name as keyof typeof panelNames]);
  expect(shown).not.toContain(undefined);
  expect(new Set(shown).size).toBe(shown.length);
});

test("page and lessons take panels from the lists, not from their folders", () => {
  const rooms = ["../page", "lessons", "shell"].flatMap((room) =>
    readdirSync(new URL(room, components), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/u.test(path))
      .map((path) => `${room}/${path}`),
  );
  expect(rooms.length).toBeGreaterThan(20);
  const direct = rooms.filter((path) => /from "#components\/(explore|compare|train)\/\w+\//u.test(read(path)));
  expect(direct).toEqual([]);
});
