// What is in the learning curve? How much is answered and how large the loss is, step by step; the run before as a ghost, and what
// a guesser gets as a line. Leaves the words of the panel to words.ts.

import type { Training } from "#state/training";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { linePath } from "#components/chart/marks";
import { formatTick, plotOf, valueScale, type ValueScale } from "#components/chart/scale";
import { formatNumber } from "#components/text/format";
import { path, text, type TrainDrawing } from "#components/train/drawing";
import { lookPath, shareRight, stepsOf } from "#components/train/stepScale";
import { curveWords as words } from "./words";

const margin = { left: 40, right: 64, top: 20 } as const;
const heights = { accuracy: 112, between: 26, loss: 60, axis: 20 } as const;
/** A line's end and its number. */
const gap = 6;

export function curveDrawing(
  { curve, before, step, look: latest }: Pick<Training, "curve" | "before" | "step" | "look">,
  { width, planned }: { width: number; planned: number },
): TrainDrawing {
  const inner = Math.max(40, width - margin.left - margin.right);
  const plot = plotOf({ width: inner, tokens: stepsOf({ curve, before }, planned) });
  const x = (at: number): number => margin.left + at * plot.step;
  const tops = { accuracy: margin.top, loss: margin.top + heights.accuracy + heights.between };
  const share: ValueScale = {
    y: (value) => heights.accuracy * (1 - value),
    valueAt: (y) => 1 - y / heights.accuracy,
    height: heights.accuracy,
    tick: null,
  };
  const lossAt = valueScale({
    maximum: Math.max(0, ...[curve, before].map((one) => largestOf(one?.losses))),
    height: heights.loss,
  });
  const looks = curve?.looks ?? [];
  const look = looks.at(-1);
  const chance = (latest ?? before?.looks.at(-1))?.chance ?? null;
  const ends = { x: margin.left, to: margin.left + inner };
  const level = (y: number): string => `M${ends.x} ${y}H${ends.to}`;
  const ghost = before
    ? [
        path(
          "ghostShare",
          lookPath(before.looks, { valueOf: shareRight, x, y: (value) => tops.accuracy + share.y(value) }),
          "plot-ghost",
        ),
        path("ghostLoss", stepsPath(before.losses, { plot, scale: lossAt }), "plot-ghost", {
          x: margin.left,
          y: tops.loss,
        }),
      ]
    : [];
  const losses = curve?.losses ?? [];
  const accuracies = curve?.accuracies ?? [];
  const place = (count: number): number => Math.min(x(count) + gap, ends.to + gap);
  return {
    height: tops.loss + heights.loss + heights.axis,
    label: labelOf({ step, look, losses }),
    paths: [
      path("half", level(tops.accuracy + share.y(0.5)), "plot-tick-line"),
      path("all", level(tops.accuracy), "plot-tick-line"),
      path("none", level(tops.accuracy + heights.accuracy), "plot-baseline"),
      path("zero", level(tops.loss + heights.loss), "plot-baseline"),
      ...(lossAt.tick === null ? [] : [path("tick", level(tops.loss + lossAt.y(lossAt.tick)), "plot-tick-line")]),
      ...(chance === null ? [] : [path("chance", level(tops.accuracy + share.y(chance)), "train-limit")]),
      ...ghost,
      path("texts", stepsPath(accuracies, { plot, scale: share }), "train-texts", {
        x: margin.left,
        y: tops.accuracy,
      }),
      ...(look
        ? [
            path(
              "second",
              `M${x(look.step)} ${tops.accuracy + share.y(look.second.high)}V${tops.accuracy + share.y(look.second.low)}`,
              "train-second",
            ),
          ]
        : []),
      path("held", lookPath(looks, { valueOf: shareRight, x, y: (value) => tops.accuracy + share.y(value) }), [
        "train-line",
        "train-right",
      ]),
      path("loss", stepsPath(losses, { plot, scale: lossAt }), ["train-line", "stroke-ink"], {
        x: margin.left,
        y: tops.loss,
      }),
    ],
    circles: look
      ? [
          {
            key: "now",
            attributes: { cx: x(look.step), cy: tops.accuracy + share.y(shareRight(look)), r: 3.5, class: "train-now" },
          },
        ]
      : [],
    texts: [
      text("shareName", { x: ends.x, y: 12, says: words.answered, className: ["train-name", "hue-ink"] }),
      ...[1, 0.5, 0].map((value) =>
        text(`share ${value}`, {
          x: ends.x - 6,
          y: tops.accuracy + share.y(value) + 4,
          says: sayShare(value),
          anchor: "end",
        }),
      ),
      text("lossName", { x: ends.x, y: tops.loss - 8, says: words.loss, className: ["train-name", "hue-ink"] }),
      ...(lossAt.tick === null
        ? []
        : [
            text("lossTick", {
              x: ends.x - 6,
              y: tops.loss + lossAt.y(lossAt.tick) + 4,
              says: formatTick(lossAt.tick),
              anchor: "end",
            }),
          ]),
      text("lossZero", { x: ends.x - 6, y: tops.loss + heights.loss + 4, says: "0", anchor: "end" }),
      ...(chance === null
        ? []
        : [
            text("chance", {
              x: ends.to + gap,
              y: tops.accuracy + share.y(chance) + 4,
              says: say(words.chance, { share: sayShare(chance) }),
            }),
          ]),
      ...(look
        ? [
            text("now", {
              x: place(look.step),
              y: tops.accuracy + share.y(shareRight(look)) - (look.step === 0 ? 8 : -4) - (nearChance(look) ? 10 : 0),
              says: sayShare(shareRight(look)),
              className: "hue-r",
            }),
          ]
        : []),
      ...(losses.length > 0
        ? [
            text("lossNow", {
              x: place(losses.length),
              y: tops.loss + lossAt.y(losses[losses.length - 1]!) + 4,
              says: formatNumber(losses[losses.length - 1]!),
              className: "hue-ink",
            }),
          ]
        : []),
      text("from", { x: ends.x, y: tops.loss + heights.loss + 16, says: "0" }),
      text("to", {
        x: ends.to,
        y: tops.loss + heights.loss + 16,
        says: say(words.steps, { steps: sayNumber(plot.tokens) }),
        anchor: "end",
      }),
    ],
  };
}

/** At its right end the number would lie on the one of chance. */
function nearChance(look: { right: number; asked: number; chance: number }): boolean {
  return Math.abs(shareRight(look) - look.chance) < 0.12;
}

function labelOf({
  step,
  look,
  losses,
}: {
  step: number;
  look: { right: number; asked: number; chance: number; step: number } | undefined;
  losses: ArrayLike<number>;
}): string {
  if (!look) return words.empty;
  return say(words.label, {
    step,
    at: look.step,
    share: sayShare(shareRight(look)),
    chance: sayShare(look.chance),
    loss: losses.length > 0 ? formatNumber(losses[losses.length - 1]!) : "–",
  });
}

function largestOf(values: ArrayLike<number> = []): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) if (Number.isFinite(values[at]!)) most = Math.max(most, values[at]!);
  return most;
}

function stepsPath(
  values: ArrayLike<number>,
  { plot, scale }: { plot: ReturnType<typeof plotOf>; scale: ValueScale },
): string {
  if (values.length === 0) return "";
  return linePath({ values, count: values.length, plot, scale });
}
