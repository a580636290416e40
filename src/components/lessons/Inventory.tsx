// What did the course teach? The same questions before and after it, without a word on the answers until both are given.

import { useState, type FormEvent, type ReactElement } from "react";
import { forgetSittings, keepSitting, rightIn, sittings, useInventory, type Sitting } from "#guide/inventory";
import { shuffled } from "#lessons/checks/shownOrder";
import { inventory, rightOf } from "#lessons/inventory";
import { notify } from "#state/store";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";
import { LessonWords } from "./LessonProse";

const words = teacherWords.inventory;

export function Inventory(): ReactElement {
  const kept = useInventory();
  const [open, setOpen] = useState<Sitting | null>(null);
  const [isAsked, setAsked] = useState(false);
  const next = sittings.find((sitting) => kept[sitting] === null);
  const areBoth = kept.before !== null && kept.after !== null;
  if (open) return <Questions sitting={open} close={() => setOpen(null)} />;
  return (
    <div className="lesson-closing">
      <p className="note">{say(words.about, { n: inventory.length })}</p>
      {next && (
        <button type="button" className="lesson-button" onClick={() => setOpen(next)}>
          {words[next]}
        </button>
      )}{" "}
      {kept.before && !areBoth && !isAsked && (
        <button type="button" className="lesson-link" onClick={() => setAsked(true)}>
          {words.show}
        </button>
      )}{" "}
      {kept.before && (
        <button type="button" className="lesson-link" onClick={forgetSittings}>
          {words.again}
        </button>
      )}
      {kept.before && (areBoth || isAsked) && <Results />}
    </div>
  );
}

function Questions({ sitting, close }: { sitting: Sitting; close: () => void }): ReactElement {
  const [chosen, setChosen] = useState<readonly (number | null)[]>(inventory.map(() => null));
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    keepSitting(sitting, chosen);
    if (sitting === "before") notify(words.kept);
    close();
  };
  return (
    <form onSubmit={keep} aria-label={words[sitting]}>
      {inventory.map(({ id, question, options }, item) => (
        <fieldset key={id} className="lesson-inventory">
          <legend>
            {item + 1}. <LessonWords text={question} />
          </legend>
          {shuffled(options.length, `inventory ${id}`).map((place) => (
            <label key={place} className="lesson-option">
              <input
                type="radio"
                name={id}
                checked={chosen[item] === place}
                onChange={() => setChosen(chosen.map((before, at) => (at === item ? place : before)))}
              />
              <span>
                <LessonWords text={options[place]!.words} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="submit" className="lesson-button lesson-button-primary">
        {words.keep}
      </button>{" "}
      <button type="button" className="lesson-link" onClick={close}>
        {words.cancel}
      </button>
    </form>
  );
}

/** What is right, what the reader said, and in plain words what has changed. */
function Results(): ReactElement {
  const { before, after } = useInventory();
  const n = inventory.length;
  const first = rightIn(before!);
  const second = after ? rightIn(after) : null;
  const said = (chosen: number | null | undefined, item: number): string => {
    const option = inventory[item]!.options[chosen ?? -1];
    return option ? option.words : words.nothing;
  };
  return (
    <>
      <p>
        <b>
          {second === null
            ? say(words.scoreBefore, { before: first, n })
            : say(words.score, { before: first, after: second, n })}
        </b>{" "}
        {second !== null && gainSaid(first, second)}
      </p>
      <ol>
        {inventory.map((item, index) => (
          <li key={item.id}>
            <LessonWords text={item.question} />
            <br />✓ <LessonWords text={item.options[rightOf(item)]!.words} />
            <br />
            <span className="note">
              {say(words.yours, { before: said(before![index], index), after: said(after?.[index], index) })}
            </span>
            {[...new Set([before![index], after?.[index]])].map((place) => {
              const why = item.options[place ?? -1]?.why;
              return why && <p key={place}>{why}</p>;
            })}
          </li>
        ))}
      </ol>
    </>
  );
}

function gainSaid(before: number, after: number): string {
  return after < before ? say(words.loss, { fewer: before - after }) : say(words.gain, { more: after - before });
}
