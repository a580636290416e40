// Which memory can track, at its best? A row a memory: parity, five cups; those of one theory stand under what it says. Worked out
// here, memory by memory.

import { group } from "d3";
import { useRef, type ReactElement } from "react";
import {
  tableCups,
  tableTokens,
  triedMomenta,
  triedRates,
  type BestTrack,
  type Tracks,
} from "#model/contracts/shellGame";
import { useComparison } from "#state/comparison";
import { seeTracks, trackedMemories, useShellGame } from "#state/shellGame";
import { MemorySwatch } from "#components/chart/MemorySwatch";
import { lookedAt, useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayNumber } from "#words/say";
import { theorySentence } from "./theory";
import { trackingWords } from "./words";
import "./TrackingTable.css";

const { tracks: words } = trackingWords;

export function TrackingTable(): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  useSeen(root, seeTracks, lookedAt);
  const tracks = useShellGame((state) => state.tracks);
  const problems = useShellGame((state) => state.problems);
  const table = useComparison((state) => state.table);
  const ids = trackedMemories(table);
  const memories = table?.memories.filter(({ id }) => ids.includes(id)) ?? [];
  const failed = memories.flatMap(({ id, title }) => {
    const problem = problems.get(id);
    return problem === undefined ? [] : [{ id, title, problem }];
  });
  const done = ids.filter((id) => tracks.has(id) || problems.has(id)).length;
  return (
    <PanelFrame note={say(words.note, { count: triedRates.length * triedMomenta.length })} className="tracking">
      <div ref={root}>
        <p>
          <b>{words.warning}</b>
        </p>
        {done < ids.length && (
          <>
            <progress aria-label={words.progress} max={ids.length} value={done} />
            <p className="note">{say(words.underWay, { done, all: ids.length })}</p>
          </>
        )}
        <div className="tracking-table tracking-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.memory}</th>
                <th scope="col">{say(words.mark, { tokens: tableTokens })}</th>
                <th scope="col">{say(words.cups, { cups: tableCups, swaps: tableTokens })}</th>
                <th scope="col">{words.shuffles}</th>
              </tr>
            </thead>
            {[...group(memories, ({ id }) => theorySentence(id))].map(([theory, members]) => (
              <tbody key={theory}>
                <tr>
                  <th scope="rowgroup" colSpan={4}>
                    {theory}
                  </th>
                </tr>
                {members.map((memory) => (
                  <tr key={memory.id}>
                    <th scope="row">
                      <MemorySwatch memory={memory} /> {memory.title}
                    </th>
                    <Best of={tracks.get(memory.id)?.mark} />
                    <Best of={tracks.get(memory.id)?.cups} />
                    <Shuffles of={tracks.get(memory.id)?.shuffles} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
        {failed.map(({ id, title, problem }) => (
          <p key={id} className="note" role="alert">
            {say(words.problem, { memory: title, problem })}
          </p>
        ))}
      </div>
    </PanelFrame>
  );
}

function Best({ of }: { of: BestTrack | undefined }): ReactElement {
  if (!of) return <td>{words.asking}</td>;
  const { partsAt, rate, momentum, isPlain } = of;
  return (
    <td className={partsAt === null ? "hue-r" : undefined}>
      {partsAt === null ? words.yes : say(words.until, { at: partsAt })}
      {partsAt === null && (
        <small className="note">
          {" "}
          {say(words.at, { rate: sayNumber(rate), momentum: sayNumber(momentum), plain: String(isPlain) })}
        </small>
      )}
    </td>
  );
}

/** One write changes a matrix in one direction of its keys; an order of which more than two are new needs more. */
function Shuffles({ of }: { of: Tracks["shuffles"] | undefined }): ReactElement {
  if (of === undefined) return <td>{words.asking}</td>;
  if (of === "oneKey") return <td>{words.oneKey}</td>;
  return (
    <td className={of.partsAt === null ? "hue-r" : undefined}>
      {of.partsAt === null ? say(words.shuffled, { writes: of.writes }) : say(words.until, { at: of.partsAt })}
    </td>
  );
}
