// Where does the attention of the cursor's token go? In shares, and its strongest columns.

import type { ReactElement } from "react";
import type { Attends } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";
import { say, sayRow } from "#words/say";
import { sayShare } from "#words/share";
import { momentOf } from "#components/hooks/moment";
import { formatPart } from "#components/text/format";
import { Message } from "#components/text/Message";
import { inProse, written } from "#components/text/spelling";
import { ownAttentionWords as words } from "./ownAttentionWords";

/** As many of the columns it attends to most are named. */
const listed = 4;

export function Attended({ run }: { run: PageRun }): ReactElement {
  const moment = useExplorer(momentOf);
  const attends = moment?.run === run.id ? moment.attends : null;
  if (!moment || !attends) return <div className="draws" />;
  const { tokens } = run.tokens;
  const strongest = columnsOf(attends).slice(0, listed);
  return (
    <div className="draws own-attention-draws">
      <p className="note">
        <Message
          words={words.attends}
          places={{
            token: <bdi translate="no">{inProse(written(tokens[moment.token]))}</bdi>,
            shares: sayRow(sharesOf(attends, reachOf(run))),
          }}
        />
      </p>
      <ol>
        {strongest.map(({ kind, at, weight }) => (
          <li key={`${kind} ${at}`}>
            <button onClick={() => kind !== "persistent" && hold(at)} title={columnTitle({ kind, at, weight })}>
              <span className="weighed-word" dir="auto" translate="no">
                {kind === "persistent" ? `P${at + 1}` : written(tokens[at])}
                {kind === "memory" && <span className="note" translate="yes">{` ${words.remembered}`}</span>}
              </span>
              <span className="note">{formatPart(weight)}</span>
              <span className="weighed-track">
                <span className="weighed-bar" style={{ width: `${100 * weight}%`, color: "var(--mute)" }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

export interface Column {
  readonly kind: "persistent" | "memory" | "window";
  /** Which persistent token, or which token of the text. */
  readonly at: number;
  readonly weight: number;
}

/** Strongest first. */
function columnsOf({ persistent, remembered, window }: Attends): Column[] {
  const place = (kind: Column["kind"], weights: ArrayLike<number>, from: number): Column[] =>
    Array.from(weights, (weight, index) => ({ kind, at: from + index, weight }));
  return [
    ...place("persistent", persistent, 0),
    ...(remembered ? place("memory", remembered.weights, remembered.from) : []),
    ...place("window", window.weights, window.from),
  ].sort((a, b) => b.weight - a.weight);
}

/** What of the text a token sees: MAC its segment, full attention everything before it. */
export function reachOf({ card }: PageRun): "segment" | "past" | "window" {
  const mixer = card?.config.mixer;
  return mixer === "mac" ? "segment" : mixer === "full" ? "past" : "window";
}

function sharesOf({ persistent, remembered, window }: Attends, reach: ReturnType<typeof reachOf>): string[] {
  const sum = (weights: ArrayLike<number>): number => Array.from(weights).reduce((a, b) => a + b, 0);
  const whole = sum(persistent) + sum(remembered?.weights ?? []) + sum(window.weights); // 1, but for its last digits
  const share = (weights: ArrayLike<number>): string => sayShare(sum(weights) / whole);
  return [
    ...(persistent.length > 0 ? [say(words.shares.persistent, { share: share(persistent) })] : []),
    ...(remembered ? [say(words.shares.memory, { share: share(remembered.weights) })] : []),
    say(words.shares[reach], { share: share(window.weights) }),
  ];
}

function columnTitle({ kind, at, weight }: Column): string {
  return kind === "persistent"
    ? say(words.columns.persistent, { number: at + 1 })
    : say(words.columns[kind], { token: at + 1, weight: formatPart(weight, { digits: 3 }) });
}
