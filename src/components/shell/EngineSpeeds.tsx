// Which engines are there here, how fast does each read this text, and how does one read with another?

import type { ReactElement } from "react";
import { backends, type Backend, type EngineSpeed } from "#model/contracts/protocol";
import type { Session } from "#state/session";
import { currentLink } from "#state/link";
import { useExplorer } from "#state/store";
import { engineWords } from "#words/engine";
import { say } from "#words/say";
import { useAsked } from "#components/hooks/asked";
import { formatNumber } from "#components/text/format";

const words = engineWords.chip;

/** Measured while it is open; a press loads the page again with that engine, at the same moment. */
export function EngineSpeeds({ session, reading }: { session: Session; reading: Backend }): ReactElement {
  const run = useExplorer((state) => (state.run?.summary ? state.run.id : null));
  const isTrained = useExplorer(({ run }) => Boolean(run?.card));
  const speeds = useAsked(run === null ? null : String(run), () => session.ask(run!, { kind: "speeds" }));
  return (
    <>
      <p>{isTrained ? words.enginesOfModel : words.enginesOfMemory}</p>
      <ul className="engine-speeds">
        {backends.map((backend) => (
          <li key={backend}>
            <EngineName backend={backend} isReading={backend === reading} />
            <span className="engine-speed">{speedIn(speeds, backend)}</span>
          </li>
        ))}
      </ul>
      {speeds && <Faster speeds={speeds} words={isTrained ? words.fasterModel : words.fasterMemory} />}
    </>
  );
}

function EngineName({ backend, isReading }: { backend: Backend; isReading: boolean }): ReactElement {
  const name = words.engine[backend];
  if (!isReading) return <a href={`?backend=${backend}#${currentLink()}`}>{name}</a>;
  return (
    <strong>
      {name} · {words.reads}
    </strong>
  );
}

function speedIn(speeds: readonly EngineSpeed[] | null, backend: Backend): string {
  if (!speeds) return words.measuring;
  const found = speeds.find((speed) => speed.backend === backend);
  return found ? say(words.speedOf, { rate: formatNumber(found.tokensPerSecond, { digits: 0 }) }) : words.notHere;
}

/** A card is made for larger matrices than these; where that shows, it is said. */
function Faster({
  speeds,
  words: faster,
}: {
  speeds: readonly EngineSpeed[];
  words: typeof words.fasterMemory | typeof words.fasterModel;
}): ReactElement | null {
  const rateOf = (backend: Backend) => speeds.find((speed) => speed.backend === backend)?.tokensPerSecond ?? 0;
  const [cpu, webgpu] = [rateOf("cpu"), rateOf("webgpu")];
  if (webgpu === 0 || webgpu >= cpu) return null;
  const rate = (speed: number) => formatNumber(speed, { digits: 0 });
  return <p>{say(faster, { cpu: rate(cpu), webgpu: rate(webgpu) })}</p>;
}
