// What does a memory cost as the text grows? Bytes kept, work and time a token against the context length, log–log, with a
// marker that says it in a sentence. Measured points are dots, and say so.

import type { ReactElement } from "react";
import { timedContexts, useComparison } from "#state/comparison";
import { contexts, costs, longestContext, shortestContext, type Cost } from "#scene/compareScene";
import { changeScene, useExplorer } from "#state/store";
import { say } from "#words/say";
import { Curves, type Curve, type CurveAxis } from "#components/chart/Curves";
import { useChosen } from "#components/hooks/chosen";
import { costSentence } from "./costSentence";
import { lookOf } from "#components/chart/memoryLook";
import { costedMemories, costOf } from "./costOf";
import { formatNumber } from "#components/text/format";
import { PanelFrame } from "#components/panel/PanelFrame";
import { Segmented } from "#components/controls/Segmented";
import { costWords as words } from "./words";

const height = 230;

export function CompareCost(): ReactElement {
  const compare = useExplorer(({ scene }) => scene.compare);
  const times = useComparison((state) => state.times);
  const table = useComparison((state) => state.table);
  const chosen = useChosen();
  const { cost, marker } = compare;
  const memories = costedMemories(chosen, table);
  const curves: Curve[] = memories.map((memory) => {
    const at = (list: readonly number[]) =>
      list.flatMap((context) => {
        const value = costOf(memory, context, cost, times);
        return value === null || value <= 0 ? [] : [{ x: context, y: value }];
      });
    const { id, title } = memory;
    return {
      id,
      name: title,
      look: lookOf(memory),
      points: at(contexts),
      measured: cost === "time" ? at(timedContexts) : [],
    };
  });
  const values = curves.flatMap(({ points }) => points.map(({ y }) => y));
  const move = (context: number): void => {
    const whole = Math.round(Math.max(shortestContext, Math.min(longestContext, context)));
    if (whole !== marker) changeScene({ compare: { ...compare, marker: whole } }, { of: "marker" });
  };
  const sentence = costSentence(
    memories.flatMap((memory) => {
      const value = costOf(memory, cost === "time" ? nearestTimed(marker) : marker, cost, times);
      return value === null ? [] : [{ memory, value }];
    }),
    { cost, context: cost === "time" ? nearestTimed(marker) : marker },
  );
  return (
    <PanelFrame
      note={words.notes[cost]}
      tools={
        <Segmented
          label={words.which}
          options={costs.map((id) => ({ id, name: words.costs[id] }))}
          value={cost}
          choose={(next) => changeScene({ compare: { ...compare, cost: next } })}
        />
      }
    >
      <Curves
        label={say(words.curves[cost], { sentence })}
        curves={curves}
        x={{
          domain: [shortestContext, longestContext],
          ticks: [1024, 8192, 65536, 524288, 2097152],
          format: contextName,
          scale: "log",
          name: words.tokens,
        }}
        y={axisOf(values, cost)}
        height={height}
        marker={{
          at: marker,
          name: words.marker,
          text: say(words.markerAt, { context: marker, sentence }),
          move,
          step: (direction) =>
            move(direction === 1 ? 2 ** (Math.floor(Math.log2(marker)) + 1) : 2 ** (Math.ceil(Math.log2(marker)) - 1)),
        }}
      />
      <p className="note" aria-live="polite">
        <b>{sentence}</b>
      </p>
    </PanelFrame>
  );
}

function nearestTimed(context: number): number {
  return timedContexts.findLast((timed) => timed <= context) ?? timedContexts[0];
}

function axisOf(values: readonly number[], cost: Cost): CurveAxis {
  const low = values.length > 0 ? Math.min(...values) : 1;
  const high = values.length > 0 ? Math.max(...values) : 1000;
  const bottom = 10 ** Math.floor(Math.log10(low));
  const top = 10 ** Math.ceil(Math.log10(high * 1.001));
  const decades = Math.round(Math.log10(top / bottom));
  const every = Math.max(1, Math.ceil(decades / 4));
  const ticks = Array.from({ length: Math.floor(decades / every) + 1 }, (_, index) => bottom * 10 ** (index * every));
  return { domain: [bottom, top], ticks, format: (value) => costName(value, cost), scale: "log", name: "" };
}

function contextName(tokens: number): string {
  const { thousands, millions } = words.contexts;
  return tokens >= 2 ** 20 ? say(millions, { count: tokens / 2 ** 20 }) : say(thousands, { count: tokens / 1024 });
}

/** A cost in a unit that keeps it short: 9.2 kB, 1.2 M, 40 µs. */
function costName(value: number, cost: Cost): string {
  const units = words.short[cost];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(value) / 3 + 1e-9)));
  return say(units[step]!, { amount: short(value / 1000 ** step) });
}

function short(value: number): string {
  return formatNumber(value, { digits: value >= 100 ? 0 : value >= 10 ? 0 : value % 1 === 0 ? 0 : 1 });
}
