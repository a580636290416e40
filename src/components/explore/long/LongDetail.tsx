// What stood around one word of a long text, and how much did each of them surprise? They are read again, to the bit as they were.

import {
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import { aroundToken, keptCurves, type LongDetail as Detail } from "#model/contracts/longQuestions";
import { probe } from "#model/contracts/probe";
import { lookAtLong, useLongText } from "#state/longReading";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { formatNumber } from "#components/text/format";
import { peakOf } from "./curvePath";
import { longWords } from "./words";

const { detail: words, curves: curveWords } = longWords;

export function LongDetail(): ReactElement | null {
  const token = useLongText((state) => state.token);
  const detail = useLongText((state) => state.detail);
  const isLooking = token !== null && detail?.token !== token;
  const go = (by: number): void => lookAtLong((token ?? 0) + by);
  const toPeak = (): void => {
    const { progress } = useLongText.getState();
    const peak = progress && peakOf(progress.curves.surprise);
    if (peak) lookAtLong(peak.token);
  };
  return (
    <section aria-label={panelNames.longDetail} className="long-detail">
      <header className="long-detail-head">
        <h3 className="panel-name">
          {detail
            ? say(words.name, { from: detail.from + 1, to: detail.from + detail.words.length })
            : panelNames.longDetail}
        </h3>
        <button type="button" className="link" onClick={toPeak}>
          {words.peak}
        </button>
        {detail && (
          <>
            <button type="button" className="link" onClick={() => go(-aroundToken)}>
              {words.back}
            </button>
            <button type="button" className="link" onClick={() => go(aroundToken)}>
              {words.on}
            </button>
          </>
        )}
        {isLooking && <span className="note">{curveWords.looking}</span>}
      </header>
      {detail && token !== null && (
        <>
          <Numbers detail={detail} token={token} />
          <Strip detail={detail} token={token} />
        </>
      )}
    </section>
  );
}

function Numbers({ detail, token }: { detail: Detail; token: number }): ReactElement {
  const at = token - detail.from;
  return (
    <p className="long-numbers" aria-live="polite">
      <b>{sayNumber(token + 1)}</b> <bdi translate="no">{detail.words[at] ?? ""}</bdi>
      {keptCurves.map((name) => (
        <span key={name} className={`hue-${probe[name].hue}`}>
          {probe[name].plain} {formatNumber(detail.columns[name][at] ?? NaN)}
        </span>
      ))}
    </p>
  );
}

/** Every word with a bar for its surprise, against the largest around it; a press looks at one. */
function Strip({ detail, token }: { detail: Detail; token: number }): ReactElement {
  const sizes = useMemo(() => {
    const { surprise } = detail.columns;
    const most = surprise.reduce((most, value) => Math.max(most, value), 0) || 1;
    return Array.from(surprise, (value) => value / most);
  }, [detail]);
  const root = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const word = root.current!.querySelector<HTMLElement>("[aria-current]");
    if (word) root.current!.scrollTop = word.offsetTop - root.current!.offsetTop - root.current!.clientHeight / 3;
  }, [detail, token]);
  const facts = useMemo(() => new Set(detail.cues.flatMap((cue) => [cue, cue + 1])), [detail]);
  const onClick = (event: MouseEvent): void => {
    const index = (event.target as HTMLElement).closest<HTMLElement>("[data-at]")?.dataset.at;
    if (index !== undefined) lookAtLong(detail.from + Number(index));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    lookAtLong(token + by);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The slider over the curves does the same by keys; here they go on from word to word.
    <p ref={root} className="long-strip" tabIndex={0} onClick={onClick} onKeyDown={onKeyDown}>
      {detail.words.map((word, index) => (
        <span key={index}>
          <bdi
            data-at={index}
            className="long-word"
            data-fact={facts.has(index) || undefined}
            title={facts.has(index) ? words.fact : undefined}
            aria-current={detail.from + index === token || undefined}
            style={{ "--size": sizes[index]!.toFixed(3) } as CSSProperties}
          >
            {word}
          </bdi>{" "}
        </span>
      ))}
    </p>
  );
}
