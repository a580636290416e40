// Can it still answer? Every context read so far asked again: how many are right, and the few that are kept in view in full.
// Leaves a bar of each to ContextStrip.tsx.

import { Pin } from "lucide-react";
import { useRef, type ReactElement } from "react";
import { successorOf } from "#state/cueAnswers";
import { hold } from "#state/playhead";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { cueOf, togglePin } from "#components/text/context";
import { formatNumber } from "#components/text/format";
import { useRoving } from "#components/hooks/roving";
import { Message } from "#components/text/Message";
import { spelledAs } from "#components/text/spelling";
import { saidAt, stateAt, type Shown } from "./answered";
import { ContextStrip } from "./ContextStrip";
import { recallWords } from "./words";

const { contexts: words } = recallWords;

/** How many contexts are kept in view where none is pinned. */
const latestContexts = 8;
/** As many rows as stand in view at once; Recall.css gives them their height. */
const rowsInView = 10;

export function Contexts({ run, moment }: Shown): ReactElement {
  const asked = useExplorer(({ scene }) => scene.asked);
  const { count, from } = moment.facts;
  const inText = asked.filter((token) => token < run.tokens.tokens.length);
  const rows = inText.length > 0 ? inText : latestOf({ run, moment });
  const list = useRef<HTMLOListElement>(null);
  useRoving(list);
  return (
    <div className="contexts">
      <header className="dots-head">
        <h3 className="panel-name">{words.name}</h3>
        <span className="contexts-count">
          <Message
            words={from > 0 ? words.countOfLast : words.count}
            places={{ b: (inside) => <b>{inside}</b>, ...count }}
          />
        </span>
      </header>
      <ContextStrip run={run} moment={moment} />
      <ol className="contexts-rows" ref={list}>
        {rows.map((token) => (
          <Row
            key={token}
            run={run}
            moment={moment}
            token={token}
            pinned={asked.includes(token)}
            onPin={() => togglePin(token)}
          />
        ))}
      </ol>
      {rows.length > rowsInView && (
        <p className="note contexts-more">{say(words.more, { count: rows.length - rowsInView })}</p>
      )}
    </div>
  );
}

/** The latest contexts with distinct right words, in the order read. */
function latestOf({ run, moment }: Shown): number[] {
  const seen = new Set<string>();
  const tokens: number[] = [];
  for (let token = moment.token; token >= moment.facts.from && tokens.length < latestContexts; token--) {
    const { word } = run.tokens.tokens[token]!;
    if (!seen.has(word)) tokens.unshift(token);
    seen.add(word);
  }
  return tokens;
}

function Row({
  run,
  moment,
  token,
  pinned,
  onPin,
}: Shown & { token: number; pinned: boolean; onPin: () => void }): ReactElement {
  const { facts } = moment;
  const index = token - facts.from;
  const { text } = run.tokens.tokens[token]!;
  const state = stateAt({ run, moment }, token);
  const isAsked = state !== null && state !== "unread";
  const isRight = state === "right";
  const cosine = isAsked ? say(words.cosine, { word: text, cosine: formatNumber(facts.cosine[index]!) }) : undefined;
  const across = (cosine: number): string => `${100 * Math.min(1, Math.max(0, cosine))}%`;
  return (
    <li
      className={!isAsked ? "contexts-unread" : isRight ? undefined : "contexts-wrong"}
      data-replaced={state === "replaced" || undefined}
    >
      <button
        type="button"
        className="contexts-row"
        title={state === "none" ? words.noAnswer : cosine}
        onClick={() => hold(token)}
      >
        <span className="cue-context contexts-cue">
          <span className="for-screen-readers">{`${say(words.place, { token: token + 1 })} `}</span>
          <bdi translate="no">{cueOf(run, token, { most: 3, letters: 14 })}</bdi>
        </span>
        <span className="for-screen-readers"> → </span>
        <span className="contexts-bar">
          {isAsked ? (
            <>
              <i className="contexts-cosine" data-state={state} style={{ width: across(facts.cosine[index]!) }} />
              <i className="contexts-before" style={{ left: across(facts.cosineBefore[index]!) }} />
              {!isRight && (
                <span className="contexts-says">
                  <Instead run={run} moment={moment} token={token} />
                </span>
              )}
            </>
          ) : (
            <span className="contexts-says">{state === null ? words.tooLongAgo : words.notReadYet}</span>
          )}
        </span>
        <span className={isRight ? "contexts-answer recall-right" : "contexts-answer"}>
          {isRight ? "✓ " : state === "wrong" ? "✗ " : ""}
          <b dir="auto" translate="no">
            {text}
          </b>
        </span>
      </button>
      <PinButton pinned={pinned} size={12} onPress={onPin} />
    </li>
  );
}

/** What is said instead of a row's word: another one, nothing, or what took its place. */
function Instead({ run, moment, token }: Shown & { token: number }): ReactElement {
  const state = stateAt({ run, moment }, token);
  const said = saidAt({ run, moment }, token);
  const word = state === "replaced" ? successorOf(run, { of: token, token: moment.token }) : said;
  if (word === null) return <>{words.saysNothing}</>;
  return (
    <Message
      words={state === "replaced" ? words.replacedBy : words.says}
      places={{
        spoken: (inside) => (
          <>
            <span aria-hidden="true">→</span>
            <span className="for-screen-readers">{inside}</span>
          </>
        ),
        word: (
          <b dir="auto" translate="no">
            {spelledAs(run.tokens, word)}
          </b>
        ),
      }}
    />
  );
}

/** Keeps a context among those that are asked, or lets it go. */
export function PinButton({
  pinned,
  size,
  onPress,
}: {
  pinned: boolean;
  size: number;
  onPress: () => void;
}): ReactElement {
  const label = pinned ? words.unpin : words.pin;
  return (
    <button
      type="button"
      className="recall-pin"
      aria-pressed={pinned}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Pin size={size} fill={pinned ? "currentColor" : "none"} aria-hidden="true" />
    </button>
  );
}
