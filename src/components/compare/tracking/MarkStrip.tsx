// What is the least that can be tracked? A mark that every flip turns into its opposite: the memory's answer at every token as a bar, and
// above it which tokens flip and what is true.

import { useRef, type ReactElement } from "react";
import { flipKinds, type MarkGame } from "#model/contracts/shellGame";
import { turnGame } from "#state/shellGame";
import { useExplorer } from "#state/store";
import { Segmented } from "#components/controls/Segmented";
import { formatNumber } from "#components/text/format";
import { useWidth } from "#components/hooks/useWidth";
import { say } from "#words/say";
import { markSentence } from "./gameSentence";
import { trackingWords } from "./words";

const { mark: words } = trackingWords;
const rows = { flip: 14, truth: 30, zero: 76, half: 34 };
const height = 124;
/** From this step on, in px, there is room for the number under each bar. */
const numbered = 40;
/** An arrow of two heads. */
const upAndDown = "v-5m-3 3l3 -3l3 3m-3 -3v11m-3 -3l3 3l3 -3";
/** Where what is true runs as a line, if no memory answers under it. */
const wave = { plus: 60, minus: 130 };
/** Answers beyond this are cut: what grows without bound would press all else flat. */
const most = 2;
const [left, leastStep, mostStep] = [62, 14, 60];

export function MarkStrip({ game, memory }: { game: MarkGame; memory: string }): ReactElement {
  const kind = useExplorer(({ scene }) => scene.compare.game.flips);
  const sentence = markSentence(game, memory);
  return (
    <section aria-label={words.title}>
      <div className="tracking-line">
        <h3 className="panel-name">{words.title}</h3>
        <span data-export="omit">
          <Segmented
            label={words.flips}
            options={flipKinds.map((id) => ({ id, name: words[id] }))}
            value={kind}
            choose={(flips) => turnGame({ flips })}
          />
        </span>
      </div>
      <p>
        {words.how} <b>{sentence}</b>
      </p>
      <MarkRows game={game} label={say(words.plot, { sentence })} />
      <p className="note">{words.counts}</p>
    </section>
  );
}

/** A column a token. `answered`: whether what the memory answers is drawn under what is true. */
export function MarkRows({
  game: { flips, truth, answers },
  label,
  answered = true,
}: {
  game: MarkGame;
  label: string;
  answered?: boolean;
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const room = useWidth(root) - left - 12;
  const step = Math.max(leastStep, Math.min(mostStep, room / truth.length));
  const largest = Math.min(most, Math.max(1, ...answers.map(Math.abs)));
  return (
    <div ref={root} className="tracking-scroll">
      <svg
        width={left + truth.length * step + 12}
        height={answered ? height : wave.minus + 12}
        role="img"
        aria-label={label}
      >
        <text className="tracking-name" x={0} y={rows.flip + 4}>
          {words.token}
        </text>
        <text className="tracking-name" x={0} y={rows.truth + 4}>
          {words.truth}
        </text>
        {answered && (
          <>
            <text className="tracking-name" x={0} y={rows.zero + 4}>
              {words.answer}
            </text>
            <path className="tracking-shape" d={`M${left} ${rows.zero}h${truth.length * step}`} />
          </>
        )}
        {!answered && (
          <path className="tracking-shape stroke-ink" strokeWidth={3} d={waveOf(truth, { from: left, step })} />
        )}
        {Array.from(truth, (sign, t) => {
          const x = left + (t + 0.5) * step;
          const answer = Math.max(-most, Math.min(most, Number.isFinite(answers[t]!) ? answers[t]! : 0));
          const size = (Math.abs(answer) / largest) * rows.half;
          return (
            <g key={t}>
              {t > 0 && flips[t - 1] && (
                <path className="tracking-shape stroke-ink" d={`M${x} ${rows.flip}${upAndDown}`} />
              )}
              {t === 0 && (
                <text className="tracking-name" style={{ textAnchor: "middle" }} x={x} y={rows.flip + 4}>
                  {words.told}
                </text>
              )}
              <text x={x} y={rows.truth + 4}>
                {sign > 0 ? "+" : "−"}
              </text>
              {answered && (
                <rect
                  className={Math.sign(answer) === sign && size > 0.5 ? "is-right" : "fill-ink"}
                  x={x - step / 3}
                  y={answer >= 0 ? rows.zero - size : rows.zero}
                  width={(2 * step) / 3}
                  height={Math.max(1, size)}
                />
              )}
              {answered && step >= numbered && Number.isFinite(answers[t]!) && (
                <text className="tracking-name" x={x - 14} y={height - 2}>
                  {formatNumber(answers[t]!, { digits: 2 })}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Along at the height of its sign, and across where it is turned. */
function waveOf(truth: MarkGame["truth"], { from, step }: { from: number; step: number }): string {
  return Array.from(truth, (sign, t) => {
    const y = sign > 0 ? wave.plus : wave.minus;
    return `${t === 0 ? `M${from} ` : "V"}${y}H${from + (t + 1) * step}`;
  }).join("");
}
