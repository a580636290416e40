// What do the rows say where there is little room for them? The surprise of this token, and how a second reading went.

import type { ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { holdsNothing, secondReading, type Repeat } from "#state/selectors";
import type { PageRun } from "#state/store";
import { say } from "#words/say";
import { Live } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { Message } from "#components/text/Message";
import { inProse, written } from "#components/text/spelling";
import { sayDifference } from "./Surprise";
import { timelineWords } from "./words";

const { timeline: words } = timelineWords;

export function TimelineSummary({ run, repeat }: { run: PageRun | null; repeat: Repeat | null }): ReactElement {
  const less = run && repeat && secondReading(run, repeat);
  return (
    <p className="timeline-summary">
      <Live className="timeline-summary-number" read={({ columns }, token) => formatNumber(columns.surprise[token]!)} />
      <span className="note">
        <Message
          words={words.summary}
          places={{
            quantity: probe.surprise.name.toLowerCase(),
            word: (
              <bdi translate="no">
                <Live
                  className="timeline-summary-word"
                  read={(shown, token) => inProse(written(shown.tokens.tokens[token]))}
                />
              </bdi>
            ),
            place: (
              <Live read={({ tokens }, token) => say(words.place, { token: token + 1, count: tokens.tokens.length })} />
            ),
          }}
        />
      </span>
      {less !== null && (
        <span className="timeline-summary-line">
          {run && repeat && holdsNothing(run, repeat.second + repeat.length - 1)
            ? words.nothingStored
            : sayDifference(less, { less: words.secondLess, more: words.secondMore })}
        </span>
      )}
    </p>
  );
}
