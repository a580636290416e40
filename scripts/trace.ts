// Reads a text without a browser: `npm run trace -- --text "…" [--scene HASH] [--out FILE]`, the very run the page would show.
// Without --out it prints a line a token; with it, it writes a trace file that `npm run verify` recomputes.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { decodeLink } from "../src/link";
import { exportRun } from "../src/model/export";
import { runHeadless } from "../src/model/headless";
import { cutText, longestText } from "../src/model/longestText";
import { probe, type TokenQuantity } from "../src/model/probe";
import { referenceRun, verifyRun } from "../src/model/reference";
import { tokensOf } from "../src/model/tokenizer";
import { defaultScene } from "../src/presets";
import { encodeScene } from "../src/scene";
import { shippedModel } from "./models";

const usage = 'usage: npm run trace -- [--text "…" | --file FILE] [--scene HASH] [--out FILE]';
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
  console.error(`${message}\n${usage}`);
  process.exit(1);
}

function options(): { text?: string; file?: string; scene?: string; out?: string } {
  try {
    const kinds = { type: "string" } as const;
    return parseArgs({ options: { text: kinds, file: kinds, scene: kinds, out: kinds } }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { text, file, scene: hash, out } = options();
const { scene: linked, problem } = decodeLink(hash ?? "");
if (problem) fail(problem);
const given = cutText(text ?? (file === undefined ? linked.text : readFileSync(file, "utf8")));
if (given.leftOut > 0) console.error(`a text may have ${longestText} characters, ${given.leftOut} are left out`);
const scene = { ...linked, text: given.text };
const { tokens, leftOut } = tokensOf(scene.text, scene.memory);
if (tokens.length === 0) fail("the text has no words to read");
if (leftOut > 0) console.error(`only the first ${tokens.length} tokens are read, ${leftOut} are left out`);

const words = tokens.map(({ word }) => word);
const { model } = scene.memory;
const { run, summary } = await runHeadless(
  { words, settings: scene.memory, overrides: scene.overrides },
  model === "untrained" ? null : shippedModel(model),
);
const reference = await referenceRun(run);
if (out === undefined) {
  console.log(["token", "word", ...printed.map((name) => probe[name].plain), "expects"].join("\t"));
  for (let token = 0; token < summary.filled; token++) {
    const numbers = printed.map((name) => run.columns[name][token]!.toPrecision(6));
    const expected = run.reading.vocabulary[run.columns.guess[token]!]!;
    console.log([token + 1, tokens[token]!.text, ...numbers, expected].join("\t"));
  }
} else {
  const name = tokens
    .slice(0, 6)
    .map((token) => token.text)
    .join(" ");
  writeFileSync(out, `${exportRun(run, reference, { name, hash: encodeScene(scene, defaultScene) })}\n`);
}
const { worst, quantity } = verifyRun(run, reference);
console.error(
  `${summary.filled} tokens, ${summary.recall.correct} of the last ${summary.recall.asked} contexts answered; ` +
    `float64 agrees to ${worst.toExponential(1)} (worst: ${probe[quantity].name.toLowerCase()})`,
);
if (summary.diverged) {
  const { token, quantity: passed, value, limit, thetaEff, bound } = summary.diverged;
  console.error(
    `diverged at token ${token + 1} (${tokens[token]!.text}): ${probe[passed].name.toLowerCase()} ` +
      `${value === null ? "is no longer a number" : `${value.toPrecision(3)} passed ${limit}`}; θ_eff ${thetaEff.toPrecision(3)}, bound ${bound.toPrecision(3)}`,
  );
}
