// Are the figures of the README what the project holds? Each is counted here; its tables of trained models have their own test.

import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { mostLongTokens } from "#model/contracts/longQuestions";
import { memories } from "#model/compare/memories";
import { presets } from "#scene/presets";
import { numberWords, strayNumbers } from "./support/claims";

const readme = readFileSync("README.md", "utf8");
/** All but commands, addresses, and the section on trained models. */
const prose = readme
  .replace(/^## Trained models$[\s\S]*?(?=^## )/mu, "")
  .replace(/^```[\s\S]*?^```$/gmu, "")
  .replace(/<sub>.*?<\/sub>/gu, "")
  .replace(/\]\([^)]*\)/gu, "]");

const casesOf = (name: string): number =>
  (JSON.parse(readFileSync(`test/golden/${name}`, "utf8")) as { cases: unknown[] }).cases.length;
const families = readdirSync("test/golden");
const others = families.filter((name) => name !== "titans-memory.json");
const { node } = (JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } }).engines;

const counted: Readonly<Record<string, number | string>> = {
  "choose one of {}, each": presets.length,
  "**Read on**: {} million words": mostLongTokens / 1e6,
  "{} memories from": memories.length,
  "from {} papers": new Set(memories.map(({ source }) => source.arxiv)).size,
  "**Lessons**: {} of them": lessons.length,
  "Node {} or newer": node.replace(/^>=/u, ""),
  "agree on {} independent golden cases": casesOf("titans-memory.json"),
  "on {} more": others.reduce((sum, name) => sum + casesOf(name), 0),
};

test.each(Object.entries(counted))("what stands in “%s” is what there is", (sentence, count) => {
  const written = [String(count), ...(typeof count === "number" ? [numberWords[count]].filter(Boolean) : [])];
  expect(
    written.some((number) => prose.includes(sentence.replace("{}", number!))),
    `${sentence}: ${count}`,
  ).toBe(true);
});

test("every other figure outside the trained models is plainly none", () => {
  const known = Object.entries(counted).flatMap(([sentence, count]) => [
    sentence,
    String(count),
    typeof count === "number" ? (numberWords[count] ?? "") : "",
  ]);
  const own = prose.replaceAll("float64", "").replaceAll("(1 −", "(");
  // The four engines are named beside their number.
  expect(strayNumbers(own, [...known, "four"])).toEqual([]);
});
