// What does a word of a training mean? A button in a panel's text that says it, and leads to its place in the glossary.

import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { Button, Dialog, Popover } from "react-aria-components";
import { derivationWords } from "#words/derivation";
import { say } from "#words/say";
import { trainTerms, type TrainTerm } from "#words/trainTerms";
import { openGlossaryAt } from "#components/hooks/glossaryEntry";

const { meaning: words } = derivationWords;

export function Term({ of, children }: { of: TrainTerm; children?: ReactNode }): ReactElement {
  const word = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { name, meaning } = trainTerms[of];
  return (
    <>
      <button
        ref={word}
        type="button"
        className="train-term"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={say(words.of, { name })}
        onClick={() => setOpen(true)}
      >
        {children ?? name}
      </button>
      <Popover triggerRef={word} isOpen={isOpen} onOpenChange={setOpen} placement="bottom start" className="popover">
        <Dialog className="train-meaning" aria-label={say(words.of, { name })}>
          <p>
            <b>{name}</b>
          </p>
          <p>{meaning}</p>
          <Button className="link train-meaning-way" onPress={() => openGlossaryAt(of)}>
            {words.inGlossary}
          </Button>
        </Dialog>
      </Popover>
    </>
  );
}
