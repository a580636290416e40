// How is one token written? Seven parts in the order they happen, each a sentence with this token's numbers.
// Every sentence holds for every setting: what is only true of some memories is said of those alone.

import type { ReactElement } from "react";
import { memoryConfig } from "../model/knobs";
import { subSteps, type Hue, type SubStep } from "../model/probe";
import { showSubStep, usePlayhead } from "../playhead";
import type { PageRun } from "../store";
import { Live } from "./cursor";
import { formatNumber, formatPercent } from "./format";
import { Answer, Figure, Noun, Word } from "./prose";
import { written } from "./spelling";

const hues: Readonly<Record<SubStep, Hue>> = {
  key: "ink",
  guess: "r",
  target: "ink",
  error: "u",
  carry: "s",
  forget: "a",
  write: "ink",
};

const sentences: Readonly<Record<SubStep, () => ReactElement>> = {
  key: Key,
  guess: Guess,
  target: Target,
  error: Miss,
  carry: Carry,
  forget: Forget,
  write: Write,
};

export function SubSteps(): ReactElement {
  const current = usePlayhead((state) => state.subStep);
  const Caption = sentences[subSteps[current]!];
  return (
    <>
      <ol className="sub-steps-rail" aria-label="Sub-steps">
        {subSteps.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              className={index < current ? "done" : index === current ? `prose-${hues[name]}` : "ahead"}
              aria-current={index === current ? "step" : undefined}
              onClick={() => showSubStep(index)}
            >
              {name}
            </button>
          </li>
        ))}
      </ol>
      <p className="prose">
        <Caption />
      </p>
    </>
  );
}

/** How many of the words before the last one a key lists by name. */
const named = 6;

function Key(): ReactElement {
  return (
    <>
      <Live read={keyLead} />
      <Word read={keyWords} />
      <Live read={keyTail} />
    </>
  );
}

/** How many words before the token its key mixes: nothing before a word counts where earlier words count for nothing. */
function mixed({ rule }: PageRun, token: number): number {
  return Math.min(rule.keyDecay === 0 ? 1 : rule.reach, token);
}

function keyLead(run: PageRun, token: number): string {
  if (run.card) return "The model makes the key of what it has read up to here, this word included: ";
  const count = mixed(run, token);
  if (count === 0) return "The key is the mark that stands before the first word";
  if (count === 1 && !mixesStart(run, token)) return "The key is the word before, ";
  return count === 1 ? "The key mixes the word before it, " : `The key mixes the ${count} words before it, `;
}

function keyWords(run: PageRun, token: number): string {
  const count = mixed(run, token);
  const words = run.tokens.tokens.slice(token - Math.min(count, named), run.card ? token + 1 : token);
  const text = words.map((word, index) => (index === 0 ? "" : word.before || "") + word.text).join("");
  return count === 0 && !run.card ? "" : `“${count > named ? "… " : ""}${text.replace(/\s+/gu, " ")}”`;
}

function keyTail(run: PageRun, token: number): string {
  if (run.card) return ".";
  const count = mixed(run, token);
  const start = mixesStart(run, token);
  if (count + Number(start) <= 1) return ".";
  const mark = start ? ", and the mark at the start" : "";
  const { keyDecay } = run.rule;
  const weight =
    keyDecay === 1 ? "all of them equally" : `each counting ${formatNumber(keyDecay)} times the one after it`;
  return `${mark}, ${weight}.`;
}

function mixesStart({ rule }: PageRun, token: number): boolean {
  return token > 0 && rule.keyDecay > 0 && rule.reach > token;
}

function Guess(): ReactElement {
  return (
    <>
      Asked with this key,{" "}
      <Live read={(run, token) => (chunkStart(run, token) === 0 ? "the memory as it began" : "the memory before ")} />
      <Word read={(run, token) => chunkWord(run, token)} />
      <Live read={(run, token) => chunkWhy(run, token)} /> answers{" "}
      <Word hue="r" read={({ vocabulary, columns }, token) => vocabulary[columns.chunkAnswer[token]!]!} />.
    </>
  );
}

function chunkStart({ rule }: PageRun, token: number): number {
  return token - (token % rule.chunk);
}

function chunkWord(run: PageRun, token: number): string {
  const start = chunkStart(run, token);
  return start === 0 ? "" : written(run.tokens.tokens[start]);
}

