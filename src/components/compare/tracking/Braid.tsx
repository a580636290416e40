// How do the cups cross over all swaps, and where does the memory lose them? A strand a thing, true; at every crossing a dot a cup, with
// what the memory holds there. It is a slider: the swaps up to the chosen one are drawn, the others pale.

import { useEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import { nothingHeld, type CupsGame } from "#model/contracts/shellGame";
import { showSwaps, useShellGame } from "#state/shellGame";
import { useWidth } from "#components/hooks/useWidth";
import { say } from "#words/say";
import { sizeOf } from "./CupsRow";
import { thingNames } from "./gameSentence";
import { trackingWords as words } from "./words";

const lane = 26;
const margins = { top: 22, left: 28, right: 18, bottom: 6 };
/** Between two swaps: narrower ones could not be read, and the braid is scrolled then. */
const [leastStep, mostStep] = [18, 60];
const radius = 9;

export function Braid({
  game,
  sentence,
  answered = true,
}: {
  game: CupsGame;
  sentence: string;
  /** Whether what the memory holds is drawn on what is true. */
  answered?: boolean;
}): ReactElement {
  const { cups: n, truth, held, sure, partsAt } = game;
  const states = truth.length / n;
  const root = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const shown = useShellGame((state) => state.at);
  const followed = useShellGame((state) => state.followed);
  const at = Math.min(shown ?? Infinity, states - 1);
  const room = useWidth(root) - margins.left - margins.right;
  const step = Math.max(leastStep, Math.min(mostStep, room / Math.max(1, states - 1)));
  const x = (state: number): number => margins.left + state * step;
  const y = (cup: number): number => margins.top + (cup + 0.5) * lane;
  const width = x(states - 1) + margins.right;
  const height = margins.top + n * lane + margins.bottom;

  // What is narrower than its swaps is scrolled: the shown one stays in sight.
  useEffect(() => {
    const { current } = root;
    if (!current || current.scrollWidth <= current.clientWidth) return;
    current.scrollLeft = margins.left + at * step - current.clientWidth / 2;
  }, [at, step]);

  return (
    <div
      ref={root}
      className="tracking-scroll"
      role="slider"
      tabIndex={0}
      aria-label={words.braidSlider}
      aria-valuemin={0}
      aria-valuemax={states - 1}
      aria-valuenow={at}
      aria-valuetext={say(words.position, { at, swaps: states - 1 })}
      onKeyDown={(event) => onKey(event, { at, last: states - 1 })}
      onClick={({ clientX }) =>
        showSwaps(Math.round((clientX - svg.current!.getBoundingClientRect().left - margins.left) / step))
      }
    >
      <svg ref={svg} width={width} height={height} role="img" aria-label={say(words.braid, { sentence })}>
        <rect className="tracking-field" x={x(at) - step / 2} y={margins.top} width={step} height={n * lane} />
        {Array.from({ length: n }, (_, thing) => {
          const cupOf = (state: number): number => truth.subarray(state * n, (state + 1) * n).indexOf(thing);
          const path = (from: number, to: number): string => strand({ cupOf, from, to, x, y });
          return (
            <g key={thing} strokeWidth={thing === followed ? 3.5 : 1.5}>
              <g className={thing === followed ? "tracking-shape stroke-ink" : "tracking-shape"}>
                <path d={path(0, at)} />
                <path data-ahead d={path(at, states - 1)} />
              </g>
              <text x={margins.left - 14} y={y(thing) + 4}>
                {thingNames[thing]}
              </text>
            </g>
          );
        })}
        {Array.from({ length: n }, (_, cup) => (
          <text key={cup} className="tracking-name" x={0} y={y(cup) + 4}>
            {cup + 1}
          </text>
        ))}
        {Array.from(answered ? held : [], (said, index) => {
          const [state, cup] = [Math.floor(index / n), index % n];
          const isRight = said === truth[index];
          const place = { cx: x(state), cy: y(cup) };
          return said === nothingHeld ? (
            <text key={index} data-ahead={state > at || undefined} x={place.cx} y={place.cy + 4}>
              {words.holdsNothing}
            </text>
          ) : (
            <g key={index} data-ahead={state > at || undefined}>
              <circle
                className={isRight ? "is-right" : "fill-ink"}
                {...place}
                r={(isRight ? radius / 2 : radius) * sizeOf(sure[index]!)}
              />
              {!isRight && (
                <text
                  className={sizeOf(sure[index]!) < 0.7 ? undefined : "tracking-held"}
                  x={place.cx}
                  y={place.cy + 4}
                >
                  {thingNames[said]}
                </text>
              )}
            </g>
          );
        })}
        {answered && partsAt !== null && (
          <g>
            <path className="stroke-u" d={`M${x(partsAt) - step / 2} ${margins.top - 4}V${height}`} />
            <text className="tracking-name" x={x(partsAt) - step / 2 + 4} y={margins.top - 8}>
              {words.parts}
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

/** Along the lane, and across where it is swapped. */
function strand({
  cupOf,
  from,
  to,
  x,
  y,
}: {
  cupOf: (state: number) => number;
  from: number;
  to: number;
  x: (state: number) => number;
  y: (cup: number) => number;
}): string {
  let path = `M${x(from)} ${y(cupOf(from))}`;
  for (let state = from + 1; state <= to; state++) {
    const half = (x(state - 1) + x(state)) / 2;
    const [before, after] = [y(cupOf(state - 1)), y(cupOf(state))];
    path += before === after ? `H${x(state)}` : `C${half} ${before} ${half} ${after} ${x(state)} ${after}`;
  }
  return path;
}

function onKey(event: KeyboardEvent, { at, last }: { at: number; last: number }): void {
  const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: last }[
    event.key
  ];
  if (to === undefined) return;
  event.preventDefault();
  showSwaps(to);
}
