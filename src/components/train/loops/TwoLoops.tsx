// Which two loops turn? The outer one changes the weights, a step for every few texts; the inner one is the memory, which learns
// while it reads and begins every text anew. Written in place: both turn faster than React should render.

import { arc } from "d3";
import { useEffect, useRef, type ReactElement } from "react";
import type { MemoryInWords } from "#model/contracts/trainQuestions";
import { useTraining, type Training } from "#state/training";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { breakpoints } from "#components/hooks/breakpoints";
import { writeText } from "#components/hooks/cursor";
import { Term } from "#components/train/Term";
import { useTrainingDrawing } from "#components/train/useTrainingDrawing";
import { textAnswers } from "./textAnswers";
import { loopWords as words } from "./words";
import "./TwoLoops.css";

/** A word of the inner loop, slowed down so that it can be followed. */
const wordMilliseconds = 90;
const rings = { outer: [30, 34], inner: [17, 20] } as const;
const size = 72;

export function TwoLoops(): ReactElement {
  const text = useTraining((training) => wordsOf(training)?.text.join("\n") ?? "");
  const answers = useTraining((training) => answersOf(training).join(" "));
  const planned = useExplorer(({ scene }) => scene.train.steps);
  const list = useRef<HTMLParagraphElement>(null);
  const outer = useRef<SVGPathElement>(null);
  const inner = useRef<SVGPathElement>(null);
  const steps = useRef<HTMLSpanElement>(null);
  const pace = useRef<HTMLSpanElement>(null);
  const said = useRef<HTMLSpanElement>(null);

  useTrainingDrawing((training) => {
    const all = training.curve?.settings.steps ?? planned;
    outer.current?.setAttribute("d", ringOf("outer", training.step / Math.max(1, all)));
    writeText(steps.current, say(words.step, { step: training.step, steps: all }));
    writeText(pace.current, sayPace(training));
    writeText(said.current, saySpeed(training));
    markAnswers(list.current, training);
  });
  useTurning((share, place) => {
    inner.current?.setAttribute("d", ringOf("inner", share));
    list.current?.querySelector(".is-here")?.classList.remove("is-here");
    if (place !== null) list.current?.children[place]?.classList.add("is-here");
  });

  return (
    <section className="train-loops" aria-label={panelNames.loops} translate="no">
      <svg
        className="train-rings"
        width={size}
        height={size}
        viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
        aria-hidden
      >
        <path className="train-ring" d={ringOf("outer", 1)} />
        <path className="train-ring" d={ringOf("inner", 1)} />
        <path ref={outer} className="fill-ink" />
        <path ref={inner} className="fill-ink" />
      </svg>
      <p className="train-loop">
        <b>
          <Term of="outerLoop">{words.outer}</Term>
        </b>{" "}
        <span ref={steps} className="train-loop-count" /> <span ref={pace} className="note" />
      </p>
      <p className="train-loop">
        <b>
          <Term of="innerLoop">{words.inner}</Term>
        </b>{" "}
        <span ref={said} className="note" />
      </p>
      <p ref={list} className="train-text">
        {text === ""
          ? words.noText
          : text.split("\n").map((word, index) => (
              <span key={index}>
                {` ${answers} `.includes(` ${index} `) && (
                  <>
                    <s hidden />{" "}
                  </>
                )}
                {word}{" "}
              </span>
            ))}
        {text !== "" && !text.endsWith(sentenceEnd) && words.goesOn}
      </p>
      {text !== "" && <p className="note train-text-note">{words.marks}</p>}
    </section>
  );
}

/** A text is as long as all others, wherever that falls in a sentence. */
const sentenceEnd = ".";

/** Of the fixed text; until the first look of a training it is that of the one before. */
function wordsOf({ look, before }: Pick<Training, "look" | "before">): MemoryInWords | null {
  return (look ?? before?.looks.at(-1))?.words ?? null;
}

/** Which words of it are answers. */
function answersOf(training: Pick<Training, "look" | "before">): number[] {
  return Array.from(wordsOf(training)?.after ?? [], (token) => token + 1);
}

function ringOf(ring: keyof typeof rings, share: number): string {
  const [innerRadius, outerRadius] = rings[ring];
  return arc()({ innerRadius, outerRadius, startAngle: 0, endAngle: 2 * Math.PI * Math.min(1, share) }) ?? "";
}

/** How many steps a second, or how long all of them took. */
function sayPace({ phase, step, milliseconds }: Training): string {
  if (step === 0 || milliseconds === 0) return words.changesWeights;
  return phase === "training"
    ? say(words.pace, { rate: rounded((1000 * step) / milliseconds) })
    : say(words.took, { seconds: rounded(milliseconds / 1000) });
}

/** How many words its memory reads: a second while it trains, and else in all. */
function saySpeed({ phase, tokens, milliseconds }: Training): string {
  if (tokens === 0 || milliseconds === 0) return words.changesMemory;
  return phase === "training"
    ? say(words.speed, { rate: rounded((1000 * tokens) / milliseconds) })
    : say(words.read, { count: tokens });
}

function rounded(rate: number): string {
  return sayNumber(rate, { maximumSignificantDigits: 2 });
}

/** Writes at every answer of the fixed text what the model would say there now. */
function markAnswers(list: HTMLElement | null, { look }: Training): void {
  if (!list || !look || list.childElementCount !== look.words.text.length) return;
  for (const { token, isRight, instead } of textAnswers(look.words)) {
    const element = list.children[token]!;
    const mark = isRight ? "right" : "wrong";
    if (element.getAttribute("data-answer") !== mark) element.setAttribute("data-answer", mark);
    const guess = element.querySelector("s");
    if (!guess) continue;
    guess.hidden = isRight;
    guess.classList.toggle("is-nothing", !isRight && instead === null);
    writeText(guess, isRight ? "" : (instead ?? words.nothing));
  }
}

/**
 * Reads the fixed text word by word while a training goes on: how much of it is read, and where. Where it stands still, and for
 * who asks for less motion, all of it was read by the latest look.
 */
function useTurning(show: (share: number, place: number | null) => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  const hasRead = useTraining(({ look }) => look !== null);
  const isTurning = useTraining(({ phase, look }) => phase === "training" && look !== null);
  useEffect(() => {
    if (!isTurning || matchMedia(breakpoints.still).matches) return latest.current(Number(hasRead), null);
    let frame = 0;
    let shown = -1;
    const turn = (now: number): void => {
      const count = useTraining.getState().look?.words.text.length ?? 1;
      const place = Math.floor(now / wordMilliseconds) % count;
      if (place !== shown) latest.current((place + 1) / count, place);
      shown = place;
      frame = requestAnimationFrame(turn);
    };
    frame = requestAnimationFrame(turn);
    return () => cancelAnimationFrame(frame);
  }, [isTurning, hasRead]);
}
