// How likely did the model find the words that came? The probability of every next word along the text, a line with the memory
// and a dashed one with it frozen.

import { useMemo, useRef, type ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { currentToken } from "#state/playhead";
import { light, lock, useExplorer, type PageRun } from "#state/store";
import { say } from "#words/say";
import { areaPath, linePath } from "#components/chart/marks";
import { PointedLine } from "#components/chart/PointedLine";
import { plotOf, tokenAt, valueScale, xOf } from "#components/chart/scale";
import { Live, useCursor } from "#components/hooks/cursor";
import { pointIn, useScrub } from "#components/hooks/pointer";
import { useWidth } from "#components/hooks/useWidth";
import { Message } from "#components/text/Message";
import { likelihood } from "./likelihood";
import { nextWords as words } from "./words";

const chartHeight = 56;

export function ProbabilityChart({ run, isCompared }: { run: PageRun; isCompared: boolean }): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const answers = useExplorer((state) => state.scene.answers);
  const plot = useMemo(
    () => plotOf({ width: Math.max(40, width), tokens: Math.max(1, run.tokens.tokens.length) }),
    [width, run.tokens],
  );
  const drawing = useMemo(() => {
    const scale = valueScale({ maximum: 1, height: chartHeight });
    const last = plot.tokens - 1; // of the last token no next one is known
    const live = { values: run.columns.nextProbability, count: Math.min(run.filled, last), plot, scale };
    const frozen = {
      values: run.columns.frozenProbability,
      count: Math.min(run.compared, run.filled, last),
      plot,
      scale,
    };
    return { scale, line: linePath(live), area: areaPath(live), frozen: linePath(frozen) };
  }, [plot, run]);
  const cursor = useRef<SVGLineElement>(null);
  useCursor(({ token }) => {
    if (!cursor.current) return;
    const x = xOf(plot, Math.max(0, token));
    cursor.current.setAttribute("x1", String(x));
    cursor.current.setAttribute("x2", String(x));
    cursor.current.style.display = token < 0 ? "none" : "";
  });

  const pointer = useScrub<SVGSVGElement>({
    tokenUnder: (event) => tokenAt(plot, pointIn(event.currentTarget, event).x),
  });
  return (
    <div ref={root} className="next-token-along">
      <p className="note next-token-readout">
        <button
          type="button"
          title={say(words.why, { meaning: probe.nextProbability.meaning })}
          onPointerEnter={() => light("nextProbability")}
          onPointerLeave={() => light(null)}
          onClick={() => lock({ kind: "quantity", quantity: "nextProbability", token: currentToken() })}
        >
          <Message
            words={words.likelihood}
            places={{
              share: (
                <strong className="hue-r">
                  <Live read={likelihood("nextProbability")} />
                </strong>
              ),
            }}
          />
        </button>
        {isCompared && (
          <button
            type="button"
            title={say(words.why, { meaning: probe.frozenProbability.meaning })}
            onPointerEnter={() => light("frozenProbability")}
            onPointerLeave={() => light(null)}
            onClick={() => lock({ kind: "quantity", quantity: "frozenProbability", token: currentToken() })}
          >
            <Message
              words={words.frozenLikelihood}
              places={{
                share: (
                  <strong>
                    <Live read={likelihood("frozenProbability")} />
                  </strong>
                ),
              }}
            />
          </button>
        )}
      </p>
      <div className="next-token-series">
        <svg
          className="next-token-chart"
          width={plot.width}
          height={chartHeight + 14}
          viewBox={`0 -12 ${plot.width} ${chartHeight + 14}`}
          role="img"
          aria-label={words.chart}
          {...pointer}
        >
          <path className="plot-baseline" d={`M0 ${chartHeight}H${plot.width}`} />
          <path className="plot-tick-line" d={`M0 ${drawing.scale.y(1)}H${plot.width}`} />
          <path className="next-token-area" d={drawing.area} />
          <path className="next-token-line" d={drawing.line} />
          <path className="plot-ghost" d={drawing.frozen} />
          {answers.map(({ token }) => (
            <text key={token} className="next-token-answer" x={xOf(plot, token - 1)} y={0} textAnchor="middle">
              ✓
            </text>
          ))}
          <line ref={cursor} className="next-token-cursor" y1={-12} y2={chartHeight} />
        </svg>
        <PointedLine width={plot.width} xOf={(token) => xOf(plot, token)} read={likelihood("nextProbability")} />
      </div>
    </div>
  );
}
