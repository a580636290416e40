// Who made these numbers, and who checked them? The engine with its reason and speed, and the float64 reference.

import { Check } from "lucide-react";
import { Suspense, type ReactElement, type ReactNode } from "react";
import type { Session } from "#state/session";
import { hasMemory } from "#model/contracts/architecture";
import { probe } from "#model/contracts/probe";
import { agreeingDigits, agreementOf, type Verification } from "#model/contracts/protocol";
import { checkOf, useExplorer, type EngineStatus } from "#state/store";
import { engineWords } from "#words/engine";
import { say } from "#words/say";
import { fetchedView } from "#components/hooks/fetched";
import { useLayout } from "#components/hooks/layout";
import { FloatingDialog, Opener } from "#components/panel/Opener";

const { chip: words, check } = engineWords;

const EngineSpeeds = fetchedView(() => import("./EngineSpeeds").then((module) => module.EngineSpeeds));

export function EngineChip({ session }: { session: Session }): ReactElement {
  const engine = useExplorer((state) => state.engine);
  const backend = useExplorer((state) => state.run?.summary?.backend ?? state.engine.backend);
  const reason = useExplorer((state) => state.run?.summary?.reason ?? state.engine.reason);
  const { state, detail } = wordsOf({ ...engine, backend });
  const isNarrow = useLayout() !== "wide";
  return (
    <Chip
      key={engine.phase} // its words are as long as they are: where they are others, it is another chip and none has moved
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
      <Suspense fallback={null}>
        {engine.phase === "live" && <EngineSpeeds session={session} reading={backend} />}
      </Suspense>
    </Chip>
  );
}

function wordsOf(engine: EngineStatus): { state: string; detail: string } {
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
  const mixer = useExplorer(({ run }) => run?.card?.config.mixer ?? null);
  const isNarrow = useLayout() !== "wide";
  if (isEmpty) return null;
  const { label, short } = labelsOf(verification);
  const isExact = verification !== null && agreementOf(verification) === "verified";
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
            <strong>{say(check.agrees, { digits: agreeingDigits(verification) })}</strong>
          </p>
          <p>{check.again}</p>
          <p>{!mixer ? check.untrained : hasMemory(mixer) ? check.trained : check.withoutMemory}</p>
          <p>
            {say(check.farthest, {
              what: farthestOf(verification),
              difference: verification.worst.toExponential(1).replace("-", "−"),
            })}
          </p>
        </>
      ) : (
        <p>{check.reading}</p>
      )}
    </Chip>
  );
}

/** What is farthest from float64: a quantity by its name, or a kind of thing. */
function farthestOf({ part, quantity }: Verification): string {
  if (!quantity) return check.parts[part];
  const { name, plain: symbol } = probe[quantity];
  return say(check.quantity, { name: name.toLowerCase(), symbol });
}

/** What is on the chip, and where it has little room. */
function labelsOf(verification: Verification | null): { label: string; short: string } {
  if (!verification) return { label: check.checking, short: check.checkingShort };
  const agreement = agreementOf(verification);
  switch (agreement) {
    case "verified":
      return { label: check.verified, short: check.verifiedShort };
    case "approximate": {
      const label = say(check.approximate, { digits: agreeingDigits(verification) });
      return { label, short: label };
    }
    case "differs":
      return { label: check.differs, short: check.differs };
    default:
      return agreement satisfies never;
  }
}

function Chip({ name, label, children }: { name: string; label: ReactNode; children: ReactNode }): ReactElement {
  return (
    <Opener kind="dialog" className="chip" name={name} label={label}>
      {(opened) => (
        <FloatingDialog {...opened} name={name}>
          {children}
        </FloatingDialog>
      )}
    </Opener>
  );
}
