// How does the address say what is on screen? The hash follows the Scene and the cursor, and a hash that changes is shown.
// Leaves to scene.ts how a Scene is written, and to opening.ts how one comes on screen.

import { readFields, shorten } from "#scene/linkFields";
import { openOpening, openScene } from "./opening";
import { usePlayhead } from "./playhead";
import { defaultScene, openingScene, presetOf, presets } from "#scene/presets";
import { encodeScene, linkNames, sceneOf, type Decoded, type Scene } from "#scene/scene";
import { notify, useExplorer } from "./store";
import { noticeWords } from "#words/notices";
import { say } from "#words/say";

const settleMilliseconds = 250;

/** A Scene as a hash: by the preset it differs least from, so that a preset's text is not written out. */
export function encodeLink(scene: Scene): string {
  const preset = presetOf(scene);
  const [version, ...rest] = encodeScene(scene, preset?.scene ?? { ...defaultScene, asked: [] }).split("&");
  const named = preset && preset.scene !== defaultScene ? [`preset=${preset.id}`] : [];
  return [version, ...named, ...rest].join("&");
}

/** The Scene of any hash, also of one that is empty, cut, changed on its way, old or garbage: then the nearest there is, with a sentence. */
export function decodeLink(hash: string): Decoded {
  const link = readFields(hash, linkNames);
  if (link.isEmpty) return { scene: openingScene, problem: null };
  const id = link.fields.get("preset");
  const preset = presets.find((candidate) => candidate.id === id);
  const decoded = sceneOf(link, preset?.scene ?? defaultScene);
  if (id === undefined || preset) return decoded;
  const noPreset = say(noticeWords.link.noPreset, { id: shorten(id) });
  return { ...decoded, problem: decoded.problem === null ? noPreset : `${noPreset} ${decoded.problem}` };
}

/** What is on screen now, with the cursor where it stands. */
export function currentLink(): string {
  const { scene, tokens } = useExplorer.getState();
  const { position, held } = usePlayhead.getState();
  const cursor = Math.min(held ?? position, tokens.tokens.length - 1);
  return encodeLink({ ...scene, cursor: cursor < 0 ? null : cursor });
}

/** What is on screen becomes the step that the browser's Back takes back, even where its address was still to be written. */
export function keepForBack(): void {
  const hash = `#${currentLink()}`;
  writeAddress("replaceState", hash);
  writeAddress("pushState", hash);
}

/** In a closed frame, and where a page wrote too often, browsers refuse: then the address stays behind what is on screen. */
function writeAddress(how: "replaceState" | "pushState", hash: string): void {
  try {
    history[how](how === "pushState" ? null : history.state, "", hash);
  } catch {
    // What was asked for is on screen all the same.
  }
}

/** Shows what a hash stands for, standing still, and says what in it could not be. */
export function openLink(hash: string, { remember = true }: { remember?: boolean } = {}): void {
  if (hash === "" || hash === "#") return openOpening({ remember });
  const { scene, problem } = decodeLink(hash);
  openScene(scene, { replay: false, remember });
  const length = useExplorer.getState().tokens.tokens.length;
  const isPast = scene.cursor !== null && scene.cursor >= length && length > 0;
  const past = isPast ? say(noticeWords.link.pastTheEnd, { token: scene.cursor + 1, count: length }) : null;
  notify([problem, past].filter((sentence) => sentence !== null).join(" ") || null, { of: "screen" });
}

/** Writes the hash a moment after the page changes, and shows a hash that somebody else wrote. */
export function followLink(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    const hash = `#${currentLink()}`;
    if (hash !== location.hash) writeAddress("replaceState", hash);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, settleMilliseconds);
  };
  // Its own hash: a write that was due may have replaced the address's by now.
  const onHashChange = ({ newURL }: HashChangeEvent): void => openLink(new URL(newURL).hash);
  addEventListener("hashchange", onHashChange);
  const stops = [
    useExplorer.subscribe((state, before) => {
      if (state.scene !== before.scene) schedule();
    }),
    usePlayhead.subscribe((state, before) => {
      const moved =
        state.position !== before.position || state.held !== before.held || state.playing !== before.playing;
      if (moved && !state.playing) schedule();
    }),
    () => removeEventListener("hashchange", onHashChange),
    () => clearTimeout(timer),
  ];
  return () => stops.forEach((stop) => stop());
}
