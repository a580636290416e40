// Reads a text without a browser: `npm run trace -- --text "…" [--scene HASH] [--out FILE]`, the very run the page would show.
// Without --out it prints a line a token; with it, it writes a trace file that `npm run verify` recomputes. With --tokens it
// reads as many as that, of a file or of a flood of invented words, as longText.ts says.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { decodeLink } from "#state/link";
import { hasMemory } from "#model/contracts/architecture";
import { exportRun } from "#model/check/export";
import { runHeadless } from "#model/reading/headless";
import { cutText, longestText } from "#model/contracts/longestText";
import { mixerNamed } from "#model/contracts/models";
import { nextQuantities, probe, type TokenQuantity } from "#model/contracts/probe";
import { visibleLine } from "#model/contracts/readable";
import { referenceRun, verifyRun } from "#model/check/reference";
import { tokensOf } from "#model/contracts/tokenizer";
import { defaultScene } from "#scene/presets";
import { encodeScene, type Scene } from "#scene/scene";
import { neverCertain } from "#words/share";
import { assertWritable, refuse, wholeNumber } from "./commandLine";
import { readLongText } from "./longText";
import { shippedModel } from "./models";

const usage =
  'usage: npm run trace -- [--text "…" | --file FILE | --tokens N [--file FILE]] [--scene HASH] [--out FILE]';
const printed: readonly TokenQuantity[] = [
  "surprise",
  "loss",
  "momentum",
  "update",
  "drift",
  "weightNorm",
  "recallAfter",
];

function fail(message: string): never {
  return refuse(message, usage);
}

function options(): { text?: string; file?: string; scene?: string; out?: string; tokens?: string } {
  try {
    const kinds = { type: "string" } as const;
    return parseArgs({ options: { text: kinds, file: kinds, scene: kinds, out: kinds, tokens: kinds } }).values;
  } catch (error) {
    return fail((error as Error).message.split(". ")[0]!);
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { text, file, scene: hash, out, tokens: wanted } = options();
const { scene: linked, problem } = decodeLink(hash ?? "v=1");
if (problem) fail(problem);
if (wanted !== undefined) await readLong(wanted);
else await readOnce();

/** Reads as many tokens as were asked for, keeping none of them. */
async function readLong(asked: string): Promise<void> {
  if (text !== undefined || out !== undefined) fail("--tokens goes with --file and --scene alone");
  if (linked.memory.model !== "untrained") fail("--tokens reads with an untrained memory, and the scene names a model");
  const tokens = wholeNumber(asked, { option: "tokens", from: 1 });
  if (file !== undefined && !existsSync(file)) fail(`there is no file "${visibleLine(file)}"`);
  const words = file === undefined ? (linked.flood?.words ?? "strange") : { file };
  await readLongText({ settings: linked.memory, tokens, words });
}

/** Reads what the page would read, and prints or writes it. */
async function readOnce(): Promise<void> {
  if (text !== undefined && file !== undefined) fail("--text and --file are both given; one of them is read");
  const given = cutText(text ?? (file === undefined ? linked.text : contentOf(file)));
  if (given.leftOut > 0) console.error(`a text may have ${longestText} characters, ${given.leftOut} are left out`);
  if (out !== undefined) {
    try {
      assertWritable(out, "out");
    } catch (error) {
      fail((error as Error).message);
    }
  }
  const scene = { ...linked, text: given.text };
  const { tokens, leftOut } = tokensOf(scene.text, scene.memory);
  if (tokens.length === 0) fail("the text has no words to read");
  if (leftOut > 0) console.error(`only the first ${tokens.length} tokens are read, ${leftOut} are left out`);

  const words = tokens.map(({ word }) => word);
  const { model } = scene.memory;
  if (model === "own") fail("a model that was trained in the page is in its file, and in no link");
  const { run, summary } = await runHeadless(
    { words, settings: scene.memory, overrides: scene.overrides },
    model === "untrained" ? null : shippedModel(model),
  );
  const reference = await referenceRun(run);
  const remembers = model === "untrained" || hasMemory(mixerNamed(model));
  if (out === undefined) {
    const columns = remembers ? printed : (["nextProbability"] as const);
    console.log(
      ["token", "word", ...columns.map((name) => probe[name].plain), ...(remembers ? ["expects"] : [])].join("\t"),
    );
    for (let token = 0; token < summary.filled; token++) {
      const numbers = columns.map((name) => numberAt(name, token));
      const expected = remembers ? [visibleLine(run.reading.vocabulary[run.columns.guess[token]!] ?? "–")] : [];
      console.log([token + 1, visibleLine(tokens[token]!.text), ...numbers, ...expected].join("\t"));
    }
  } else {
    const name = tokens
      .slice(0, 6)
      .map((token) => token.text)
      .join(" ");
    const exported = exportRun(run, reference, { name, hash: encodeScene(within(scene, tokens.length), defaultScene) });
    writeFileSync(out, `${exported}\n`);
    const written = (JSON.parse(exported) as { page: { words: readonly string[] } }).page.words.length;
    if (written < summary.filled)
      console.error(
        `the file ends after ${written} tokens: from there on, rounding in 32 bits has moved the numbers too far`,
      );
  }
  const { worst, part, quantity } = verifyRun(run, reference, { window: scene.window });
  console.error(
    `${summary.filled} tokens, ` +
      (remembers
        ? `${summary.recall.right} of ${summary.recall.asked} cues answered, ${summary.recall.replaced} words replaced; `
        : "") +
      `float64 agrees to ${worst.toExponential(1)} (worst: ${quantity ? probe[quantity].name.toLowerCase() : part})`,
  );
  if (summary.diverged) {
    const { token, quantity: passed, value, limit, thetaEff, bound } = summary.diverged;
    console.error(
      `diverged at token ${token + 1} (${visibleLine(tokens[token]!.text)}): ${probe[passed].name.toLowerCase()} ` +
        `${value === null ? "is no longer a number" : `${value.toPrecision(3)} passed ${limit.toPrecision(3)}`}; θ_eff ${thetaEff.toPrecision(3)}, bound ${bound.toPrecision(3)}`,
    );
  }

  /** To six digits; "–" where there is none, as after the last token no word is known to come. */
  function numberAt(quantity: TokenQuantity, token: number): string {
    const value = run.columns[quantity][token]!;
    if (!nextQuantities.some((name) => name === quantity)) return Number.isFinite(value) ? value.toPrecision(6) : "–";
    if (token + 1 >= tokens.length || !Number.isFinite(value)) return "–";
    const digits = neverCertain(value).toPrecision(6);
    return Number(digits) < 1 ? digits : ">0.999999";
  }

  /** What points at tokens stays within the text, as on the page. */
  function within(shown: Scene, count: number): Scene {
    return {
      ...shown,
      cursor: shown.cursor === null ? null : Math.min(shown.cursor, count - 1),
      asked: shown.asked.filter((token) => token < count),
      answers: shown.answers.filter(({ token, length }) => token + length <= count),
    };
  }
}
