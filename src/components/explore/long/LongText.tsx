// What does a memory do with millions of words? They are read while one watches: curves that lose no peak, what of all that was
// told is still answered, and what is kept. Leaves the reading to state/longReading.ts, and each drawing to its own file.

import { useEffect, useId, useLayoutEffect, useRef, useState, type DragEvent, type ReactElement } from "react";
import { floods, mostLongTokens, type Flood, type FloodWords } from "#model/contracts/longQuestions";
import { maximumTokens } from "#model/contracts/config";
import { mostMemories } from "#scene/compareScene";
import { chooseReader } from "#state/opening";
import { openLongReading, readFlood, readLongFile, useLongText } from "#state/longReading";
import { keepForBack } from "#state/link";
import { patchScene, useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { Segmented } from "#components/controls/Segmented";
import { useSession } from "#components/hooks/session";
import { Message } from "#components/text/Message";
import { sayLength, sayWords } from "./amounts";
import { LongCurves } from "./LongCurves";
import { LongDetail } from "./LongDetail";
import { LongProgress } from "./LongProgress";
import { LongRecall } from "./LongRecall";
import { longWords as words } from "./words";
import "./LongText.css";

const lengths = [100_000, 1_000_000, mostLongTokens] as const;

export function LongText(): ReactElement {
  const session = useSession();
  useEffect(() => openLongReading(session), [session]);
  const isTrained = useExplorer(({ scene }) => scene.memory.model !== "untrained");
  const hasProgress = useLongText(({ progress }) => progress !== null);
  const root = useRef<HTMLElement>(null);
  const isShown = useRef(false);
  // The pictures come under the fold, and once they are there, the whole of it comes into view.
  useLayoutEffect(() => {
    if (!hasProgress || isShown.current) return;
    isShown.current = true;
    const stage = root.current!.closest(".app-stage");
    const tabs = root.current!.closest(".panel-tabs");
    if (!stage || !tabs) return;
    const top = tabs.getBoundingClientRect().top - stage.getBoundingClientRect().top;
    if (top > 0) stage.scrollTop += top;
  }, [hasProgress]);
  return (
    <section
      ref={root}
      aria-label={panelNames.long}
      className="long-text"
      translate="no"
      onDragOver={(event) => event.preventDefault()}
      onDrop={dropFile}
    >
      <h2 className="for-screen-readers">{panelNames.long}</h2>
      {isTrained ? (
        <p className="note">
          <Message
            words={words.trained}
            places={{
              read: (inside) => (
                <button className="link" onClick={() => chooseReader({ model: "untrained" })}>
                  {inside}
                </button>
              ),
            }}
          />
        </p>
      ) : (
        <>
          <Choice />
          <LongProgress />
          {hasProgress && (
            <div className="long-pictures">
              <LongRecall />
              <LongCurves />
              <LongDetail />
            </div>
          )}
          <ToLevels />
        </>
      )}
    </section>
  );
}

/** Compare, with a memory that has levels beside those that stand there. */
function ToLevels(): ReactElement {
  function show(): void {
    const { compare } = useExplorer.getState().scene;
    const memories = compare.memories.filter((id) => id !== levelled).slice(0, mostMemories - 1);
    keepForBack();
    patchScene({ view: "compare", compare: { ...compare, memories: [...memories, levelled] } });
  }
  return (
    <p className="note">
      <Message
        words={words.levels}
        places={{
          see: (inside) => (
            <button className="link" onClick={show}>
              {inside}
            </button>
          ),
        }}
      />
    </p>
  );
}
const levelled = "continuum";

/** A text file that is dropped here is read; of any other the page says what it is for. */
function dropFile(event: DragEvent): void {
  const [file] = event.dataTransfer.files;
  if (!file || file.name.endsWith(".json")) return;
  event.preventDefault();
  event.stopPropagation();
  event.nativeEvent.stopImmediatePropagation();
  take(file);
}

let lastChosen = "";

function take(file: File): void {
  lastChosen = file.name;
  void readLongFile(file);
}

/** What is read, and how much of it. */
function Choice(): ReactElement {
  const flood = useExplorer(({ scene }) => scene.flood);
  const file = useLongText((state) => state.file);
  const refused = useLongText((state) => state.refused);
  const isTooLong = useExplorer(({ tokens }) => tokens.leftOut > 0);
  const hasDrawn = useExplorer(({ scene }) => scene.overrides.length > 0);
  const [drafted, draft] = useState<Flood>({ words: "familiar", tokens: mostLongTokens });
  const shown = flood ?? drafted;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const choose = (change: Partial<Flood>): void => {
    const next = { ...shown, ...change };
    draft(next);
    if (flood || file) readFlood(next);
  };
  const source: FloodWords | "file" = file ? "file" : shown.words;
  return (
    <div className="long-choice">
      <div className="long-choices">
        <Segmented
          label={words.between}
          options={[...floods, "file" as const].map((kind) => ({ id: kind, name: words.sources[kind] }))}
          value={source}
          choose={(kind) => (kind === "file" ? input.current?.click() : choose({ words: kind }))}
        />
        {source !== "file" && (
          <Segmented
            label={words.length}
            options={lengths.map((length) => ({ id: String(length), name: sayLength(length) }))}
            value={String(shown.tokens)}
            choose={(length) => choose({ tokens: Number(length) })}
          />
        )}
        {!flood && !file && (
          <button type="button" className="button" onClick={() => readFlood(shown)}>
            {words.read}
          </button>
        )}
        <input
          ref={input}
          id={id}
          type="file"
          accept=".txt,.md,.csv,.tex,.html,text/*"
          hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) take(chosen);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {refused && (
        <p className="note" role="alert">
          {say(words.refused[refused], { file: lastChosen || words.thisFile })}
        </p>
      )}
      {isTooLong && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() => take(new File([useExplorer.getState().scene.text], words.ofBox, { lastModified: 0 }))}
          >
            {words.readBox}
          </button>
        </p>
      )}
      {!flood && !file && (
        <p className="note">{say(words.nothing, { most: maximumTokens, long: sayWords(shown.tokens) })}</p>
      )}
      <p className="note">
        {source === "file" ? say(words.about.file, { file: file!.name }) : words.about[source]}{" "}
        {source !== "file" && words.drop} {hasDrawn && words.drawn}
      </p>
    </div>
  );
}
