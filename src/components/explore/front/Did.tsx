// What did the word under the cursor do? Its surprise, and how far it moved the answer to its own cue. While it is written before
// the eyes, as much of that as its parts have brought.

import { useRef, type ReactElement } from "react";
import type { SubStep } from "#model/contracts/probe";
import { cueTextOf, shownAnswers } from "#state/cueAnswers";
import { isInWrite, usePlayhead } from "#state/playhead";
import { unfold } from "#state/unfolding";
import { useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { broughtBy, isShown, Live, useCursorAnd, writeText } from "#components/hooks/cursor";
import { formatNumber, formatStrength } from "#components/text/format";
import { Message } from "#components/text/Message";
import { Noun } from "#components/text/prose";
import { inProse, shortened, written } from "#components/text/spelling";
import { cueTokens } from "./askedCue";
import { cueName } from "./cueNames";
import { frontWords } from "./words";

const words = frontWords.did;

const longestName = 20;

export function Did(): ReactElement {
  const surprised = useRef<HTMLSpanElement>(null);
  const moved = useRef<HTMLSpanElement>(null);
  const isWriting = usePlayhead((playhead) => isInWrite(playhead));
  const numbers = useRef<(HTMLElement | null)[]>([]);
  useCursorAnd(["answers"], ({ token }, run) => {
    const brings = (part: SubStep): boolean => run !== null && token >= 0 && isShown(run, { token, part });
    surprised.current!.hidden = !brings("error");
    const said = run && brings("write") ? movedAt(run, token) : null;
    moved.current!.classList.toggle("is-late", said === "late");
    if (said === "late") return;
    moved.current!.hidden = said === null;
    numbers.current.forEach((element, index) => writeText(element, said?.[index] ?? ""));
  });
  const number = (index: number, hue: string): ReactElement => (
    <b
      className={hue}
      ref={(element) => {
        numbers.current[index] = element;
      }}
    />
  );
  const name = (index: number): ReactElement => (
    <i
      ref={(element) => {
        numbers.current[index] = element;
      }}
    />
  );
  return (
    <section aria-label={panelNames.did} className="front-did" translate="no">
      <h2 className="front-heading">
        <Message
          words={isWriting ? words.now : words.title}
          places={{ word: <Live read={(run, token) => nameOf(run, token)} /> }}
        />
      </h2>
      <p className="front-sentence">
        <span ref={surprised} hidden>
          <Message
            words={words.surprised}
            places={{
              surprised: (inside) => <Noun quantity="surprise">{inside}</Noun>,
              surprise: (
                <b className="hue-u">
                  <Live read={broughtBy("error", ({ columns }, token) => formatNumber(columns.surprise[token]!))} />
                </b>
              ),
              most: <Live read={broughtBy("error", ({ columns }, token) => mostSaid(columns.surprise, token))} />,
            }}
          />
        </span>{" "}
        <span ref={moved} hidden>
          <Message
            words={words.moved}
            places={{
              cue: name(0),
              before: number(1, "hue-ink"),
              after: number(2, "hue-r"),
              word: name(3),
            }}
          />
        </span>
      </p>
      <p>
        <button type="button" className="front-link" onClick={() => unfold("instrument")}>
          {words.equation}
        </button>
      </p>
    </section>
  );
}

function mostSaid(surprise: Float32Array, token: number): string {
  const most = surprise.subarray(0, token + 1).reduce((most, value) => Math.max(most, value), 0);
  return surprise[token] === most ? words.theMost : say(words.most, { most: formatNumber(most) });
}

/** The cue, how much of the word came back to it before and after the write, and the word; null for a word after none. */
function movedAt(run: PageRun, token: number): readonly string[] | "late" | null {
  const text = cueTextOf(run);
  const { cues, wordOf } = text;
  const cue = cues.at[token] ?? -1;
  if (cue < 0) return null;
  const answers = shownAnswers(useExplorer.getState());
  if (answers?.token !== token) return "late";
  const row = answers.asked.indexOf(token);
  const column = answers.words.indexOf(wordOf[token]!);
  if (row < 0 || column < 0) return null;
  const at = row * answers.words.length + column;
  return [
    cueName(run, cueTokens(text, { cue, token })),
    formatStrength(answers.before.strengths[at]!),
    formatStrength(answers.after.strengths[at]!),
    nameOf(run, token),
  ];
}

function nameOf({ tokens }: PageRun, token: number): string {
  return shortened(inProse(written(tokens.tokens[token])), longestName);
}
