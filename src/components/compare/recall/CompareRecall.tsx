// Can it still answer? Stored pairs down, memories across: a bar is the cosine to the right answer at the cursor, filled where
// that is also the first guess.

import { useMemo, type ReactElement } from "react";
import { askedContexts, useComparison } from "#state/comparison";
import { pairState, successorOf } from "#state/cueAnswers";
import { hold } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";
import { MemorySwatch } from "#components/chart/MemorySwatch";
import { useChosen } from "#components/hooks/chosen";
import { spelledAs } from "#components/text/spelling";
import { cueOf } from "#components/text/context";
import { formatNumber } from "#components/text/format";
import { PanelFrame } from "#components/panel/PanelFrame";
import { Message } from "#components/text/Message";
import { compareWords } from "#words/compare";
import { say } from "#words/say";
import type { ComparedMoment } from "#model/contracts/compareQuestions";
import "./CompareRecall.css";

const words = compareWords.recall;

export function CompareRecall(): ReactElement {
  const run = useExplorer((state) => state.run);
  const asked = useExplorer(({ scene }) => scene.asked);
  const isLesson = useExplorer(({ scene }) => scene.view === "lessons");
  const moments = useComparison((state) => state.moments);
  const chosen = useChosen();
  const token = chosen.map(({ id }) => moments.get(id)?.token).find((at) => at !== undefined) ?? -1;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- without pins the latest contexts are asked, and they move with the token
  const pairs = useMemo(() => (run ? askedContexts(run) : []), [run, asked, token]);
  return (
    <PanelFrame
      title={token < 0 ? words.title : say(words.titleAt, { token: token + 1 })}
      note={words[isLesson ? "noteInLesson" : "note"]}
      className="compare-recall"
    >
      {run && (
        <div className="compare-recall-scroll" tabIndex={0} role="group" aria-label={words.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span className="for-screen-readers">{words.pair}</span>
                </th>
                {chosen.map((memory) => (
                  <th key={memory.id} scope="col">
                    <MemorySwatch memory={memory} />
                    <span className="compare-recall-name">{memory.title}</span>{" "}
                    <Count moment={moments.get(memory.id) ?? null} run={run} pairs={pairs} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={pair}>
                  <th scope="row">
                    <button onClick={() => hold(pair)} title={say(words.goTo, { token: pair + 1 })} translate="no">
                      {cueOf(run, pair, { most: 3, letters: 20 })}{" "}
                      <b>
                        <bdi>{run.tokens.tokens[pair]!.text}</bdi>
                      </b>
                    </button>
                  </th>
                  {chosen.map(({ id }) => (
                    <Cell key={id} moment={moments.get(id) ?? null} run={run} pair={pair} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PanelFrame>
  );
}

function Count({
  moment,
  run,
  pairs,
}: {
  moment: ComparedMoment | null;
  run: PageRun;
  pairs: readonly number[];
}): ReactElement | null {
  if (!moment) return null;
  const states = pairs.map((pair) => pairState({ moment, run, pair }));
  const right = states.filter((state) => state === "right").length;
  const replaced = states.filter((state) => state === "replaced").length;
  return (
    <span className="compare-recall-count">
      <Message words={words.right} places={{ right: <b>{right}</b>, count: pairs.length - replaced, replaced }} />
    </span>
  );
}

function Cell({ moment, run, pair }: { moment: ComparedMoment | null; run: PageRun; pair: number }): ReactElement {
  const state = moment && pairState({ moment, run, pair });
  if (!moment || state === null || state === "unread") return <td className="note">{moment ? words.unread : "…"}</td>;
  const at = moment.asked.indexOf(pair);
  const cosine = moment.cosine[at]!;
  const said = run.vocabulary[moment.says[at]!];
  const successor = spelledAs(run.tokens, successorOf(run, { of: pair, token: moment.token }));
  const titles = {
    none: words.noAnswer,
    replaced: say(words.replacedBy, { word: successor }),
    right: say(words.cosine, { cosine }),
    wrong: say(words.cosine, { cosine }),
  };
  const says = {
    right: <b>✓</b>,
    wrong: (
      <>
        ✗ <bdi translate="no">{said !== undefined && spelledAs(run.tokens, said)}</bdi>
      </>
    ),
    none: words.nothing,
    replaced: (
      <Message
        words={words.replaced}
        places={{
          spoken: (inside) => (
            <>
              <span aria-hidden="true">→</span>
              <span className="for-screen-readers">{inside}</span>
            </>
          ),
          word: <bdi translate="no">{successor}</bdi>,
        }}
      />
    ),
  };
  return (
    <td title={titles[state]}>
      <span className="compare-recall-cell" data-state={state}>
        <span className="compare-recall-track">
          <span
            className={`compare-recall-bar${state === "right" ? " is-right" : ""}`}
            style={{ width: `${100 * Math.max(0, Math.min(1, cosine))}%` }}
          />
        </span>
        <span className="for-screen-readers compare-recall-cosine">{formatNumber(cosine)}</span>
        <span className="compare-recall-says">{says[state]}</span>
      </span>
    </td>
  );
}
