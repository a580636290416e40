// Where are we in the text, and how do we move? Five buttons, the surprise profile to drag along, the grain and the speed.

import { Play, Pause, SkipBack, SkipForward } from "lucide-react";
import { useEffect, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { grains, seek, setGrain, setSpeed, speeds, step, usePlayhead, type Grain } from "../playhead";
import { checkOf, useExplorer } from "../store";
import { Live } from "./cursor";
import { formatNumber } from "./format";
import { listenToKeys, togglePlaying } from "./keyboard";
import { Scrubber } from "./Scrubber";
import "./Transport.css";

const grainNames: Readonly<Record<Grain, string>> = {
  substep: "Sub-step",
  token: "Token",
  chunk: "Chunk",
  peak: "Next peak",
};

export function Transport(): ReactElement {
  useEffect(listenToKeys, []);
  const nothing = useExplorer(({ run }) => run === null || run.filled === 0);
  const length = useExplorer(({ run, tokens }) => (run?.tokens ?? tokens).tokens.length);
  return (
    <section aria-label="Transport" className="transport">
      <div className="transport-buttons">
        <button type="button" aria-label="First" title="First token (Home)" disabled={nothing} onClick={() => seek(0)}>
          <SkipBack />
        </button>
        <button type="button" aria-label="Back" title="Back (←)" disabled={nothing} onClick={() => step(-1)}>
          <Play className="transport-mirrored" />
        </button>
        <PlayButton disabled={nothing} />
        <button type="button" aria-label="Forward" title="Forward (→)" disabled={nothing} onClick={() => step(1)}>
          <Play />
        </button>
        <button
          type="button"
          aria-label="Last"
          title="Last token (End)"
          disabled={nothing}
          onClick={() => seek(Infinity)}
        >
          <SkipForward />
        </button>
      </div>
      <Scrubber />
      <span className="transport-position">
        {length > 0 && (
          <>
            <Live className="transport-now" read={(_, token) => String(token + 1)} /> of{" "}
            {formatNumber(length, { digits: 0 })}
          </>
        )}
      </span>
      <GrainControl />
      <SpeedButton />
      <EngineSpeed />
    </section>
  );
}

function PlayButton({ disabled }: { disabled: boolean }): ReactElement {
  const playing = usePlayhead((state) => state.playing);
  return (
    <button
      type="button"
      className="transport-play"
      aria-label={playing ? "Pause" : "Play"}
      title={playing ? "Pause (space)" : "Play (space)"}
      disabled={disabled}
      onClick={togglePlaying}
    >
      {playing ? <Pause /> : <Play />}
    </button>
  );
}

/** Buttons side by side where there is room, a menu where there is not. */
function GrainControl(): ReactElement {
  const grain = usePlayhead((state) => state.grain);
  return (
    <>
      <ToggleButtonGroup
        className="transport-grains"
        aria-label="Grain"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[grain]}
        onSelectionChange={(keys) => {
          const chosen = grains.find((name) => keys.has(name));
          if (chosen) setGrain(chosen);
        }}
      >
        {grains.map((name) => (
          <ToggleButton key={name} id={name}>
            {grainNames[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <select
        className="transport-grain-menu"
        aria-label="Grain"
        value={grain}
        onChange={({ target }) => setGrain(grains.find((name) => name === target.value) ?? "token")}
      >
        {grains.map((name) => (
          <option key={name} value={name}>
            {grainNames[name]}
          </option>
        ))}
      </select>
    </>
  );
}

function SpeedButton(): ReactElement {
  const speed = usePlayhead((state) => state.speed);
  const next = speeds[(speeds.findIndex((value) => value === speed) + 1) % speeds.length]!;
  return (
    <button
      type="button"
      className="transport-speed"
      aria-label={`Speed ${speed}×`}
      title={`Press for ${next}×`}
      onClick={() => setSpeed(next)}
    >
      <b>{speed}×</b> speed
    </button>
  );
}

/** How fast the engine read this text; a recorded run was not read here. */
function EngineSpeed(): ReactElement {
  const rate = useExplorer((state) => checkOf(state)?.tokensPerSecond ?? null);
  return (
    <span className="transport-rate" title="How fast the engine read this text">
      {rate === null ? "–" : formatNumber(rate, { digits: 0 })} tokens/s
    </span>
  );
}
