// How much of what it has read does the memory answer rightly, and how much would a window of a few words? One count of cues each;
// what came later and replaced a word is no miss.

import { useRef, type ReactElement } from "react";
import { answeredCues, answersOnce, countAnswers, countRead, cueTextOf, shownAnswers } from "#state/cueAnswers";
import { unitOf } from "#state/selectors";
import { useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { unitWords } from "#words/units";
import { useCursorAnd, writeText } from "#components/hooks/cursor";
import { askedCue, cuesInWindow, cueTokens } from "./askedCue";
import { cueName } from "./cueNames";
import { frontWords } from "./words";

const words = frontWords.count;

export function Count(): ReactElement {
  const right = useRef<HTMLSpanElement>(null);
  const rest = useRef<HTMLSpanElement>(null);
  const beside = useRef<HTMLParagraphElement>(null);
  useCursorAnd(["answers", "answersUntilWritten"], ({ token }, run) => {
    const said = run && token >= 0 ? countSaid(run, token) : null;
    if (said === "late") return; // what was counted stays until the engine has answered anew
    writeText(right.current, said ? sayNumber(said.right) : "");
    writeText(rest.current, said ? said.rest : words.noneYet);
    writeText(beside.current, said ? said.beside : "");
  });
  return (
    <section aria-label={panelNames.count} className="front-count" translate="no">
      <div className="front-counted">
        <h2 className="front-heading">{words.title}</h2>
        <p>
          <span ref={right} className="front-right" /> <span ref={rest} />
        </p>
      </div>
      <p ref={beside} className="front-why" />
    </section>
  );
}

interface Said {
  readonly right: number;
  readonly rest: string;
  readonly beside: string;
}

/** null while nothing can be asked yet; "late" until the engine has answered. */
function countSaid(run: PageRun, token: number): Said | "late" | null {
  const text = cueTextOf(run);
  const read = countRead(text, token);
  if (read === 0) return null;
  const explorer = useExplorer.getState();
  const once = answersOnce(explorer, token);
  const next = shownAnswers(explorer); // of the token that is being written, while it is: asked before that
  const isNext = next?.token === token + 1;
  if (!once && !isNext) return "late";
  const cues = once
    ? answeredCues(text, { answers: once, stage: "after", read: token })
    : answeredCues(text, { answers: next!, stage: "before", read: token });
  if (cues.length === 0) return "late";
  const { asked, right, replaced, old } = countAnswers(cues);
  const { window, asked: first } = explorer.scene;
  const counted = cues.map(({ cue }) => cue);
  const seen = cuesInWindow(text, { cues: counted, token, window });
  const last = say(unitWords.last, { unit: unitOf(run.rule), n: window });
  // The question beside it where that was counted, else one that was.
  const named = askedCue(text, first)!;
  const cue = cueName(run, cueTokens(text, { cue: counted.includes(named) ? named : counted[0]!, token }));
  const sentences = [
    say(words.each, { cue }),
    say(words.window, { last, seen }),
    ...(old > 0 ? [say(words.old, { old })] : []),
    ...(replaced > 0 ? [say(words.replaced, { replaced })] : []),
  ];
  return { right, rest: say(asked === read ? words.right : words.rightOfLast, { asked }), beside: sentences.join(" ") };
}
