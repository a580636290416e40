// Is a word that a memory answers written as the text writes it?

import { expect, test } from "vitest";
import { tokensOf } from "#model/contracts/tokenizer";
import { defaultSettings } from "#model/contracts/settings";
import { spelledAs } from "#components/text/spelling";

const read = (text: string, model: "untrained" | "mac" = "untrained") => tokensOf(text, { ...defaultSettings, model });

test("a name keeps its capital, and a word that ever stands in small letters has none", () => {
  const tokens = read("The fox sees Mia. NASA and the owl see MIA.");
  const spelled = ["mia", "nasa", "the", "fox"].map((word) => spelledAs(tokens, word));
  expect(spelled).toEqual(["Mia", "NASA", "the", "fox"]);
});

test("a word that the text does not have, and a model's letters and marks, are said as they are without a text", () => {
  const tokens = read("Mia sees Zork", "mac");
  expect(spelledAs(tokens, "mia")).toBe("Mia");
  expect(spelledAs(tokens, "owl")).toBe("owl");
  expect(spelledAs(tokens, "·z")).toBe("z-");
  expect(spelledAs(tokens, "<spell>")).toBe("(spells)");
});
