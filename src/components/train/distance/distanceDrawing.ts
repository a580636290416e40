// What is in the accuracy by distance? A bar for every range of distances with how many were asked, what guessing gets, and how far
// the model sees without what its memory writes. Leaves the words of the panel to words.ts.

import type { TrainDistance, TrainLook } from "#model/contracts/trainQuestions";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { path, text, type TrainDrawing } from "#components/train/drawing";
import { shareRight } from "#components/train/stepScale";
import { distanceWords as words } from "./words";

const margin = { left: 40, right: 12, top: 18 } as const;
const heights = { plot: 92, axis: 34 } as const;
const barShare = 0.62;
/** As many bars are named as have room; below, the words under them would touch. */
const leastNamed = 30;

export function distanceDrawing(look: TrainLook | null, { width }: { width: number }): TrainDrawing {
  const inner = Math.max(40, width - margin.left - margin.right);
  const bottom = margin.top + heights.plot;
  const y = (share: number): number => bottom - share * heights.plot;
  const level = (at: number): string => `M${margin.left} ${at}h${inner}`;
  const distances = look?.distances ?? [];
  const step = inner / Math.max(1, distances.length);
  const x = (index: number): number => margin.left + (index + 0.5) * step;
  const beyond = look ? distances.findIndex(({ least }) => least > look.reach) : -1;
  const edge = margin.left + beyond * step;
  const isNamed = step >= leastNamed;
  return {
    height: bottom + heights.axis,
    label: look ? labelOf(look) : words.empty,
    rects: distances.map((one, index) => ({
      key: String(one.least),
      attributes: {
        x: x(index) - (barShare * step) / 2,
        y: y(shareRight(one)),
        width: barShare * step,
        height: bottom - y(shareRight(one)),
        class: "train-bar",
      },
    })),
    paths: [
      path("none", level(bottom), "plot-baseline"),
      path("half", level(y(0.5)), "plot-tick-line"),
      path("all", level(y(1)), "plot-tick-line"),
      ...(look ? [path("chance", level(y(look.chance)), "train-limit")] : []),
      ...(beyond > 0 ? [path("reach", `M${edge} ${margin.top - 14}V${bottom}`, "train-limit")] : []),
    ],
    texts: [
      ...[1, 0.5, 0].map((value) =>
        text(`share ${value}`, { x: margin.left - 6, y: y(value) + 4, says: sayShare(value), anchor: "end" }),
      ),
      ...(beyond >= 0 && look
        ? [text("reach", { x: edge + 5, y: margin.top - 6, says: say(words.beyond, { reach: look.reach }) })]
        : []),
      ...(isNamed
        ? distances.flatMap((one, index) => [
            text(`of ${one.least}`, {
              x: x(index),
              y: bottom + 15,
              says: say(words.count, { right: one.right, asked: one.asked }),
              anchor: "middle",
              className: "hue-ink",
            }),
            text(`at ${one.least}`, { x: x(index), y: bottom + 30, says: sayRange(one), anchor: "middle" }),
          ])
        : []),
    ],
  };
}

export function sayRange({ least, most }: Pick<TrainDistance, "least" | "most">): string {
  return least === most ? sayNumber(least) : say(words.range, { least, most });
}

function labelOf({ distances, chance, reach }: TrainLook): string {
  const bars = distances.map((one) => say(words.bar, { range: sayRange(one), right: one.right, asked: one.asked }));
  const sight = Number.isFinite(reach) ? say(words.seesBack, { reach }) : words.seesAll;
  return say(words.label, { bars: bars.join("; "), chance: sayShare(chance), sight });
}
