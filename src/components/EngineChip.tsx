// Who made these numbers, and who checked them? The engine with its reason and speed, and the float64 reference.

import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { currentLink } from "../link";
import { probe } from "../model/probe";
import type { Verification } from "../model/protocol";
import { checkOf, useExplorer, type Engine } from "../store";
import { engineWords } from "../words/engine";
import { say } from "../words/say";
import { formatNumber } from "./format";
import { useLayout } from "./layout";
import { Said } from "./Said";

const words = engineWords.chip;

/** Fewer agreeing digits than this are called approximate. */
const exactDigits = 4;

export function EngineChip(): ReactElement {
  const engine = useExplorer((state) => state.engine);
  const speed = useExplorer((state) => checkOf(state)?.tokensPerSecond ?? null);
  const backend = useExplorer((state) => state.run?.summary?.backend ?? state.engine.backend);
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const reason = isTrained ? words.trainedOnCpu : engine.reason;
  const { state, detail } = wordsOf({ ...engine, backend });
  const isNarrow = useLayout() !== "wide";
  return (
    <Chip
      name={say(words.label, { state, detail })}
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
      <p>{say(words.why, { reason })}</p>
      {speed !== null && engine.phase === "live" && <p>{say(words.speed, { rate: formatNumber(speed) })}</p>}
      <p>
        <Said
          words={words.force}
          places={{
            cpu: (inside) => <a href={`?backend=cpu#${currentLink()}`}>{inside}</a>,
            webgpu: (inside) => <a href={`?backend=webgpu#${currentLink()}`}>{inside}</a>,
          }}
        />
      </p>
    </Chip>
  );
}

function wordsOf(engine: Engine): { state: string; detail: string } {
  switch (engine.phase) {
    case "recorded":
      return { state: words.recorded, detail: words.recordedMeans };
    case "live":
      return { state: words.live, detail: words.backends[engine.backend] };
    case "failed":
      return { state: words.stopped, detail: words.stoppedMeans };
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
  const { label, short } = labelsOf(verification);
  const isExact = verification !== null && digitsOf(verification) >= exactDigits;
  return (
    <Chip
      name={label}
      label={
        <>
          {isExact && <Check size={15} strokeWidth={2.5} className="chip-check" aria-hidden />}
          {isNarrow ? short : label}
        </>
      }
    >
      {verification ? (
        <>
          <p>
            <strong>{say(engineWords.check.agrees, { digits: digitsOf(verification) })}</strong>
          </p>
          <p>
            {say(isTrained ? engineWords.check.trained : engineWords.check.untrained, {
              name: probe[verification.quantity].name.toLowerCase(),
              symbol: probe[verification.quantity].plain,
              difference: verification.worst.toExponential(1).replace("-", "−"),
            })}
          </p>
        </>
      ) : (
        <p>{engineWords.check.reading}</p>
      )}
    </Chip>
  );
}

/** What is on the chip, and where it has little room. */
function labelsOf(verification: Verification | null): { label: string; short: string } {
  const { checking, checkingShort, verified, verifiedShort, approximate } = engineWords.check;
  if (!verification) return { label: checking, short: checkingShort };
  const digits = digitsOf(verification);
  if (digits >= exactDigits) return { label: verified, short: verifiedShort };
  const label = say(approximate, { digits });
  return { label, short: label };
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
