// Where are we in the text, and how do we move? Five buttons, the surprise profile to drag along, the grain and the speed.

import { Play, Pause, SkipBack, SkipForward } from "lucide-react";
import { useEffect, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { grains, seek, setGrain, setSpeed, speeds, step, usePlayhead } from "#state/playhead";
import { endReplay } from "#state/opening";
import { checkOf, useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { transportWords as words } from "./words";
import { Live } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { useGestures } from "#components/hooks/gestures";
import { listenToKeys, togglePlaying } from "#components/hooks/keyboard";
import { Message } from "#components/text/Message";
import { Scrubber } from "./Scrubber";
import "./Transport.css";

export function Transport(): ReactElement {
  useEffect(listenToKeys, []);
  useGestures((target) => {
    // Pausing is its own: a replay that stops before the button is heard would be started by it.
    if (!target?.closest(".transport")) endReplay();
  });
  const nothing = useExplorer(({ run }) => run === null || run.read === 0);
  const length = useExplorer(({ run, tokens }) => (run?.tokens ?? tokens).tokens.length);
  return (
    <section aria-label={panelNames.transport} className="transport" translate="no" data-export="omit">
      <div className="transport-buttons">
        <button
          type="button"
          className="transport-end"
          aria-label={words.first}
          title={words.firstMeans}
          disabled={nothing}
          onClick={() => seek(0)}
        >
          <SkipBack />
        </button>
        <button
          type="button"
          aria-label={words.back}
          title={words.backMeans}
          disabled={nothing}
          onClick={() => step(-1)}
        >
          <Play className="transport-mirrored" />
        </button>
        <PlayButton disabled={nothing} />
        <button
          type="button"
          aria-label={words.forward}
          title={words.forwardMeans}
          disabled={nothing}
          onClick={() => step(1)}
        >
          <Play />
        </button>
        <button
          type="button"
          className="transport-end"
          aria-label={words.last}
          title={words.lastMeans}
          disabled={nothing}
          onClick={() => seek(Infinity)}
        >
          <SkipForward />
        </button>
      </div>
      <Scrubber />
      <span className="transport-position">
        {length > 0 && (
          <Message
            words={words.position}
            places={{
              now: <Live className="transport-now" read={(_, token) => sayNumber(token + 1)} />,
              length: formatNumber(length, { digits: 0 }),
            }}
          />
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
      aria-label={playing ? words.pause : words.play}
      title={playing ? words.pauseMeans : words.playMeans}
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
        aria-label={words.grain}
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
            {words.grains[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <select
        className="transport-grain-menu"
        aria-label={words.grain}
        value={grain}
        onChange={({ target }) => setGrain(grains.find((name) => name === target.value) ?? "token")}
      >
        {grains.map((name) => (
          <option key={name} value={name}>
            {words.grains[name]}
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
      title={say(words.speedMeans, { next: sayNumber(next) })}
      onClick={() => setSpeed(next)}
    >
      <Message words={words.speed} places={{ speed: sayNumber(speed), b: (inside) => <b>{inside}</b> }} />
    </button>
  );
}

/** How fast the engine read this text; a recorded run was not read here. */
function EngineSpeed(): ReactElement {
  const rate = useExplorer((state) => checkOf(state)?.tokensPerSecond ?? null);
  return (
    <span className="transport-rate" title={words.engineSpeedMeans}>
      {say(words.engineSpeed, { rate: rate === null ? "–" : formatNumber(rate, { digits: 0 }) })}
    </span>
  );
}
