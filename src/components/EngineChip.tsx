// Who made these numbers, and who checked them? The engine with its reason and speed, and the float64 reference.

import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { currentLink } from "../link";
import { probe } from "../model/probe";
import type { Backend, Verification } from "../model/protocol";
import { checkOf, useExplorer, type Engine } from "../store";
import { formatNumber } from "./format";
import { useLayout } from "./layout";

const backendNames = { cpu: "CPU engine", webgpu: "WebGPU" } as const satisfies Record<Backend, string>;

/** Fewer agreeing digits than this are called approximate. */
const exactDigits = 4;

export function EngineChip(): ReactElement {
  const engine = useExplorer((state) => state.engine);
  const speed = useExplorer((state) => checkOf(state)?.tokensPerSecond ?? null);
  const backend = useExplorer((state) => state.run?.summary?.backend ?? state.engine.backend);
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const reason = isTrained ? "trained models are read on the CPU" : engine.reason;
  const { state, detail } = wordsOf({ ...engine, backend });
  const isNarrow = useLayout() !== "wide";
  return (
    <Chip
      name={`${state}. ${detail}`}
      label={
        <>
          <span className="chip-dot" data-phase={engine.phase} />
          {state}
          {!isNarrow && <span className="chip-detail">· {detail}</span>}
        </>
      }
    >
      <p>
        <strong>
          {state} · {detail}
        </strong>
      </p>
      <p>Why: {reason}.</p>
      {speed !== null && engine.phase === "live" && <p>The last text was read at {formatNumber(speed)} tokens/s.</p>}
      <p>
        Force one: <a href={`?backend=cpu#${currentLink()}`}>the CPU engine</a> or{" "}
        <a href={`?backend=webgpu#${currentLink()}`}>WebGPU</a>.
      </p>
    </Chip>
  );
}

function wordsOf(engine: Engine): { state: string; detail: string } {
  switch (engine.phase) {
    case "recorded":
      return { state: "Recorded", detail: "the model is still loading" };
    case "live":
      return { state: "Live", detail: backendNames[engine.backend] };
    case "failed":
      return { state: "Stopped", detail: "reload to go on" };
    default:
      return engine.phase satisfies never;
  }
}

export function VerifiedChip(): ReactElement | null {
  const isEmpty = useExplorer(({ run }) => !run || run.tokens.tokens.length === 0);
  const verification = useExplorer((state) => checkOf(state)?.verification ?? null);
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const isNarrow = useLayout() !== "wide";
  if (isEmpty) return null;
  const label = labelOf(verification);
  const isExact = verification !== null && digitsOf(verification) >= exactDigits;
  return (
    <Chip
      name={label}
      label={
        <>
          {isExact && <Check size={15} strokeWidth={2.5} className="chip-check" aria-hidden />}
          {isNarrow ? label.replace(" in float64", "") : label}
        </>
      }
    >
      {verification ? (
        <>
          <p>
            <strong>Agrees with float64 to {digitsOf(verification)} digits.</strong>
          </p>
          <p>
            The whole run was read again by the reference engine{isTrained && ", and the whole text by the model"}, in
            twice the precision. The farthest apart is {probe[verification.quantity].name.toLowerCase()} (
            {probe[verification.quantity].plain}), by {verification.worst.toExponential(1).replace("-", "−")} of its
            largest value.
          </p>
        </>
      ) : (
        <p>The reference engine is reading the whole run again, in twice the precision.</p>
      )}
    </Chip>
  );
}

function labelOf(verification: Verification | null): string {
  if (!verification) return "Checking in float64…";
  const digits = digitsOf(verification);
  return digits >= exactDigits ? "Verified in float64" : `Approximate: agrees to ${digits} digits`;
}

function digitsOf({ worst }: Verification): number {
  return worst > 0 ? Math.max(0, Math.min(15, Math.floor(-Math.log10(worst)))) : 15;
}

function Chip({ name, label, children }: { name: string; label: ReactNode; children: ReactNode }): ReactElement {
  return (
    <DialogTrigger>
      <Button className="chip" aria-label={name}>
        {label}
      </Button>
      <Popover placement="bottom end" className="popover">
        <Dialog className="popover-text" aria-label={name}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
