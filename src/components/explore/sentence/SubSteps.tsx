// How is one token written? Seven parts in the order they happen, each a sentence with this token's numbers.
// Every sentence holds for every setting: what is only true of some memories is said of those alone.

import type { PointerEvent, ReactElement } from "react";
import { memoryConfig } from "#model/contracts/rule";
import { isTogether } from "#model/contracts/splits";
import { subSteps, type Hue, type SubStep } from "#model/contracts/probe";
import { showSubStep, usePlayhead } from "#state/playhead";
import { holdsNothing, unitOf, wordSaid } from "#state/selectors";
import type { PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { readingWords } from "#words/reading";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { Live, OfWrite } from "#components/hooks/cursor";
import { partAt, pointIn } from "#components/hooks/pointer";
import { formatNumber } from "#components/text/format";
import { Answer, Figure, LiveSaid, Noun, Word, type Wording } from "#components/text/prose";
import { Message } from "#components/text/Message";
import { written } from "#components/text/spelling";

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
    <OfWrite value>
      <ol className="sub-steps-rail" aria-label={panelNames.subSteps} onPointerMove={scrub}>
        {subSteps.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              className={index < current ? "done" : index === current ? `prose-${hues[name]}` : "ahead"}
              aria-current={index === current ? "step" : undefined}
              onClick={() => showSubStep(index)}
            >
              {readingWords.subSteps.names[name]}
            </button>
          </li>
        ))}
      </ol>
      <p className="prose">
        <Caption />
      </p>
    </OfWrite>
  );
}

/** A press that is drawn along the parts shows the one it is over. */
function scrub(event: PointerEvent<HTMLElement>): void {
  if ((event.buttons & 1) === 0) return;
  const { x, width } = pointIn(event.currentTarget, event);
  const part = partAt(x, { length: width, count: subSteps.length });
  if (part !== usePlayhead.getState().subStep) showSubStep(part);
}

const { key: keyWords, guess: guessWords, target: targetWords, error: errorWords, forget: forgetWords } = readingWords;

/** How many of the words before the last one a key lists by name. */
const named = 6;

function Key(): ReactElement {
  return <LiveSaid fullest={keyWords.equal} read={keyAt} places={{ words: <Word read={wordsOfKey} isWhole /> }} />;
}

/** How many words before the token its key mixes: nothing before a word counts where earlier words count for nothing. */
function mixed({ rule }: PageRun, token: number): number {
  return Math.min(rule.keyDecay === 0 && !isTogether(rule.split) ? 1 : rule.reach, token);
}

function keyAt(run: PageRun, token: number): Wording {
  if (run.card) return { message: keyWords.trained };
  const count = mixed(run, token);
  const unit = unitOf(run.rule);
  if (count === 0) return { message: keyWords.start, filling: { unit } };
  const start = mixesStart(run, token);
  const { keyDecay, split } = run.rule;
  if (isTogether(split)) {
    const filling = { count, times: formatNumber(keyDecay) };
    if (start) return { message: keyWords.togetherWithStart, filling };
    return { message: count === 1 || keyDecay === 0 ? keyWords.together : keyWords.togetherFading, filling };
  }
  if (count === 1 && !start) return { message: keyWords.wordBefore, filling: { unit } };
  if (keyDecay === 1) return { message: start ? keyWords.equalWithStart : keyWords.equal, filling: { count, unit } };
  const filling = { count, unit, times: formatNumber(keyDecay) };
  return { message: start ? keyWords.fadingWithStart : keyWords.fading, filling };
}

function mixesStart({ rule }: PageRun, token: number): boolean {
  return token > 0 && (rule.keyDecay > 0 || isTogether(rule.split)) && rule.reach > token;
}

function wordsOfKey(run: PageRun, token: number): string {
  const count = mixed(run, token);
  if (count === 0 && !run.card) return "";
  const words = run.tokens.tokens.slice(token - Math.min(count, named), run.card ? token + 1 : token);
  const text = words.map((word, index) => (index === 0 ? "" : word.before || "") + word.text).join("");
  return say(count > named ? keyWords.quotedEnd : keyWords.quoted, { text: text.replace(/\s+/gu, " ") });
}

function Guess(): ReactElement {
  return (
    <LiveSaid
      fullest={guessWords.atToken}
      read={guessAt}
      places={{
        start: <Word read={chunkWord} />,
        answer: <Word hue="r" read={guessed} />,
      }}
    />
  );
}

function guessed(run: PageRun, token: number): string {
  return wordSaid(run, { quantity: "chunkAnswer", token }) ?? "";
}

function guessAt(run: PageRun, token: number): Wording {
  const start = chunkStart(run, token);
  if (guessed(run, token) === "") {
    return { message: holdsNothing(run, start - 1) ? guessWords.nothing : guessWords.tooLittle };
  }
  if (start === 0) return { message: guessWords.atStart };
  return { message: start === token ? guessWords.atToken : guessWords.atChunk };
}

