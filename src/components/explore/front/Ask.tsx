// What comes back to one cue now, and what does a window of a few words still know of it? One question, two answers.
// Leaves to askedCue.ts which cue is asked and what the window sees; the memory's answer is the engine's.

import { Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { latestOf, leastAnswer } from "#model/contracts/cues";
import { noWord } from "#model/contracts/probe";
import { askFirst, cueTextOf } from "#state/cueAnswers";
import { currentToken } from "#state/playhead";
import { unitOf } from "#state/selectors";
import { patchScene, useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { unitWords } from "#words/units";
import { useCursorAnd, writeText } from "#components/hooks/cursor";
import { formatStrength } from "#components/text/format";
import { fetchedView } from "#components/hooks/fetched";
import { cueName, nameOf } from "./cueNames";
import { askedCue, cuesRead, cueTokens, seenByWindow, strongestOf } from "./askedCue";
import { frontWords } from "./words";

const words = frontWords.ask;

/** Fetched when somebody wants to tell something. */
const Tell = fetchedView(() => import("./Tell").then((module) => module.Tell));

const bars = [0, 1, 2];
/** A longer list is none that one chooses from: the last cues that were read. */
const mostOffered = 200;

export function Ask(): ReactElement {
  const window = useExplorer(({ scene }) => scene.window);
  const asked = useExplorer(({ scene }) => scene.asked);
  const [isTelling, setTelling] = useState(false);
  const root = useRef<HTMLElement>(null);

  function show(run: PageRun | null, token: number): void {
    const element = root.current!;
    const text = run && run.tokens.tokens.length > 1 ? cueTextOf(run) : null;
    const cue = text && askedCue(text, asked);
    const part = (name: string): HTMLElement => element.querySelector(`[data-part=${name}]`)!;
    element.hidden = !run || !text || cue === null || token < 0;
    if (!run || !text || cue === null || token < 0) return;
    const read = latestOf(text.cues.all[cue]!, token);
    if (read !== useExplorer.getState().asksCue) useExplorer.setState({ asksCue: read });
    const name = cueName(run, cueTokens(text, { cue, token }));
    const wordName = (word: number): string => nameOf(run, text.firstOf[word]!);
    const unit = unitOf(run.rule);
    const counted = (n: number): string => say(unitWords.count, { unit, n });
    writeText(part("cue"), say(words.question, { cue: name, unit }));
    writeWindow();
    writeMemory();
    writeText(part("kept"), keptSaid() ?? "");

    /** As far as the cursor: what comes later is not told. */
    function keptSaid(): string | null {
      const { kept } = useExplorer.getState();
      if (kept?.run !== run!.id || kept.asked !== read || kept.since === null || kept.since > token) return null;
      const answer = wordName(text!.wordOf[read]!);
      if (kept.lostAt === null || kept.lostAt > token) {
        return kept.upTo < token ? null : say(words.keptSoFar, { answer, words: counted(token - kept.since + 1) });
      }
      const lost = { answer, words: counted(kept.lostAt - kept.since), at: nameOf(run!, kept.lostAt) };
      return kept.says === noWord
        ? say(words.lostToNothing, lost)
        : say(words.lost, { ...lost, says: wordName(kept.says!) });
    }

    function writeWindow(): void {
      const seen = seenByWindow(text!, { cue: cue!, token, window });
      writeText(part("reader"), say(words.windowSays, { last: say(unitWords.last, { unit, n: window }) }));
      const isSeen = seen !== null && seen.word !== null;
      writeText(part("window"), isSeen ? wordName(seen.word) : seen ? words.nothing : words.notYet);
      part("window").classList.toggle("is-right", isSeen);
      const left = seen?.left ?? null;
      writeText(
        part("why"),
        seen === null
          ? say(words.unread, { cue: name })
          : isSeen
            ? say(words.inView, { cue: name })
            : left === 0
              ? say(words.leftNow, { cue: name })
              : say(words.leftView, { cue: name, ago: counted(left!) }),
      );
    }

    function writeMemory(): void {
      const { cueAnswer } = useExplorer.getState();
      // What was answered a moment ago stays until the engine has answered anew: nothing blinks.
      const isHere = cueAnswer?.run === run!.id && text!.cues.at[cueAnswer.asked[0]!] === cue && read !== null;
      const right = read === null ? null : text!.wordOf[read]!;
      const says = isHere && cueAnswer.after.says[0] !== noWord ? cueAnswer.after.says[0]! : null;
      const answer = part("memory");
      writeText(answer, says === null ? (read === null ? words.notYet : words.nothing) : wordName(says));
      answer.classList.toggle("is-right", says !== null && says === right);
      answer.classList.toggle("is-wrong", says !== null && says !== right);
      const strongest = isHere
        ? strongestOf(text!, { strengths: cueAnswer.after.strengths, token, most: bars.length })
        : [];
      const hasBars = strongest.length > 0 && strongest[0]!.strength >= leastAnswer;
      part("bars").hidden = !hasBars;
      part("scale").hidden = !hasBars;
      for (const [index, row] of [...part("bars").children].entries()) {
        const bar = strongest[index];
        row.classList.toggle("is-empty", bar === undefined || bar.strength < leastAnswer);
        row.classList.toggle("is-right", bar !== undefined && bar.word === right);
        const [word, line, number] = [...row.children] as HTMLElement[];
        writeText(word!, bar ? wordName(bar.word) : "–");
        writeText(number!, bar ? formatStrength(bar.strength) : "–");
        line!.style.setProperty("--strength", String(bar ? Math.max(0, Math.min(1, bar.strength)) : 0));
      }
    }
  }

  useCursorAnd(["cueAnswer", "kept"], ({ token }, run) => show(run, token));
  useEffect(() => () => useExplorer.setState({ asksCue: null }), []);

  return (
    <section ref={root} aria-label={panelNames.ask} className="front-ask" translate="no">
      <h2 className="front-heading">
        {words.title}{" "}
        <span className="front-heading-note" data-part="scale">
          {words.scale}
        </span>
      </h2>
      <p className="front-question">
        <span data-part="cue" /> <span className="front-blank">?</span>
      </p>
      <div className="front-sayings">
        <div>
          <p className="note">{words.memorySays}</p>
          <p className="front-answer" data-part="memory" />
          <ul className="front-bars" aria-label={words.strongest} data-part="bars">
            {bars.map((index) => (
              <li key={index}>
                <span />
                <span className="front-bar" />
                <span />
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p className="note" data-part="reader" />
          <p className="front-answer" data-part="window" />
          <p className="front-why" data-part="why" />
        </div>
      </div>
      <p className="front-why" data-part="kept" />
      <p className="front-ways">
        <OtherCue />
        <button type="button" className="front-link" aria-expanded={isTelling} onClick={() => setTelling(!isTelling)}>
          {words.tell}
        </button>
      </p>
      {isTelling && (
        <Suspense fallback={null}>
          <Tell />
        </Suspense>
      )}
    </section>
  );
}

/** A list of what may be asked now, made when it is opened. */
function OtherCue(): ReactElement {
  const run = useExplorer((state) => state.run);
  const asked = useExplorer(({ scene }) => scene.asked);
  const [reached, setReached] = useState(-1);
  const look = (): void => setReached(currentToken());
  const text = run && run.tokens.tokens.length > 1 ? cueTextOf(run) : null;
  const cue = text && askedCue(text, asked);
  const offered = text ? cuesRead(text, reached).slice(-mostOffered) : [];
  const all = cue === null || offered.includes(cue) ? offered : [cue, ...offered];
  return (
    <label className="front-link front-other">
      {words.other}
      <select
        value={cue ?? -1}
        onPointerDown={look}
        onFocus={look}
        onChange={({ target }) => patchScene({ asked: askFirst(text!, { cue: Number(target.value), asked }) })}
      >
        {run &&
          text &&
          all.map((index) => (
            <option key={index} value={index}>
              {cueName(run, cueTokens(text, { cue: index, token: reached }))}
            </option>
          ))}
      </select>
    </label>
  );
}
