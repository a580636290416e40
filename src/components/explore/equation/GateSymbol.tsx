// How is a gate set from the equation? Drag its symbol up or down, or press it and type.
// It forces the gate: where the token stands in a drawn range that range changes, elsewhere its chunk becomes one.

import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { turn } from "#state/fork";
import { numberKnobs } from "#model/contracts/knobs";
import { reachedToken } from "#state/playhead";
import { overrideAt, withOverride } from "#state/selectors";
import { useExplorer } from "#state/store";
import { derivationWords } from "#words/derivation";
import { say } from "#words/say";
import { useDrag } from "#components/hooks/drag";
import type { Gate } from "#model/contracts/settings";

const { gate: words } = derivationWords;

/** How far the pointer goes for one step of the knob. */
const pixelsPerStep = 2;
/** A press that moves less than this is a click. */
const clickPixels = 4;

export function GateSymbol({ gate, children }: { gate: Gate; children: ReactNode }): ReactElement {
  const [isTyping, setTyping] = useState(false);
  const before = useRef(0);
  const { symbol, step, maximum } = numberKnobs[gate];
  /** (1−α) grows when α shrinks. */
  const upwards = gate === "alpha" ? -1 : 1;

  const drag = useDrag<HTMLButtonElement>({
    along: "x", // of a finger, whose way up and down is the page's
    clickPixels,
    start: () => void (before.current = gateValue(gate)),
    move: ({ pointerType }, gone) => {
      const steps = Math.round((pointerType === "touch" ? gone.x : -gone.y) / pixelsPerStep);
      setGate(gate, before.current + upwards * step * steps);
    },
    tap: () => setTyping(true),
    cancel: () => setGate(gate, before.current),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction !== 0) setGate(gate, gateValue(gate) + upwards * direction * step);
    else if (event.key === "Enter" || event.key === " ") setTyping(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (isTyping) {
    return (
      <form
        className="equation-field"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = event.currentTarget.querySelector("input")!.value;
          if (typed !== "" && Number.isFinite(Number(typed))) setGate(gate, Number(typed));
          setTyping(false);
        }}
      >
        <input
          type="number"
          aria-label={say(words.here, { symbol })}
          min={0}
          max={maximum}
          step="any"
          defaultValue={gateValue(gate)}
          autoFocus
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyping(false)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") setTyping(false);
          }}
        />
      </form>
    );
  }
  return (
    <button className="equation-symbol equation-gate" title={words.how} {...drag} onKeyDown={onKeyDown}>
      <span className="for-screen-readers">{`${say(words.force, { symbol })} `}</span>
      {children}
    </button>
  );
}

function drawnHere(gate: Gate) {
  const { overrides } = useExplorer.getState().scene;
  return overrideAt(overrides, { gate, token: reachedToken() });
}

/** Where no hand holds it: the knob's, or a trained model's own at this token. */
function gateValue(gate: Gate): number {
  const { scene, run } = useExplorer.getState();
  const own = run?.card ? run.columns[gate][reachedToken()] : undefined;
  return drawnHere(gate)?.value ?? own ?? scene.memory[gate];
}

function setGate(gate: Gate, value: number): void {
  const { minimum, maximum } = numberKnobs[gate];
  const held = Number(Math.max(minimum, Math.min(value, maximum)).toFixed(4));
  if (held === gateValue(gate)) return;
  const drawn = drawnHere(gate);
  const { overrides } = useExplorer.getState().scene;
  if (drawn)
    return turn({ overrides: overrides.map((other) => (other === drawn ? { ...drawn, value: held } : other)) });
  const { scene, run } = useExplorer.getState();
  const token = reachedToken();
  if (token < 0) return;
  const { chunk } = run?.rule ?? scene.memory;
  const from = Math.floor(token / chunk) * chunk;
  turn({ overrides: withOverride(overrides, { gate, from, to: from + chunk - 1, value: held }) });
}
