// How does one read on, and what else is there? One loud button, where in the text one is, and the ways to the rest of the page.

import { Pause, Play } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { choosePreset, endReplay } from "#state/opening";
import { currentToken, usePlayhead } from "#state/playhead";
import { unitOf } from "#state/selectors";
import { useExplorer } from "#state/store";
import { unfold } from "#state/unfolding";
import { openingScene, storyScene } from "#scene/presets";
import type { Foldable } from "#scene/scene";
import { panelNames } from "#words/panelNames";
import { sayNumber } from "#words/say";
import { unitWords } from "#words/units";
import { Live, useCursor } from "#components/hooks/cursor";
import { focusWhenThere } from "#components/hooks/focusWhenThere";
import { useGestures } from "#components/hooks/gestures";
import { listenToKeys, togglePlaying } from "#components/hooks/keyboard";
import { Message } from "#components/text/Message";
import { frontWords } from "./words";

const words = frontWords.foot;

export function Foot(): ReactElement {
  useEffect(listenToKeys, []);
  useGestures((target) => {
    // Pausing is the button's own: a reading that stops before it is heard would be started by it.
    if (!target?.closest(".front-play")) endReplay();
  });
  const length = useExplorer(({ run, tokens }) => (run?.tokens ?? tokens).tokens.length);
  const memory = useExplorer(({ scene }) => scene.memory);
  const isTrained = memory.model !== "untrained";
  const unfolded = useExplorer(({ scene }) => scene.unfolded);
  const opener = useRef<HTMLButtonElement>(null);
  const areSettingsOpen = unfolded.includes("knobs") || unfolded.includes("text");
  // What unfolded the settings has the focus again where they took it away with them.
  useLayoutEffect(() => {
    if (!areSettingsOpen && document.activeElement === document.body) opener.current?.focus({ preventScroll: true });
  }, [areSettingsOpen]);
  const link = (part: Foldable, text: string): ReactElement => (
    <button
      type="button"
      className="front-link"
      aria-expanded={unfolded.includes(part)}
      onClick={({ currentTarget }) => {
        opener.current = currentTarget;
        flushSync(() => unfold(part, !unfolded.includes(part)));
        if (part === "text") focusWhenThere(".text-box-field");
      }}
    >
      {text}
    </button>
  );
  return (
    <section aria-label={panelNames.foot} className="front-foot" translate="no" data-export="omit">
      <ReadOn length={length} />
      <span className="front-position">
        <Message
          words={unitWords.position}
          places={{
            unit: unitOf(memory),
            now: <Live read={(_, token) => sayNumber(token + 1)} />,
            length: sayNumber(length),
          }}
        />
      </span>
      <span className="front-links">
        <button
          type="button"
          className="front-link"
          title={isTrained ? undefined : words.storyMeans}
          onClick={() => choosePreset(isTrained ? openingScene : storyScene)}
        >
          {isTrained ? words.first : words.story}
        </button>
        {link("knobs", words.knobs)}
        {link("text", words.text)}
      </span>
    </section>
  );
}

function ReadOn({ length }: { length: number }): ReactElement {
  const playing = usePlayhead((state) => state.playing);
  const isNothing = useExplorer(({ run }) => run === null || run.filled === 0);
  const [isAtEnd, setAtEnd] = useState(() => currentToken() === length - 1);
  useCursor(({ token }) => setAtEnd(token >= 0 && token === length - 1));
  return (
    <button type="button" className="front-play" disabled={isNothing} onClick={togglePlaying}>
      {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      {playing ? words.pause : isAtEnd ? words.again : words.readOn}
    </button>
  );
}
