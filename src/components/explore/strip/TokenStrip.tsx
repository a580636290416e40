// What is being read? The words as prose, under each its surprise, with the chunks marked and the cursor on its word.
// Words are rendered once a text. Leaves to stripDrawing.ts how they follow the cursor and a growing run, and to stripScroll.ts
// which of them are in view.

import {
  Fragment,
  memo,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactElement,
} from "react";
import { choosePreset } from "#state/opening";
import { currentToken, lastToken, hold, hover, pointedToken, seek } from "#state/playhead";
import { presets } from "#scene/presets";
import { unitOf } from "#state/selectors";
import { useExplorer, type PageRun } from "#state/store";
import type { Tokens } from "#model/contracts/tokenizer";
import type { AnswerSpan } from "#scene/scene";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { textWords } from "#words/text";
import { unitWords } from "#words/units";
import { isShown, Live, useCursor } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { isPhone } from "#components/hooks/layout";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { PanelExport } from "#components/panel/PanelExport";
import { Message } from "#components/text/Message";
import { PointedWord } from "./PointedWord";
import { draw, newDrawing, paint, type Drawn } from "./stripDrawing";
import { emphasise } from "./stripEmphasis";
import { keepInView, tokenAt, tokenInMiddle } from "./stripScroll";
import { shown, spoken, written } from "#components/text/spelling";
import "./TokenStrip.css";

const words = textWords.strip;

export function TokenStrip(): ReactElement {
  const tokens = useExplorer(({ run, tokens }) => run?.tokens ?? tokens);
  const chunk = useExplorer(({ run, scene }) => run?.rule.chunk ?? scene.memory.chunk);
  const answers = useExplorer(({ scene }) => scene.answers);
  const writers = useExplorer((state) => state.writers);
  const emphasis = useExplorer((state) => state.emphasis);
  const scroller = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const swipe = useRef({ until: 0 });
  const moved = useRef(false);
  const [block, setBlock] = useState(0);
  const isWhole = tokens.tokens.length <= 3 * blockWords;
  const from = isWhole ? 0 : Math.floor(Math.max(0, (block - 1) * blockWords) / chunk) * chunk;
  const to = isWhole ? tokens.tokens.length : Math.min(tokens.tokens.length, (block + 2) * blockWords);

  useLayoutEffect(() => {
    drawn.current = scroller.current && newDrawing(scroller.current, { from, chunk });
  }, [tokens, chunk, from, to]);
  useLayoutEffect(() => {
    if (drawn.current) paint(drawn.current, writers);
  }, [writers, tokens, chunk, from, to]);
  useCursor(
    (cursor, run) => {
      if (!drawn.current) return;
      setBlock(Math.floor(Math.max(0, cursor.token) / blockWords));
      if (draw(drawn.current, { cursor, run: run?.tokens === tokens ? run : null })) moved.current = true;
      emphasise(drawn.current, emphasis);
    },
    {
      measure: () => {
        if (!moved.current || !drawn.current || !scroller.current || performance.now() < swipe.current.until) return;
        moved.current = false;
        keepInView(scroller.current, drawn.current);
      },
    },
  );
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const settle = (): void => {
      if (!drawn.current) return;
      drawn.current.places = null;
      keepInView(element, drawn.current);
    };
    const watch = new ResizeObserver(settle);
    watch.observe(element);
    document.fonts.addEventListener("loadingdone", settle);
    return () => {
      watch.disconnect();
      document.fonts.removeEventListener("loadingdone", settle);
    };
  }, [tokens]);

  if (tokens.tokens.length === 0) return <EmptyStrip />;
  return (
    <section
      aria-label={panelNames.strip}
      className="token-strip"
      data-window={emphasis.window === null ? undefined : true}
    >
      <div
        ref={scroller}
        className="token-strip-text"
        dir="auto"
        tabIndex={0}
        role="group"
        aria-label={words.words}
        aria-describedby="token-strip-readout"
        onPointerOver={(event) => event.pointerType === "mouse" && point(event)}
        onPointerLeave={(event) => event.pointerType === "mouse" && hover(null)}
        onClick={(event) => choose(event.target, event.nativeEvent)}
        onKeyDown={(event) => event.key === "Enter" && hold(currentToken())}
        onTouchMove={() => (swipe.current.until = performance.now() + swipeMilliseconds)}
        onScroll={() => {
          if (performance.now() > swipe.current.until || !isPhone() || !scroller.current) return;
          swipe.current.until = performance.now() + swipeMilliseconds;
          const token = tokenInMiddle(scroller.current);
          if (token !== null && token !== currentToken()) seek(token);
        }}
        onScrollEnd={() => {
          swipe.current.until = 0;
          // A text that has left may still come to rest.
          if (isPhone() && drawn.current && scroller.current) keepInView(scroller.current, drawn.current);
        }}
      >
        <Words tokens={tokens} chunk={chunk} from={from} to={to} answers={answers} />
      </div>
      <PointedWord scroller={scroller} drawn={drawn} />
      <p className="note token-strip-caption">
        {emphasis.window === null ? (
          <Live read={chunkWords} />
        ) : (
          <span className="seen">{say(words.window, { n: emphasis.window })}</span>
        )}
      </p>
      <span id="token-strip-readout" className="for-screen-readers">
        <Live read={readout} />
      </span>
      <PanelExport />
    </section>
  );
}

