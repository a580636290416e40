// What is under the cups now, and what does the memory hold there? A row of cups, an arc between the two that were swapped last, the
// true thing under each, and the memory's below it.

import type { ReactElement } from "react";
import { nothingHeld, type CupsGame } from "#model/contracts/shellGame";
import { follow, useShellGame } from "#state/shellGame";
import { say } from "#words/say";
import { thingNames } from "./gameSentence";
import { trackingWords as words } from "./words";

/** From one cup to the next, and of the whole drawing. */
const [step, height, left] = [64, 152, 112];
const middle = (cup: number): number => left + (cup + 0.5) * step;
const heights = { arc: 30, cup: 34, truth: 92, held: 130 };
const radius = 13;

export function CupsRow({
  game: { cups: n, swapped, truth, held, sure },
  answered = true,
}: {
  game: CupsGame;
  /** Whether what the memory holds stands under what is true. */
  answered?: boolean;
}): ReactElement {
  const shown = useShellGame((state) => state.at);
  const followed = useShellGame((state) => state.followed);
  const at = Math.min(shown ?? Infinity, truth.length / n - 1);
  const cups = Array.from({ length: n }, (_, cup) => ({
    cup,
    thing: truth[at * n + cup]!,
    said: held[at * n + cup]!,
    sure: sure[at * n + cup]!,
  }));
  const last = at > 0 ? [swapped[2 * at - 2]!, swapped[2 * at - 1]!] : null;
  return (
    <svg
      viewBox={`0 0 ${left + n * step} ${answered ? height : heights.truth + 14}`}
      style={{ maxWidth: "100%" }}
      width={left + n * step}
      role="img"
      aria-label={say(words.table, { at })}
    >
      <text className="tracking-name" x={0} y={heights.truth + 4}>
        {words.isUnder}
      </text>
      {answered && (
        <text className="tracking-name" x={0} y={heights.held + 4}>
          {words.holds}
        </text>
      )}
      {last && <path className="tracking-shape stroke-ink" d={arc(middle(last[0]!), middle(last[1]!))} />}
      {cups.map(({ cup, thing, said, sure }) => (
        <g key={cup} onClick={() => follow(thing)}>
          <title>{say(words.cup, { cup: cup + 1, thing: thingNames[thing]! })}</title>
          <path className={thing === followed ? "fill-ink" : "tracking-field stroke-ink"} d={cupShape(middle(cup))} />
          <text className={thing === followed ? "tracking-held" : undefined} x={middle(cup)} y={heights.cup + 23}>
            {cup + 1}
          </text>
          <text x={middle(cup)} y={heights.truth + 5}>
            {thingNames[thing]}
          </text>
          {!answered ? null : said === nothingHeld ? (
            <text x={middle(cup)} y={heights.held + 5}>
              {words.holdsNothing}
            </text>
          ) : (
            <>
              <circle
                className={said === thing ? "is-right" : "fill-ink"}
                cx={middle(cup)}
                cy={heights.held}
                r={radius * sizeOf(sure)}
              />
              <text className={sizeOf(sure) < 0.7 ? undefined : "tracking-held"} x={middle(cup)} y={heights.held + 5}>
                {thingNames[said]}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Of a dot's radius: area is how sure. */
export function sizeOf(sure: number): number {
  return Math.sqrt(Math.max(0.04, Math.min(1, sure)));
}

function arc(from: number, to: number): string {
  return `M${from} ${heights.arc}C${from} -4 ${to} -4 ${to} ${heights.arc}`;
}

/** Upside down, as over a thing. */
function cupShape(x: number): string {
  return `M${x - 15} ${heights.cup}h30l6 36h-42z`;
}
