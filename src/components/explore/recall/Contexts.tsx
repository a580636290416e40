// Can it still answer? Every context read so far asked again: a bar each, and the few that are kept in view.

import { Pin } from "lucide-react";
import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from "react";
import { recallLimit } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";
import { answerWords } from "#words/answers";
import { say } from "#words/say";
import { cueOf, togglePin } from "#components/text/context";
import { formatNumber } from "#components/text/format";
import type { ShownMoment } from "#components/hooks/moment";
import { partAt, pointIn } from "#components/hooks/pointer";
import { useRoving } from "#components/hooks/roving";
import { Said } from "#components/text/Said";
import { spoken } from "#components/text/spelling";

const { contexts: words } = answerWords;

interface Shown {
  readonly run: PageRun;
  readonly moment: ShownMoment;
}

/** How many contexts are kept in view where none is pinned. */
const latestContexts = 8;
/** As many rows as stand in view at once; Recall.css gives them their height. */
const rowsInView = 10;
const stripWidth = 1000;
const stripHeight = 20;

export function Contexts({ run, moment }: Shown): ReactElement {
  const asked = useExplorer(({ scene }) => scene.asked);
  const { correct, says, from } = moment.facts;
  const inText = asked.filter((token) => token < run.tokens.tokens.length);
  const rows = inText.length > 0 ? inText : latestOf({ run, moment });
  const list = useRef<HTMLOListElement>(null);
  useRoving(list);
  return (
    <div className="contexts">
      <header className="recall-header">
        <h3 className="panel-name">{words.name}</h3>
        <span className="contexts-count">
          <Said
            words={from > 0 ? words.countOfLast : words.count}
            places={{ b: (inside) => <b>{inside}</b>, correct, asked: says.length }}
          />
        </span>
      </header>
      <Strip run={run} moment={moment} />
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

/** One bar a context, in the order read: full and filled where the first guess is right, low and hollow where it is not. */
function Strip({ run, moment }: Shown): ReactElement {
  const [pointed, setPointed] = useState<number | null>(null);
  const { from, says } = moment.facts;
  const places = Math.min(recallLimit, run.tokens.tokens.length);
  const width = stripWidth / places;
  const gap = Math.min(2, width / 6);
  const bars = { right: "", wrong: "" };
  says.forEach((_, index) => {
    const isRight = isAnswered({ run, moment }, from + index);
    const top = isRight ? 0 : stripHeight * 0.45;
    bars[isRight ? "right" : "wrong"] +=
      `M${index * width + gap} ${top}h${width - 2 * gap}V${stripHeight}h${2 * gap - width}z`;
  });
  const last = says.length - 1;
  const at = pointed === null ? null : Math.min(pointed, last);
  const indexUnder = (event: MouseEvent): number => {
    const { x, width: length } = pointIn(event.currentTarget, event);
    return Math.min(last, partAt(x, { length, count: places }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = at ?? last;
    const moves: Partial<Record<string, number>> = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last };
    const to = moves[event.key];
    if (to !== undefined) setPointed(Math.max(0, Math.min(last, to)));
    else if (event.key === "Enter" || event.key === " ") hold(from + now);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        className="contexts-strip"
        role="slider"
        tabIndex={0}
        aria-label={words.strip}
        aria-valuemin={from + 1}
        aria-valuemax={from + says.length}
        aria-valuenow={from + 1 + (at ?? last)}
        aria-valuetext={sayContext({ run, moment }, from + (at ?? last))}
        onPointerMove={(event) => setPointed(indexUnder(event))}
        onPointerLeave={() => setPointed(null)}
        onBlur={() => setPointed(null)}
        onClick={(event) => hold(from + indexUnder(event))}
        onKeyDown={onKeyDown}
      >
        <svg viewBox={`0 0 ${stripWidth} ${stripHeight}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="contexts-bars-wrong" d={bars.wrong} data-dense={places > 100 || undefined} />
          <path className="contexts-bars-right" d={bars.right} />
          {at !== null && (
            <line
              className="contexts-pointed"
              x1={(at + 0.5) * width}
              x2={(at + 0.5) * width}
              y1="0"
              y2={stripHeight}
            />
          )}
        </svg>
      </div>
      {at !== null && (
        <p className="contexts-pointed-words" aria-hidden="true">
          {sayContext({ run, moment }, from + at)}
        </p>
      )}
    </>
  );
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
  const isRead = token <= moment.token;
  const isAsked = isRead && index >= 0;
  const isRight = isAsked && isAnswered({ run, moment }, token);
  const said = saidAt({ run, moment }, token);
  const cosine = isAsked ? say(words.cosine, { word: text, cosine: formatNumber(facts.cosine[index]!) }) : undefined;
  const across = (cosine: number): string => `${100 * Math.min(1, Math.max(0, cosine))}%`;
  return (
    <li className={!isAsked ? "contexts-unread" : isRight ? undefined : "contexts-wrong"}>
      <button
        type="button"
        className="contexts-row"
        title={isAsked && said === null ? words.noAnswer : cosine}
        onClick={() => hold(token)}
      >
        <span className="contexts-cue">
          <span className="for-screen-readers">{`${say(words.place, { token: token + 1 })} `}</span>
          <bdi translate="no">{cueOf(run, token, { most: 3, letters: 14 })}</bdi>
        </span>
        <span className="for-screen-readers"> → </span>
        <span className="contexts-bar">
          {isAsked ? (
            <>
              <i
                className={isRight ? "contexts-filled" : "contexts-hollow"}
                style={{ width: across(facts.cosine[index]!) }}
              />
              <i className="contexts-before" style={{ left: across(facts.cosineBefore[index]!) }} />
              {!isRight && (
                <span className="contexts-says">
                  {said === null ? (
                    words.saysNothing
                  ) : (
                    <Said
                      words={words.says}
                      places={{
                        word: (
                          <b dir="auto" translate="no">
                            {spoken(said)}
                          </b>
                        ),
                      }}
                    />
                  )}
                </span>
              )}
            </>
          ) : (
            <span className="contexts-says">{isRead ? words.tooLongAgo : words.notReadYet}</span>
          )}
        </span>
        <span className={isRight ? "contexts-answer recall-right" : "contexts-answer"}>
          {isAsked && (isRight ? "✓ " : "✗ ")}
          <b dir="auto" translate="no">
            {text}
          </b>
        </span>
      </button>
      <PinButton pinned={pinned} size={12} onPress={onPin} />
    </li>
  );
}

function isAnswered(shown: Shown, token: number): boolean {
  return saidAt(shown, token) === shown.run.tokens.tokens[token]!.word;
}

/** null where the memory has no answer. */
function saidAt({ run, moment: { facts } }: Shown, token: number): string | null {
  return run.vocabulary[facts.says[token - facts.from]!] ?? null;
}

function sayContext(shown: Shown, token: number): string {
  const { run, moment } = shown;
  const { text: word } = run.tokens.tokens[token]!;
  const cue = cueOf(run, token, { most: 3 });
  if (token > moment.token) return say(words.unread, { cue, word });
  if (token < moment.facts.from) return say(words.old, { cue, word });
  if (isAnswered(shown, token)) return say(words.right, { cue, word });
  const said = saidAt(shown, token);
  return said === null ? say(words.nothing, { cue, word }) : say(words.wrong, { cue, word, said: spoken(said) });
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
