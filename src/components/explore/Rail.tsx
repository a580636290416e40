// What do the hidden panels say? Two live readouts along the edge, which open the column that explains them.

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactElement } from "react";
import { probe } from "#model/contracts/probe";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { Live } from "#components/hooks/cursor";
import { formatQuantity } from "#components/text/format";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { likelihood } from "./next/likelihood";
import { Message } from "#components/text/Message";
import "./Rail.css";

const words = shellWords.rail;

export function Rail({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }): ReactElement {
  const remembers = useExplorer(({ run }) => hasMemoryPanels(run));
  const recall = useExplorer(
    ({ moment }) => moment && say(words.recalled, { right: moment.facts.count.right, count: moment.facts.count.asked }),
  );
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const locked = useExplorer((state) => state.locked);
  const quantity = locked?.kind === "quantity" ? locked.quantity : remembers ? "surprise" : "nextProbability";
  const Chevron = isOpen ? ChevronRight : ChevronLeft;
  return (
    <nav className="rail" aria-label={words.label} translate="no">
      <button
        className="rail-toggle"
        aria-expanded={isOpen}
        aria-label={isOpen ? words.close : words.open}
        onClick={onToggle}
      >
        <Chevron size={16} aria-hidden />
      </button>
      {isTrained && (
        <>
          <button className="rail-readout" aria-expanded={isOpen} onClick={onToggle}>
            <Message
              words={words.next}
              places={{
                probability: (
                  <strong data-hue="r">
                    <Live read={likelihood("nextProbability")} />
                  </strong>
                ),
              }}
            />
          </button>
          <span className="rail-rule" />
        </>
      )}
      {remembers && (
        <>
          <button className="rail-readout" aria-expanded={isOpen} onClick={onToggle}>
            <Message words={words.recall} places={{ share: <strong data-hue="r">{recall ?? "–"}</strong> }} />
          </button>
          <span className="rail-rule" />
        </>
      )}
      <button className="rail-readout" aria-expanded={isOpen} onClick={onToggle}>
        <Message
          words={words.why}
          places={{
            value: (
              <strong data-hue={probe[quantity].hue}>
                <Live
                  read={(run, token) => {
                    const at = locked?.kind === "quantity" ? locked.token : token;
                    if (quantity === "nextProbability" || quantity === "frozenProbability")
                      return likelihood(quantity)(run, at);
                    return formatQuantity(run.columns[quantity][at] ?? NaN, { quantity });
                  }}
                />
              </strong>
            ),
          }}
        />
      </button>
    </nav>
  );
}
