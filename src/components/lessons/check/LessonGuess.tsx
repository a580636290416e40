// How is the next bar drawn before it is shown? A dashed bar with a handle; once it is judged, the true one grows beside it.

import { useEffect, useRef, type PointerEvent, type ReactElement } from "react";
import { ChevronsUpDown } from "lucide-react";
import { useDraft } from "#guide/guide";
import type { Predict } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { probe } from "#model/contracts/probe";
import { useExplorer } from "#state/store";
import { barShare } from "#components/chart/marks";
import { xOf } from "#components/chart/scale";
import { useDrag } from "#components/hooks/drag";
import { formatNumber } from "#components/text/format";
import type { GuessPlace } from "#components/lessons/LessonSeries";
import { inProse, written } from "#components/text/spelling";
import "./LessonGuess.css";

/** An arrow key moves the guess by this much, a page key by ten times as much. */
const step = 0.05;
/** Where the handle begins: in the middle, which says nothing. */
const begins = 0.5;

export function LessonGuess({
  check,
  place: { plot, scale, place },
  isOver,
  onCheck,
}: {
  check: Predict;
  place: GuessPlace;
  /** Whether it has been judged, or shown. */
  isOver: boolean;
  onCheck: () => void;
}): ReactElement {
  const guess = useDraft((state) => state.guess);
  const truth = useDraft((state) => state.truth);
  const word = useExplorer(({ run, tokens }) => inProse(written((run?.tokens ?? tokens).tokens[check.token])));
  const bar = useRef<HTMLDivElement>(null);
  const most = scale.valueAt(0);
  // The scale of the reading before says nothing of this one.
  const isRead = useExplorer(({ run, tokens, scene }) => run?.tokens === tokens && run.settings === scene.memory);
  const isMeasured = scale.tick !== null && isRead;
  const value = guess ?? rounded(begins * most);
  const drawn = Math.min(value, most);
  const width = Math.max(6, barShare * plot.step);
  const x = xOf(plot, place);
  const isLate = x > plot.width - 130;

  useEffect(() => {
    if (isMeasured && guess === null && !isOver) useDraft.setState({ guess: rounded(begins * most) });
  }, [isMeasured, guess, isOver, most]);

  const set = (next: number): void => {
    if (!isOver) useDraft.setState({ guess: rounded(Math.max(0, Math.min(most, next))), verdict: null });
  };
  const follow = (event: PointerEvent): void => {
    const { top } = bar.current!.getBoundingClientRect();
    set(scale.valueAt(event.clientY - top));
  };
  const before = useRef(value);
  const drag = useDrag<HTMLDivElement>({
    along: "y",
    start: (event) => {
      // Beside the handle a finger that goes up or down scrolls the page.
      const isFinger = event.pointerType === "touch";
      if (isOver || (isFinger && !(event.target as Element).closest(".lesson-guess-handle"))) return false;
      before.current = value;
      if (!isFinger) follow(event);
    },
    move: follow,
    tap: (event) => {
      if (!(event.target as Element).closest(".lesson-guess-handle")) follow(event);
    },
    cancel: () => set(before.current),
  });
  const key = (name: string): number | null => {
    switch (name) {
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
  };

  return (
    <div ref={bar} className="lesson-guess" {...drag}>
      {!isOver && <span className="lesson-guess-field" style={{ left: x - width / 2, width }} />}
      {(guess !== null || !isOver) && (
        <span
          className="lesson-guess-bar"
          data-over={isOver || undefined}
          style={{
            left: isOver ? x - width / 2 - width * 0.6 : x - width / 2,
            width: isOver ? width * 0.6 : width,
            height: scale.height - scale.y(drawn),
          }}
        />
      )}
      {isOver && truth !== null && (
        <span
          className={`lesson-guess-truth hue-${probe[check.quantity].hue}`}
          style={{ left: x - width / 2, width, height: scale.height - scale.y(truth) }}
        />
      )}
      {isOver ? (
        <span
          className="lesson-guess-words"
          data-late={isLate || undefined}
          style={{ top: scale.y(truth ?? drawn) - 24, ...(isLate ? { right: plot.width - x - 8 } : { left: x - 8 }) }}
        >
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
            aria-label={say(lessonWords.guessLabel, { name: probe[check.quantity].name, word })}
            aria-valuemin={0}
            aria-valuemax={rounded(most)}
            aria-valuenow={value}
            aria-valuetext={formatNumber(value)}
            onKeyDown={(event) => {
              const next = key(event.key);
              if (next !== null) set(next);
              else if (event.key === "Enter") onCheck();
              else return;
              event.preventDefault();
            }}
          >
            <ChevronsUpDown size={16} aria-hidden />
          </div>
          <span
            className="lesson-guess-words"
            data-late={isLate || undefined}
            style={{ top: scale.y(drawn) - 20, ...(isLate ? { right: plot.width - x + 28 } : { left: x + 28 }) }}
          >
            <b>{lessonWords.yourGuess}</b>
            <br />
            {formatNumber(value)}
          </span>
        </>
      )}
      <span className="lesson-guess-word" style={{ left: x, top: scale.height + 4 }}>
        {word}
      </span>
    </div>
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