function chunkStart({ rule }: PageRun, token: number): number {
  return token - (token % rule.chunk);
}

function chunkWord(run: PageRun, token: number): string {
  const start = chunkStart(run, token);
  // A sentence that names no answer has no place for the word either.
  return start === 0 || guessed(run, token) === "" ? "" : written(run.tokens.tokens[start]);
}

function Target(): ReactElement {
  return <LiveSaid fullest={targetWords.right} read={targetAt} places={{ word: <Word read={wordAt} /> }} />;
}

function targetAt(run: PageRun, token: number): Wording {
  const { tokens, card } = run;
  const filling = { unit: unitOf(run.rule) };
  if (guessed(run, token) === "") return { message: targetWords.noGuess, filling };
  const isRight = guessed(run, token) === tokens.tokens[token]!.word;
  if (card) return { message: isRight ? targetWords.trainedRight : targetWords.trainedWrong };
  return { message: isRight ? targetWords.right : targetWords.wrong, filling };
}

function wordAt({ tokens }: PageRun, token: number): string {
  return tokens.tokens[token]!.word;
}

function Miss(): ReactElement {
  return (
    <>
      <Message
        words={errorWords.misses}
        places={{
          word: <Word read={wordAt} />,
          error: <Figure quantity="errorNorm" read={({ columns }, token) => formatNumber(columns.errorNorm[token]!)} />,
        }}
      />{" "}
      <LiveSaid
        fullest={errorWords.once}
        read={gradientAt}
        places={{
          surprise: <Noun quantity="surprise">{errorWords.surprise}</Noun>,
          size: <Figure quantity="surprise" read={({ columns }, token) => formatNumber(columns.surprise[token]!)} />,
        }}
      />
    </>
  );
}

/** ‖u‖ = c‖k‖‖M(k) − v‖ with a unit key, for a linear memory's ℓ₂ loss alone; otherwise it is the gradient, and no more is said. */
function gradientAt({ rule, columns }: PageRun, token: number): Wording {
  const { bias, clip, lossScale: c } = memoryConfig(rule);
  const pull = c * columns.errorNorm[token]!;
  const clipped = clip !== null && (bias.kind !== "l2" || rule.layerNorm || pull > clip);
  if (rule.depth === 1 && bias.kind === "l2" && !rule.layerNorm && !clipped) {
    if (c === 1) return { message: errorWords.once };
    return c === 2 ? { message: errorWords.twice } : { message: errorWords.times, filling: { times: formatNumber(c) } };
  }
  return clipped
    ? { message: errorWords.clipped, filling: { clip: formatNumber(clip) } }
    : { message: errorWords.gradient };
}

function Carry(): ReactElement {
  return (
    <Message
      words={readingWords.carry}
      places={{
        eta: <Figure quantity="eta" read={({ columns }, token) => sayShare(columns.eta[token]!, { digits: 1 })} />,
        before: <Live read={({ columns }, token) => formatNumber(token === 0 ? 0 : columns.momentum[token - 1]!)} />,
        theta: <Figure quantity="theta" read={({ columns }, token) => formatNumber(columns.theta[token]!)} />,
        push: (inside) => <Noun quantity="momentum">{inside}</Noun>,
        now: <Figure quantity="momentum" read={({ columns }, token) => formatNumber(columns.momentum[token]!)} />,
      }}
    />
  );
}

function Forget(): ReactElement {
  return (
    <LiveSaid
      fullest={forgetWords.toZero}
      read={forgetAt}
      places={{
        forgets: <Noun quantity="alpha">{forgetWords.forgets}</Noun>,
        alpha: (
          <Figure quantity="alpha" read={({ columns }, token) => sayShare(columns.alpha[token]!, { digits: 1 })} />
        ),
      }}
    />
  );
}

/** Nothing had moved before the first token. */
function forgetAt({ rule, columns }: PageRun, token: number): Wording {
  const keep = 1 - columns.alpha[token]!;
  const shrinks = (size: number) => ({ before: formatNumber(size), after: formatNumber(keep * size) });
  if (rule.decay === "initial") {
    return { message: forgetWords.toStart, filling: shrinks(token === 0 ? 0 : columns.drift[token - 1]!) };
  }
  if (token === 0) return { message: forgetWords.first };
  return { message: forgetWords.toZero, filling: shrinks(columns.weightNorm[token - 1]!) };
}

function Write(): ReactElement {
  return (
    <Message
      words={readingWords.write}
      places={{
        memory: (inside) => <Noun quantity="drift">{inside}</Noun>,
        update: <Figure quantity="update" read={({ columns }, token) => formatNumber(columns.update[token]!)} />,
        answer: <Answer />,
      }}
    />
  );
}
