// What do the rows say where there is little room for them? The surprise of this token, and how a second reading went.

import type { ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { secondReading, type Repeat } from "#state/selectors";
import type { PageRun } from "#state/store";
import { say } from "#words/say";
import { Live } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { Message } from "#components/text/Message";
import { inProse, written } from "#components/text/spelling";
import { sayReading } from "./sayReading";
import { timelineWords } from "./words";

const { timeline: words } = timelineWords;

export function TimelineSummary({ run, repeat }: { run: PageRun | null; repeat: Repeat | null }): ReactElement {
  const went = run && repeat && secondReading(run, repeat);
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
      {went && <span className="timeline-summary-line">{sayReading(went, words.second)}</span>}
    </p>
  );
}