/** A swipe goes on by itself for a while; in that time the page does not pull the line back. */
const swipeMilliseconds = 250;

function EmptyStrip(): ReactElement {
  return (
    <section aria-label={panelNames.strip} className="token-strip token-strip-empty">
      <p className="token-strip-caret">{textWords.box.invitation}</p>
      <p>
        <Message
          words={words.orStartFrom}
          places={{
            presets: presets.slice(0, 3).map((preset) => (
              <button key={preset.id} type="button" onClick={() => choosePreset(preset.scene)}>
                {preset.title}
              </button>
            )),
          }}
        />
      </p>
    </section>
  );
}

/** A long text has only the words around the cursor on the page: this many at least on each side of it. */
const blockWords = 100;

const Words = memo(function Words({
  tokens,
  chunk,
  from,
  to,
  answers,
}: {
  tokens: Tokens;
  chunk: number;
  from: number;
  to: number;
  answers: readonly AnswerSpan[];
}): ReactElement {
  const unit = useExplorer(({ run, scene }) => unitOf(run?.rule ?? scene.memory));
  const parts = (n: number): string => say(unitWords.count, { unit, n });
  const isAnswer = (token: number): boolean =>
    answers.some((answer) => answer.token <= token && token < answer.token + answer.length);
  const chunks = Array.from({ length: Math.ceil((to - from) / chunk) }, (_, index) => from + index * chunk);
  return (
    <>
      {from > 0 && `${say(words.wordsBefore, { parts: parts(from) })} `}
      {chunks.map((start) => (
        <Fragment key={start}>
          <Between text={tokens.tokens[start]!.before} />
          {/* Where every word is a chunk of its own, a bar before each would part nothing. */}
          <span className="token-strip-chunk" translate="no" style={chunk === 1 ? { border: 0 } : undefined}>
            {tokens.tokens.slice(start, Math.min(start + chunk, to)).map(({ before, text }, index) => (
              <Fragment key={index}>
                {index > 0 && <Between text={before} />}
                <span
                  className="token unread"
                  data-token={start + index}
                  data-answer={isAnswer(start + index) || undefined}
                  title={isAnswer(start + index) ? words.answer : undefined}
                >
                  {shown(text)}
                </span>
              </Fragment>
            ))}
          </span>
        </Fragment>
      ))}
      {to < tokens.tokens.length ? (
        ` ${say(words.wordsMore, { parts: parts(tokens.tokens.length - to) })}`
      ) : (
        <Between text={tokens.tail} />
      )}
    </>
  );
});

/** Spaces and punctuation, read together with the word after them; a line's end as it is in the text. */
function Between({ text }: { text: string }): ReactElement {
  return (
    <span className="token-strip-between unread">
      {shown(text)
        .split(lineEnds)
        .map((part, index) => (
          <Fragment key={index}>
            {index > 0 && <span className="token-strip-break">{"\n"}</span>}
            {part}
          </Fragment>
        ))}
    </span>
  );
}

/** Several in a row are one: the strip has few lines. */
const lineEnds = /\s*[\r\n\u2028\u2029]\s*/u;

function point(event: PointerEvent): void {
  const token = tokenAt(event.target);
  if (token !== null && token <= lastToken()) hover(token);
}

/** A click holds a word. A finger points at it first, and holds it when it taps it again. */
function choose(target: EventTarget, event: MouseEvent): void {
  const token = tokenAt(target);
  if (token === null || token > lastToken()) return;
  const byFinger = "pointerType" in event && event.pointerType === "touch";
  if (byFinger && token !== currentToken() && token !== pointedToken()) hover(token);
  else hold(token);
}

/** What the surprise is measured against: writes are per token, but gradients are taken where the chunk began. */
function chunkWords(run: PageRun, token: number): string {
  if (!hasMemoryPanels(run)) return "";
  const { rule, tokens } = run;
  const chunk = Math.floor(token / rule.chunk);
  const start = chunk * rule.chunk;
  if (chunk === 0) return words.firstChunk;
  const word = written(tokens.tokens[start]);
  return rule.chunk === 1 ? say(words.chunkOfOne, { word }) : say(words.chunk, { chunk: chunk + 1, word });
}

function readout(run: PageRun, token: number): string {
  const { columns, tokens } = run;
  const place = { token: token + 1, count: tokens.tokens.length, word: spoken(tokens.tokens[token]!.word) };
  return hasMemoryPanels(run) && isShown(run, { token, part: "error" })
    ? say(words.surprised, { ...place, surprise: formatNumber(columns.surprise[token]!) })
    : say(words.readout, place);
}
