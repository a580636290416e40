// How is a gate drawn without a pointer? A small form: which gate, from which token to which, and the value it is held at.

import { useState, type FormEvent, type ReactElement } from "react";
import { PencilLine, X } from "lucide-react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { turn } from "../fork";
import { numberKnobs } from "../model/knobs";
import { probe } from "../model/probe";
import { lockedTokenOf, usePlayhead } from "../playhead";
import { withOverride } from "../selectors";
import { useExplorer } from "../store";
import { gates, type Gate } from "./DrawnGates";
import { formatGate } from "./format";

export function DrawGate({ gate }: { gate: Gate }): ReactElement {
  return (
    <DialogTrigger>
      <Button className="timeline-draw-button" aria-label="Draw a gate">
        <PencilLine size={13} aria-hidden />
      </Button>
      <Popover className="draw-gate" placement="right top">
        <Dialog className="draw-gate-dialog" aria-label="Draw a gate">
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
  const [start] = useState(() => Math.max(1, lockedTokenOf(usePlayhead.getState()) + 1));
  const { maximum, symbol } = numberKnobs[gate];
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const from = Number(data.get("from"));
    const to = Number(data.get("to"));
    const value = Number(data.get("value"));
    const added = { gate, from: Math.min(from, to) - 1, to: Math.max(from, to) - 1, value };
    turn({ overrides: withOverride(overrides, added) });
    close();
  };
  return (
    <form onSubmit={add} className="draw-gate-form">
      <label>
        Gate
        <select value={gate} onChange={(event) => setGate(gates.find((name) => name === event.target.value) ?? gate)}>
          {gates.map((name) => (
            <option key={name} value={name}>{`${probe[name].plain} ${probe[name].name.toLowerCase()}`}</option>
          ))}
        </select>
      </label>
      <label>
        From token
        <input name="from" type="number" required min={1} max={last} defaultValue={start} />
      </label>
      <label>
        To token
        <input name="to" type="number" required min={1} max={last} defaultValue={Math.min(last, start + 3)} />
      </label>
      <label>
        {`Value of ${symbol}`}
        <input
          key={gate}
          name="value"
          type="number"
          required
          min={0}
          max={maximum}
          step="any"
          defaultValue={memory[gate]}
        />
      </label>
      <button className="button" type="submit">
        Add
      </button>
      {overrides.length > 0 && (
        <ul>
          {overrides.map((drawn, index) => (
            <li key={index}>
              {`${probe[drawn.gate].plain} ${formatGate(drawn.value)} on ${drawn.from + 1}–${drawn.to + 1}`}
              <button
                type="button"
                aria-label={`Remove ${probe[drawn.gate].plain} on ${drawn.from + 1} to ${drawn.to + 1}`}
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
