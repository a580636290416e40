// How is the next bar drawn before it is shown? A dashed bar with a handle; once it is judged, the true one grows behind it.

import { useRef, type PointerEvent, type ReactElement } from "react";
import { ChevronsUpDown } from "lucide-react";
import { answerWith, useAnswer, useDraft, type At } from "#guide/draft";
import type { Predict } from "#lessons/checks/predict";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { probe } from "#model/contracts/probe";
import { useExplorer } from "#state/store";
import { barShare } from "#components/chart/marks";
import { xOf } from "#components/chart/scale";
import { useDrag, type DragHandlers } from "#components/hooks/drag";
import { formatNumber } from "#components/text/format";
import type { GuessPlace } from "#components/lessons/LessonSeries";
import { inProse, inQuotes, written } from "#components/text/spelling";
import type { CheckDrawing } from "./drawing";
import "./LessonGuess.css";

/** An arrow key moves the guess by this much, a page key by ten times as much. */
const step = 0.05;
/** Where the handle waits to be moved: in the middle, which says nothing and is no guess. */
const waits = 0.5;

export const predict: CheckDrawing<Predict, number | null> = {
  bar: ({ at, check, isOver, truth, onCheck }) => ({
    quantity: check.quantity,
    bar: {
      token: check.token,
      isOpen: !isOver,
      truth,
      draw: (place) => <Guess at={at} check={check} place={place} isOver={isOver} onCheck={onCheck} />,
    },
  }),
  howTo: lessonWords.dragOrKeys,
  howToByFinger: lessonWords.dragHandle,
  shown: lessonWords.shownBar,
  rightly: ({ answer: guess, verdict, truth }) =>
    `${lessonWords[verdict === "right" ? "close" : verdict]} ${guess !== null && truth !== null ? offWords(guess, truth) : ""}`,
};

interface GuessProps {
  readonly at: At;
  readonly check: Predict;
  readonly place: GuessPlace;
  /** Whether it has been judged, or shown. */
  readonly isOver: boolean;
  readonly onCheck: () => void;
}

function Guess({ at, check, place: { plot, scale, place }, isOver, onCheck }: GuessProps): ReactElement {
  const guess = useAnswer(at, check);
  const truth = useDraft((state) => state.truth);
  const word = useExplorer(({ run, tokens }) => written((run?.tokens ?? tokens).tokens[check.token]));
  const bar = useRef<HTMLDivElement>(null);
  const most = scale.valueAt(0);
  const value = guess ?? rounded(waits * most);
  const drawn = Math.min(value, most);
  const width = Math.max(6, barShare * plot.step);
  const x = xOf(plot, place);
  const isLate = x > plot.width - 130;
  // Over the plot: there it lies on no bar.
  const over = isLate ? { right: plot.width - x - width / 2 } : { left: x - width / 2 };

  const set = (next: number): void => {
    if (!isOver) answerWith(rounded(Math.max(0, Math.min(most, next))));
  };
  const follow = ({ clientY }: PointerEvent): void =>
    set(scale.valueAt(clientY - bar.current!.getBoundingClientRect().top));
  const drag = useGuessDrag({ value, isOver, set, follow });
  const hue = `hue-${probe[check.quantity].hue}`;

  return (
    <div ref={bar} className="lesson-guess" {...drag}>
      {!isOver && <span className="lesson-guess-field" style={{ left: x - width / 2, width }} />}
      {isOver && truth !== null && (
        <span
          className={`lesson-guess-truth ${hue}`}
          style={{ left: x - width / 2, width, height: scale.height - scale.y(truth) }}
        />
      )}
      {guess !== null && (
        <span
          className="lesson-guess-bar"
          data-over={isOver || undefined}
          style={{ left: x - width / 2, width, height: scale.height - scale.y(drawn) }}
        />
      )}
      {isOver ? (
        <span className="lesson-guess-words" data-late={isLate || undefined} style={over}>
          <b>{lessonWords.truth}</b> {formatNumber(truth ?? 0)}
        </span>
      ) : (
        <>
          <div
            className="lesson-guess-handle"
            style={{ left: x, top: scale.y(drawn) }}
            role="slider"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={say(lessonWords.guessLabel, { name: probe[check.quantity].name, word: inQuotes(word) })}
            aria-valuemin={0}
            aria-valuemax={rounded(most)}
            aria-valuenow={value}
            aria-valuetext={guess === null ? lessonWords.noGuess : formatNumber(value)}
            onKeyDown={(event) => {
              const next = keyed(event.key, { value, most });
              if (next !== null) set(next);
              else if (event.key === "Enter") onCheck();
              else return;
              event.preventDefault();
            }}
          >
            <ChevronsUpDown size={16} aria-hidden />
          </div>
          <span className="lesson-guess-words" data-late={isLate || undefined} style={over}>
            <b>{lessonWords.yourGuess}</b> {guess === null ? lessonWords.noGuess : formatNumber(value)}
          </span>
        </>
      )}
      <span className="lesson-guess-word" style={{ left: x, top: scale.height + 4 }}>
        {inProse(word)}
      </span>
    </div>
  );
}

/** A mouse draws the bar anywhere over the plot, a finger by its handle: beside it a finger scrolls the page. */
function useGuessDrag({
  value,
  isOver,
  set,
  follow,
}: {
  value: number;
  isOver: boolean;
  set: (value: number) => void;
  follow: (event: PointerEvent) => void;
}): DragHandlers<HTMLDivElement> {
  const before = useRef(value);
  const isOnHandle = ({ target }: PointerEvent): boolean =>
    (target as Element).closest(".lesson-guess-handle") !== null;
  return useDrag<HTMLDivElement>({
    along: "y",
    start: (event) => {
      const isFinger = event.pointerType === "touch";
      if (isOver || (isFinger && !isOnHandle(event))) return false;
      before.current = value;
      if (!isFinger) follow(event);
    },
    move: follow,
    // A tap on the handle says: here it may stay.
    tap: (event) => (isOnHandle(event) ? set(value) : follow(event)),
    cancel: () => set(before.current),
  });
}

/** Where a key takes the guess; null where it takes it nowhere. */
function keyed(key: string, { value, most }: { value: number; most: number }): number | null {
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return value + step;
    case "ArrowDown":
    case "ArrowLeft":
      return value - step;
    case "PageUp":
      return value + 10 * step;
    case "PageDown":
      return value - 10 * step;
    case "Home":
      return 0;
    case "End":
      return most;
    default:
      return null;
  }
}

/** The difference between the guess and the truth, in words. */
function offWords(guess: number, truth: number): string {
  const amount = formatNumber(Math.abs(truth - guess));
  if (Number(amount) === 0) return lessonWords.exactly;
  return say(truth > guess ? lessonWords.above : lessonWords.below, { amount });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
