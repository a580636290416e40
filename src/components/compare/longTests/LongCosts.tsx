// What does it cost a model to learn while it reads? Bytes kept, and of the time that it reads in with its memory frozen; here,
// what was timed as texts were read in this browser. Leaves the reading to longTests.ts.

import type { ReactElement } from "react";
import { timeName, useLongTests } from "#state/longTests";
import { formatNumber } from "#components/text/format";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import type { byOf, ShownModel } from "./shownRows";
import { longTestWords } from "./words";

const { costs: words } = longTestWords;

export function LongCosts({
  models,
  by,
}: {
  models: readonly ShownModel[];
  by: ReturnType<typeof byOf>;
}): ReactElement {
  const costs = useLongTests(({ results }) => results?.costs ?? {});
  const times = useLongTests((state) => state.times);
  const here = (model: ShownModel["model"], frozen: boolean): string => {
    const time = times.get(timeName({ model, frozen }));
    return time ? formatNumber((1000 * time.milliseconds) / time.tokens, { digits: 1 }) : "–";
  };
  const isTimed = times.size > 0;
  return (
    <div className="long-costs">
      <table>
        <caption className="note">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.model}</th>
            <th scope="col">{words.kept}</th>
            <th scope="col">{words.share}</th>
            {isTimed && <th scope="col">{words.hereLearning}</th>}
            {isTimed && <th scope="col">{words.hereFrozen}</th>}
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, title, rows }) => {
            const { bytes, size } = rows.at(-1)!;
            const cost = costs[model];
            return (
              <tr key={model}>
                <th scope="row">{title}</th>
                <td>{say(words.bytes, { by, bytes: sayNumber(Math.round(bytes / 1000)), thousands: size / 1024 })}</td>
                <td>{cost && cost.frozen !== null ? sayShare(cost.frozen / cost.learning) : "–"}</td>
                {isTimed && <td>{here(model, false)}</td>}
                {isTimed && <td>{here(model, true)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">{isTimed ? words.timed : words.untimed}</p>
    </div>
  );
}
