// How is a sentence with numbers held against the engine? Finds the numbers of a text, and takes each claim's measure as the
// page computes it and in float64. One way for lessons, presets and every other text.

import type { Claim } from "#scene/claim";
import { plainText } from "#lessons/markup";
import { noAnswer, type Measured } from "#model/contracts/measure";
import type { Scene } from "#scene/scene";
import { patched } from "#scene/scenePatch";
import { sayShare } from "#words/share";
import { readScene } from "./lessons";

export const numberWords = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
  "nineteen twenty"
).split(" ");
const fractions: Readonly<Record<string, number>> = { half: 1 / 2, third: 1 / 3, quarter: 1 / 4 };
const inWords = new RegExp(
  `\\b(${[...numberWords.filter((word) => word !== "one"), ...Object.keys(fractions)].join("|")})\\b`,
  "giu",
);
/** Where a paper says it: “eq. 10, 13 and 14”, “§3.1”, “arXiv 2501.00663”. No measurement, and held against nothing here. */
const citations = /\beqs?\. \d+(((, | and |–| to )\d+)*)|§§?\d+(\.\d+)*|\barXiv \d{4}\.\d+/gu;

/** Numbers in digits, with their sign and per cent: “2.12”, “38 %”, “1,024”. */
export function numbersIn(text: string): string[] {
  return (
    plainText(text)
      .match(/[−-]?\d[\d,]*(\.\d+)?(\s?%)?/gu)
      ?.map((found) => found.replace(/,$/u, "")) ?? []
  );
}

/** Those and the ones in words, in lower case, but not where a paper says it; “one” is mostly none. */
export function allNumbersIn(text: string): string[] {
  const own = plainText(text).replace(citations, "");
  return [...numbersIn(own), ...(own.match(inWords) ?? []).map((word) => word.toLowerCase())];
}

/** The numbers of a text that nothing states. */
export function strayNumbers(text: string, stated: readonly string[]): string[] {
  const known = new Set(stated.flatMap(allNumbersIn));
  return allNumbersIn(text).filter((number) => !known.has(number));
}

/** The claims that are not so where they are made, with what the engine says, as the page computes it and in float64. */
export async function untrueClaims(claims: readonly Claim[], scene: Scene): Promise<string[]> {
  const untrue: string[] = [];
  for (const claim of claims) {
    const reading = await readScene(patched(scene, claim.scene ?? {}));
    for (const value of [await reading.takeExactly(claim.of), reading.take(claim.of)]) {
      if (!isTrue(claim, value))
        untrue.push(`“${claim.shown}” is ${asShown(claim.shown, value)}: ${JSON.stringify(claim.of)}`);
    }
  }
  return untrue;
}

export function isTrue({ shown, is }: Pick<Claim, "shown" | "is">, value: Measured): boolean {
  if (!is) return asShown(shown, value) === shown.toLowerCase();
  if (typeof value !== "number") return false;
  const ratio = value / numberOf(shown);
  return is === "over" ? ratio > 1 && ratio <= 1.25 : ratio < 1 && ratio >= 0.75;
}

/** A measured value, written as the text writes it, in lower case. A part is never written as none or all of it. */
export function asShown(shown: string, value: Measured): string {
  if (value === noAnswer) return "nothing";
  if (typeof value !== "number") return String(value).toLowerCase();
  if (!/\d/u.test(shown)) return numberWords[Math.round(value)] ?? String(value);
  const space = /\s?%$/u.exec(shown)?.[0] ?? "";
  const decimals = /\.(\d+)/u.exec(shown)?.[1]!.length ?? 0;
  const number = (space ? 100 * value : value).toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: shown.includes(","),
  });
  if (space && value > 0 && value < 1 && ["0", "100"].includes(number)) return sayShare(value);
  if (Number(number.replace(/,/gu, "")) === 0) return number.replace("-", "") + space; // nothing has no sign
  return number.replace("-", /^-/u.test(shown) ? "-" : "−") + space;
}

function numberOf(shown: string): number {
  const found = allNumbersIn(shown)[0] ?? "";
  const part = fractions[found];
  if (part !== undefined) return part;
  const word = numberWords.indexOf(found);
  if (word >= 0) return word;
  return Number(found.replace(/[,%\s]/gu, "")) / (found.includes("%") ? 100 : 1);
}
