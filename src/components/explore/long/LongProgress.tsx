// How far is a long text read, how fast, and what can be done about it? Pause, go on, stop; and what is kept so far.

import type { ReactElement } from "react";
import { beginLongAgain, goOnLong, pauseLong, stopLong, useLongText, type LongText } from "#state/longReading";
import { useExplorer } from "#state/store";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { Message } from "#components/text/Message";
import { sayBytes, sayWords } from "./amounts";
import { longWords as words } from "./words";

export function LongProgress(): ReactElement | null {
  const state = useLongText();
  const tokens = useExplorer(({ scene }) => scene.flood?.tokens ?? null);
  const { phase, progress, file } = state;
  if (phase === "nothing") return null;
  const share = progress?.share ?? 0;
  const place =
    !progress || tokens === null || file
      ? say(words.progressOfFile, { read: sayNumber(progress?.position ?? 0), share: sayShare(share) })
      : say(words.progress, { read: sayNumber(progress.position), total: sayWords(tokens) });
  return (
    <div className="long-progress">
      <div className="long-progress-row">
        <div
          className="long-progress-bar"
          role="progressbar"
          aria-label={words.read}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * share)}
          aria-valuetext={place}
        >
          <span style={{ width: `${100 * share}%` }} />
        </div>
        {phase === "reading" && (
          <button type="button" className="button" onClick={pauseLong}>
            {words.pause}
          </button>
        )}
        {phase === "paused" && (
          <button type="button" className="button" onClick={goOnLong}>
            {words.goOn}
          </button>
        )}
        {phase === "reading" || phase === "paused" ? (
          <button type="button" className="button" onClick={stopLong}>
            {words.stop}
          </button>
        ) : (
          <button type="button" className="button" onClick={beginLongAgain}>
            {words.again}
          </button>
        )}
      </div>
      <div className="long-progress-said">
        <p>
          <span className="long-progress-place">{place}</span> <span className="note">{told(state)}</span>
        </p>
        {/* Its speed and time change every moment: what ends it is said aloud, and what is kept. */}
        <p className="for-screen-readers" role="status">
          {phase === "reading" ? "" : told(state)}
        </p>
      </div>
      {progress?.diverged && (
        <p className="note" role="alert">
          {say(words.diverged, { token: progress.diverged.token + 1 })}
        </p>
      )}
      {progress && (
        <p>
          <Message
            words={words.keeps}
            places={{
              memory: <b>{sayBytes(progress.bytes.memory)}</b>,
              attention: <b>{sayBytes(progress.bytes.attention)}</b>,
            }}
          />
        </p>
      )}
    </div>
  );
}

function told({ phase, progress, problem }: LongText): string {
  const read = sayWords(progress?.position ?? 0);
  switch (phase) {
    case "nothing":
      return "";
    case "reading":
      return progress ? sayPace(progress) : words.fetching;
    case "paused":
      return say(words.paused, { read });
    case "stopped":
      return say(words.stopped, { read });
    case "over":
      return say(words.over, { read, seconds: sayNumber(seconds(progress?.milliseconds ?? 0)) });
    case "lost":
      return words.lost;
    case "failed":
      return say(words.failed, { why: problem ?? "" });
    default:
      return phase satisfies never;
  }
}

/** How many words a second, to two digits, and how long it still takes. */
function sayPace({ position, milliseconds, share }: NonNullable<LongText["progress"]>): string {
  const rate = sayNumber((1000 * position) / Math.max(1, milliseconds), { maximumSignificantDigits: 2 });
  const left = (milliseconds * (1 - share)) / Math.max(1e-9, share);
  return say(words.pace, { rate, seconds: sayNumber(Math.ceil(left / 1000)) });
}

function seconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toPrecision(2));
}
