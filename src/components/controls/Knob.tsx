// How is one setting turned? Sliders for what moves smoothly, steppers for what is counted, segments for what is chosen.
// Leaves to model/contracts/knobs.ts what there is to turn, and to fork.ts what turning does.

import { Minus, Plus } from "lucide-react";
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { say } from "#words/say";
import { useDrag } from "#components/hooks/drag";
import { shellWords } from "#words/shell";
import { Switch } from "./Switch";
import "./Knob.css";

const words = shellWords.knob;

interface Knob {
  readonly label: string;
  /** The line under it. */
  readonly meaning: ReactNode;
  readonly isDisabled?: boolean;
}

interface NumberSetting extends Knob {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly onTurn: (value: number) => void;
}

/**
 * A range input of the value itself, drawn on a track of our own: `bend` 3 gives the values near the minimum most of it.
 * `earlier` is where the earlier run stood.
 */
export function SliderKnob({
  label,
  symbol,
  hue,
  meaning,
  value,
  minimum,
  maximum,
  step,
  bend = 1,
  earlier,
  onTurn,
}: NumberSetting & {
  symbol: string;
  hue: string;
  bend?: number;
  earlier: number | null;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const meaningId = useId();
  const placeOf = (number: number): string => `${100 * ((number - minimum) / (maximum - minimum)) ** (1 / bend)}%`;

  const before = useRef(value);
  function follow(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    const next = onStep(minimum + share ** bend * (maximum - minimum), { minimum, maximum, step });
    if (next !== value) onTurn(next);
  }
  const drag = useDrag<HTMLDivElement>({
    along: "x",
    start: (event) => {
      event.preventDefault();
      before.current = value;
      input.current?.focus({ preventScroll: true });
      if (event.pointerType !== "touch") follow(event);
    },
    move: follow,
    tap: follow,
    cancel: () => onTurn(before.current),
  });

  return (
    <div className="slider-knob" data-hue={hue}>
      <i className="slider-knob-symbol" translate="no" aria-hidden>
        {symbol}
      </i>
      <div className="knob-line">
        <span aria-hidden>{label.replace(` ${symbol}`, "")}</span>
        <NumberField
          name={say(words.asNumber, { symbol })}
          type="text"
          value={value}
          minimum={minimum}
          maximum={maximum}
          step={step}
          onTurn={onTurn}
        />
      </div>
      <div className="slider-knob-track" {...drag}>
        <input
          ref={input}
          type="range"
          className="slider-knob-input"
          aria-label={label}
          aria-describedby={meaningId}
          min={minimum}
          max={maximum}
          step={step}
          value={value}
          onChange={(event) => onTurn(event.currentTarget.valueAsNumber)}
        />
        <span className="slider-knob-rail" />
        <span className="slider-knob-done" style={{ width: placeOf(value) }} />
        {earlier !== null && earlier !== value && (
          <span
            className="slider-knob-earlier"
            style={{ left: placeOf(earlier) }}
            title={say(words.earlier, { value: earlier })}
          />
        )}
        <span className="slider-knob-thumb" style={{ left: placeOf(value) }} />
      </div>
      <p className="note knob-note" id={meaningId}>
        {meaning}
      </p>
    </div>
  );
}

/** A number counted up and down; `after` stands behind it, such as another way to choose. */
export function StepperKnob({
  label,
  meaning,
  isDisabled = false,
  value,
  minimum,
  maximum,
  step,
  onTurn,
  after,
}: NumberSetting & { after?: ReactNode }): ReactElement {
  const meaningId = useId();
  const nameId = useId();
  const by = (direction: 1 | -1): void =>
    turnTo(Math.min(maximum, Math.max(minimum, onStep(value + direction * step, { minimum, maximum, step }))));
  const turnTo = (next: number): void => {
    if (next !== value) onTurn(next);
  };
  return (
    <div className="knob" data-disabled={isDisabled || undefined}>
      <div className="knob-line">
        <span aria-hidden id={nameId}>
          {label}
        </span>
        <span className="stepper-knob">
          <button
            type="button"
            className="stepper-knob-button"
            aria-label={words.fewer}
            aria-describedby={nameId}
            tabIndex={-1}
            disabled={isDisabled}
            aria-disabled={value <= minimum || undefined}
            onClick={() => by(-1)}
          >
            <Minus size={12} aria-hidden />
          </button>
          <NumberField
            name={label}
            describedBy={meaningId}
            type="number"
            isDisabled={isDisabled}
            value={value}
            minimum={minimum}
            maximum={maximum}
            step={step}
            onTurn={onTurn}
          />
          <button
            type="button"
            className="stepper-knob-button"
            aria-label={words.more}
            aria-describedby={nameId}
            tabIndex={-1}
            disabled={isDisabled}
            aria-disabled={value >= maximum || undefined}
            onClick={() => by(1)}
          >
            <Plus size={12} aria-hidden />
          </button>
          {after}
        </span>
      </div>
      {meaning !== null && (
        <p className="note knob-note" id={meaningId}>
          {meaning}
        </p>
      )}
    </div>
  );
}

/** A choice of two or three side by side. */
export function SegmentKnob({
  label,
  meaning,
  options,
  value,
  isDisabled = false,
  onTurn,
}: Knob & {
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onTurn: (value: string) => void;
}): ReactElement {
  const name = useId();
  return (
    <div className="knob" data-disabled={isDisabled || undefined}>
      <div className="knob-line">
        <span aria-hidden>{label}</span>
        <span className="segment-knob" role="radiogroup" aria-label={label}>
          {options.map((option) => (
            <label key={option.value} className="segment-knob-option">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                disabled={isDisabled}
                onChange={() => onTurn(option.value)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </span>
      </div>
      {meaning !== null && <p className="note knob-note">{meaning}</p>}
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
  /** The heading that it stands under, together with its neighbours of the same; null, or absent, is none. */
  readonly group?: string | null;
}

function grouped(options: readonly Choice[]): { group: string | null; members: Choice[] }[] {
  const groups: { group: string | null; members: Choice[] }[] = [];
  for (const option of options) {
    const group = option.group ?? null;
    const last = groups.at(-1);
    if (last?.group === group) last.members.push(option);
    else groups.push({ group, members: [option] });
  }
  return groups;
}

function Options({ of }: { of: readonly Choice[] }): ReactElement[] {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** A choice of many. */
export function ChoiceKnob({
  label,
  meaning,
  options,
  value,
  isDisabled = false,
  isWide = false,
  onTurn,
}: Omit<Parameters<typeof SegmentKnob>[0], "options"> & {
  options: readonly Choice[];
  /** Its names are long: it stands below its label, as wide as that. */
  isWide?: boolean;
}): ReactElement {
  return (
    <div className="knob" data-disabled={isDisabled || undefined}>
      <div className={isWide ? "knob-line knob-line-wide" : "knob-line"}>
        <span aria-hidden>{label}</span>
        <select
          className={isWide ? "choice-knob choice-knob-wide" : "choice-knob"}
          aria-label={label}
          value={value}
          disabled={isDisabled}
          onChange={(event) => onTurn(event.currentTarget.value)}
        >
          {grouped(options).map(({ group, members }) =>
            group === null ? (
              <Options key={members[0]!.value} of={members} />
            ) : (
              <optgroup key={group} label={group}>
                <Options of={members} />
              </optgroup>
            ),
          )}
        </select>
      </div>
      {meaning !== null && <p className="note knob-note">{meaning}</p>}
    </div>
  );
}

export function SwitchKnob({
  label,
  meaning,
  value,
  onTurn,
}: Knob & { value: boolean; onTurn: (value: boolean) => void }): ReactElement {
  return (
    <div className="knob">
      <label className="knob-line">
        <span>{label}</span>
        <Switch value={value} onTurn={onTurn} />
      </label>
      {meaning !== null && <p className="note knob-note">{meaning}</p>}
    </div>
  );
}

/** So long stands what a field allows, once it has refused something. */
const refusedMilliseconds = 6000;

/**
 * A number that is typed: every sound value turns the knob at once, others wait in the field until it is left. Then the value
 * stands there again, and beside it what is allowed.
 */
function NumberField({
  name,
  describedBy,
  type,
  isDisabled = false,
  value,
  minimum,
  maximum,
  step,
  onTurn,
}: {
  name: string;
  describedBy?: string;
  type: "text" | "number";
  isDisabled?: boolean;
  value: number;
  minimum: number;
  maximum: number;
  step: number;
  onTurn: (value: number) => void;
}): ReactElement {
  /** What is typed, and the value it stands beside: undone or turned elsewhere, the value is shown again. */
  const [typed, setTyped] = useState<{ text: string; beside: number } | null>(null);
  const draft = typed?.beside === value ? typed.text : null;
  const setDraft = (text: string | null, beside = value): void => setTyped(text === null ? null : { text, beside });
  const [isRefused, refuse] = useState(false);
  useEffect(() => {
    if (!isRefused) return;
    const timer = setTimeout(() => refuse(false), refusedMilliseconds);
    return () => clearTimeout(timer);
  }, [isRefused]);
  const isWhole = Number.isInteger(step);
  /** Lets go of what was typed, and where it was no value, says what is one. */
  const settle = (): void => {
    if (draft !== null && soundOf(draft) === null) refuse(true);
    setDraft(null);
  };
  const soundOf = (text: string): number | null => {
    const number = Number(text.replace(",", ".").replace("−", "-"));
    const isSound =
      text.trim() !== "" && number >= minimum && number <= maximum && (!isWhole || Number.isInteger(number));
    return isSound ? number : null;
  };
  const arrow = (event: KeyboardEvent): void => {
    if (event.key === "Enter") settle();
    else refuse(false);
    if (type === "number" || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    setDraft(null);
    onTurn(onStep(value + (event.key === "ArrowUp" ? step : -step), { minimum, maximum, step }));
  };
  const field = (
    <input
      type={type}
      inputMode={isWhole ? "numeric" : "decimal"}
      className="number-field"
      data-undo
      aria-label={name}
      aria-describedby={describedBy}
      aria-invalid={draft !== null && soundOf(draft) === null}
      title={say(words.range, { minimum, maximum })}
      disabled={isDisabled}
      min={type === "number" ? minimum : undefined}
      max={type === "number" ? maximum : undefined}
      step={type === "number" ? step : undefined}
      size={type === "text" ? 6 : undefined}
      value={draft ?? (isWhole ? String(value) : value.toFixed(Math.max(2, decimalsOf(value))))}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const sound = soundOf(text);
        setDraft(text, sound ?? value);
        if (sound !== null && sound !== value) onTurn(sound);
      }}
      onKeyDown={arrow}
      onBlur={settle}
    />
  );
  return (
    <span className="number-field-place">
      {field}
      <span role="status" className="note number-field-refused">
        {isRefused && say(isWhole ? words.allowedWhole : words.allowed, { minimum, maximum })}
      </span>
    </span>
  );
}

/** The nearest value on the knob's steps, without the dust of binary fractions. */
function onStep(
  value: number,
  { minimum, maximum, step }: Pick<NumberSetting, "minimum" | "maximum" | "step">,
): number {
  const stepped = Math.round(value / step) * step;
  return Number(Math.min(maximum, Math.max(minimum, stepped)).toFixed(decimalsOf(step)));
}

function decimalsOf(value: number): number {
  return Math.min(4, String(value).split(".")[1]?.length ?? 0);
}
