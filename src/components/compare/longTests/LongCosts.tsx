// What does it cost a model to learn while it reads? Bytes kept, and of the time that it reads in with its memory frozen; here,
// what was timed as texts were read in this browser. Leaves the reading to longTests.ts.

import type { ReactElement } from "react";
import { timeName, useLongTests } from "#state/longTests";
import { formatNumber } from "#components/text/format";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import type { ShownModel } from "./shownRows";
import { longTestWords } from "./words";

const { costs: words } = longTestWords;

export function LongCosts({ models }: { models: readonly ShownModel[] }): ReactElement {
  const costs = useLongTests(({ results }) => results?.costs ?? {});
  const times = useLongTests((state) => state.times);
  const here = (model: ShownModel["model"], frozen: boolean): string => {
    const time = times.get(timeName({ model, frozen }));
    return time ? formatNumber((1000 * time.milliseconds) / time.tokens, { digits: 1 }) : "–";
  };
  return (
    <div className="long-costs">
      <table>
        <caption className="note">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.model}</th>
            <th scope="col">{words.kept}</th>
            <th scope="col">{words.share}</th>
            <th scope="col">{words.hereLearning}</th>
            <th scope="col">{words.hereFrozen}</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, title, rows }) => {
            const { bytes, size } = rows.at(-1)!;
            const cost = costs[model];
            return (
              <tr key={model}>
                <th scope="row">{title}</th>
                <td>{say(words.bytes, { bytes: sayNumber(Math.round(bytes / 1000)), size: sayNumber(size) })}</td>
                <td>{cost && cost.frozen !== null ? sayShare(cost.frozen / cost.learning) : "–"}</td>
                <td>{here(model, false)}</td>
                <td>{here(model, true)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">{times.size > 0 ? words.timed : words.untimed}</p>
    </div>
  );
}
