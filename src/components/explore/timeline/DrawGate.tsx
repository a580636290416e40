// How is a gate drawn without a pointer? A small form: which gate, from which token to which, and the value it is held at.

import { useState, type FormEvent, type ReactElement } from "react";
import { PencilLine, X } from "lucide-react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { turn } from "#state/fork";
import { numberKnobs } from "#model/contracts/knobs";
import { type GateOverride, gates, type Gate } from "#model/contracts/settings";
import { probe } from "#model/contracts/probe";
import { currentToken } from "#state/playhead";
import { withOverride } from "#state/selectors";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { formatGate } from "#components/text/format";
import { timelineWords } from "./words";

const { drawGate: words } = timelineWords;

export function DrawGate({ gate }: { gate: Gate }): ReactElement {
  return (
    <DialogTrigger>
      <Button className="timeline-draw-button" aria-label={words.name}>
        <PencilLine size={13} aria-hidden />
      </Button>
      <Popover className="draw-gate" placement="right top">
        <Dialog className="draw-gate-dialog" aria-label={words.name}>
          {({ close }) => <Form gate={gate} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Form({ gate: chosen, close }: { gate: Gate; close: () => void }): ReactElement {
  const { overrides, memory } = useExplorer((state) => state.scene);
  const last = useExplorer((state) => state.tokens.tokens.length);
  const [gate, setGate] = useState(chosen);
  const [start] = useState(() => Math.max(1, currentToken() + 1));
  const { maximum, symbol } = numberKnobs[gate];
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = event.currentTarget.querySelectorAll("input");
    const [from, to, value] = Array.from(fields, (field) => field.valueAsNumber) as [number, number, number];
    const added = { gate, from: Math.min(from, to) - 1, to: Math.max(from, to) - 1, value };
    turn({ overrides: withOverride(overrides, added) });
    close();
  };
  return (
    <form onSubmit={add} className="draw-gate-form">
      <label>
        {words.gate}
        <select value={gate} onChange={(event) => setGate(gates.find((name) => name === event.target.value) ?? gate)}>
          {gates.map((name) => (
            <option key={name} value={name}>{`${probe[name].plain} ${probe[name].name.toLowerCase()}`}</option>
          ))}
        </select>
      </label>
      <label>
        {words.from}
        <input type="number" required min={1} max={last} defaultValue={start} />
      </label>
      <label>
        {words.to}
        <input type="number" required min={1} max={last} defaultValue={Math.min(last, start + 3)} />
      </label>
      <label>
        {say(words.value, { symbol })}
        <input key={gate} type="number" required min={0} max={maximum} step="any" defaultValue={memory[gate]} />
      </label>
      <button className="button" type="submit">
        {words.add}
      </button>
      {overrides.length > 0 && (
        <ul>
          {overrides.map((drawn, index) => (
            <li key={index}>
              {say(words.drawn, { ...rangeOf(drawn), value: formatGate(drawn.value) })}
              <button
                type="button"
                aria-label={say(words.remove, rangeOf(drawn))}
                onClick={() => turn({ overrides: overrides.filter((other) => other !== drawn) })}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function rangeOf({ gate, from, to }: GateOverride): { symbol: string; from: number; to: number } {
  return { symbol: probe[gate].plain, from: from + 1, to: to + 1 };
}