function chunkWhy(run: PageRun, token: number): string {
  const start = chunkStart(run, token);
  if (start === 0) return "";
  return start === token ? "" : ", where this chunk began,";
}

function Target(): ReactElement {
  return (
    <>
      <Live read={({ card }) => (card ? "The answer should be what the model makes of " : "The word that comes is ")} />
      <Word read={({ tokens }, token) => tokens.tokens[token]!.word} />
      <Live read={(run, token) => (guessedRight(run, token) ? ": the guess was right." : ": the guess was wrong.")} />
    </>
  );
}

function guessedRight({ vocabulary, columns, tokens }: PageRun, token: number): boolean {
  return vocabulary[columns.chunkAnswer[token]!] === tokens.tokens[token]!.word;
}

function Miss(): ReactElement {
  return (
    <>
      The guess misses <Word read={({ tokens }, token) => tokens.tokens[token]!.word} /> by{" "}
      <Figure quantity="errorNorm" read={({ columns }, token) => formatNumber(columns.errorNorm[token]!)} />.{" "}
      <Live read={gradientWords} />
      <Noun quantity="surprise" series="surprise">
        surprise
      </Noun>
      : <Figure quantity="surprise" read={({ columns }, token) => formatNumber(columns.surprise[token]!)} />.
    </>
  );
}

/** ‖u‖ = c‖k‖‖M(k) − v‖ with a unit key, for a linear memory's ℓ₂ loss alone; otherwise it is the gradient, and no more is said. */
function gradientWords({ rule, columns }: PageRun, token: number): string {
  const { bias, clip, lossScale: c } = memoryConfig(rule);
  const pull = c * columns.errorNorm[token]!;
  const clipped = clip !== null && (bias.kind !== "l2" || rule.layerNorm || pull > clip);
  if (rule.depth === 1 && bias.kind === "l2" && !rule.layerNorm && !clipped) {
    const times = c === 1 ? "That" : c === 2 ? "Twice that" : `${formatNumber(c)} times that`;
    return `${times}, along the key, is the `;
  }
  const held = clipped ? `, its output part held to at most ${formatNumber(clip)},` : "";
  return `The gradient of the memory's loss with respect to its weights${held} is the `;
}

function Carry(): ReactElement {
  return (
    <>
      It carries{" "}
      <Figure quantity="eta" read={({ columns }, token) => formatPercent(columns.eta[token]!, { digits: 1 })} /> of the
      past push, <Live read={before("momentum")} />, and adds{" "}
      <Figure quantity="theta" read={({ columns }, token) => formatNumber(columns.theta[token]!)} /> times the surprise,
      downhill. The{" "}
      <Noun quantity="momentum" series="momentum">
        push
      </Noun>{" "}
      is now <Figure quantity="momentum" read={({ columns }, token) => formatNumber(columns.momentum[token]!)} />.
    </>
  );
}

/** The size of something before this token: nothing had been pushed or moved before the first. */
function before(quantity: "momentum" | "drift"): (run: PageRun, token: number) => string {
  return ({ columns }, token) => formatNumber(token === 0 ? 0 : columns[quantity][token - 1]!);
}

function Forget(): ReactElement {
  return (
    <>
      It{" "}
      <Noun quantity="alpha" series="gates">
        forgets
      </Noun>{" "}
      <Figure quantity="alpha" read={({ columns }, token) => formatPercent(columns.alpha[token]!, { digits: 1 })} /> of{" "}
      <Live read={forgetWords} />
    </>
  );
}

function forgetWords({ rule, columns }: PageRun, token: number): string {
  const keep = 1 - columns.alpha[token]!;
  if (rule.decay === "initial") {
    const distance = token === 0 ? 0 : columns.drift[token - 1]!;
    const shrinks = `${formatNumber(distance)} from where it began, now ${formatNumber(keep * distance)}`;
    return `the way it has come: it was ${shrinks}.`;
  }
  if (token === 0) return "the weights it began with.";
  const size = columns.weightNorm[token - 1]!;
  return `the memory: its size was ${formatNumber(size)}, now ${formatNumber(keep * size)}.`;
}

function Write(): ReactElement {
  return (
    <>
      The push is added: this token has moved the{" "}
      <Noun quantity="drift" series="drift">
        memory
      </Noun>{" "}
      by <Figure quantity="update" read={({ columns }, token) => formatNumber(columns.update[token]!)} /> in all,{" "}
      <Answer />
    </>
  );
}
