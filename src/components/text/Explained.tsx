// What does a word of a sentence mean? Its quantity's row of probe.ts, beside the word: its name, symbol and unit, what it says
// in plain words, and its formula. It tells no number: the number is behind “why”, which the word's own sentence asks.

import type { ReactElement, RefObject } from "react";
import { Button, Dialog, Popover } from "react-aria-components";
import { probe, type QuantityId } from "#model/contracts/probe";
import { derivationWords } from "#words/derivation";
import { say } from "#words/say";
import { openGlossaryAt } from "#components/hooks/glossaryEntry";
import { Formula } from "./Formula";
import "./Explained.css";

const { meaning: words } = derivationWords;

export function Explained({
  of,
  trigger,
  close,
  onWhy,
}: {
  of: QuantityId;
  /** The word it stands beside. */
  trigger: RefObject<Element | null>;
  close: () => void;
  onWhy: (() => void) | null;
}): ReactElement {
  const { name, unit, meaning, hue } = probe[of];
  return (
    <Popover triggerRef={trigger} isOpen onOpenChange={close} placement="bottom start" className="popover">
      <Dialog className="explained" aria-label={say(words.of, { name })}>
        <p className="explained-name">
          <b className={`prose-${hue}`}>{name}</b> <Formula of={of} /> <span className="note">{unit}</span>
        </p>
        <p>{meaning}</p>
        <p className="explained-formula">
          <Formula of={of} part="formula" />
        </p>
        <p className="explained-ways">
          {onWhy && (
            <Button
              className="link"
              onPress={() => {
                close();
                onWhy();
              }}
            >
              {words.why}
            </Button>
          )}
          <Button
            className="link"
            onPress={() => {
              close();
              openGlossaryAt(of);
            }}
          >
            {words.inGlossary}
          </Button>
        </p>
      </Dialog>
    </Popover>
  );
}
