// What is read? A preset or anything typed: every keystroke is a new reading, and the cursor stands on the word just written.

import { ChevronDown } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import {
  Button,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from "react-aria-components";
import { maximumTokens } from "../model/config";
import { modelTitles } from "../model/knobs";
import { spelledWords, tokensOf, type Tokens } from "../model/tokenizer";
import { openScene } from "../opening";
import { place } from "../playhead";
import { presetGroups, presetOf, presets } from "../presets";
import { showScene, useExplorer } from "../store";
import "./TextBox.css";

const quietMilliseconds = 150;
/** Typing with shorter rests than this is one step of undo. */
const gestureMilliseconds = 1200;
const ownText = "own";

export function TextBox(): ReactElement {
  const scene = useExplorer((state) => state.scene);
  const tokens = useExplorer((state) => state.tokens);
  const { draft, edit } = useDraft(scene.text);
  const box = useRef<HTMLTextAreaElement>(null);
  const preset = presetOf(scene);
  const count = tokens.tokens.length;
  const isShown = (id: string): boolean => !scene.hiddenControls.includes(id);
  const isTrained = scene.memory.model !== "untrained";
  const unit = isTrained ? "token" : "word";
  const isHere = useExplorer(({ model }) => model?.phase === "ready");
  const reader = isTrained
    ? `${isHere ? "" : "not yet "}read by ${modelTitles[scene.memory.model].short}`
    : "untrained";

  return (
    <div className="text-box">
      <h2 className="settings-heading">Text</h2>
      {isShown("presets") && (
        <Select
          aria-label="Preset"
          value={preset?.id ?? ownText}
          onChange={(id) => {
            const chosen = presets.find((candidate) => candidate.id === id);
            if (chosen) openScene(chosen.scene, { replay: true });
            else box.current?.focus();
          }}
        >
          <Button className="text-box-preset">
            <SelectValue>{preset?.title ?? "Your own words"}</SelectValue>
            <ChevronDown size={16} aria-hidden />
          </Button>
          <Popover className="popover text-box-presets" placement="bottom start">
            <ListBox className="text-box-list">
              {presetGroups.map((name) => (
                <ListBoxSection key={name} id={name}>
                  <Header className="text-box-group">{name}</Header>
                  {presets
                    .filter(({ group }) => group === name)
                    .map(({ id, title, notice }) => (
                      <ListBoxItem key={id} id={id} textValue={title} className="text-box-option">
                        <span>{title}</span>
                        <span className="note">{notice}</span>
                      </ListBoxItem>
                    ))}
                </ListBoxSection>
              ))}
              <ListBoxItem id={ownText} textValue="Your own words" className="text-box-option">
                <span>Your own words</span>
                <span className="note">Type or paste anything, in any language.</span>
              </ListBoxItem>
            </ListBox>
          </Popover>
        </Select>
      )}
      {/* What is to notice is true of the reader it was written for. */}
      {preset?.scene.memory.model === scene.memory.model && <p className="note">{preset.notice}</p>}
      {isShown("text") && (
        <textarea
          ref={box}
          className="text-box-field"
          aria-label="Text"
          dir="auto"
          spellCheck={false}
          placeholder="Type or paste anything, in any language."
          rows={3}
          value={draft}
          onChange={(event) => edit(event.currentTarget.value, event.currentTarget.selectionEnd)}
        />
      )}
      <p className="note text-box-count">
        <span>
          {count === 0
            ? "Nothing to read yet"
            : `${count.toLocaleString("en")} ${count === 1 ? unit : `${unit}s`}, ${reader}`}
        </span>
        {isShown("text") && draft !== "" && (
          <button
            className="link"
            onClick={() => {
              edit("", 0);
              box.current?.focus();
            }}
          >
            Clear
          </button>
        )}
      </p>
      {isTrained && <Spelled tokens={tokens} />}
      {tokens.leftOut > 0 && (
        <p className="note" role="status">
          Only the first {maximumTokens.toLocaleString("en")} tokens are read, {tokens.leftOut.toLocaleString("en")} are
          left out.
        </p>
      )}
    </div>
  );
}

/** As many of the words that are spelled out are named. */
const named = 3;

/** Words that the reader's training never showed it, if there are any: from letters and bytes it has learned nothing. */
function Spelled({ tokens }: { tokens: Tokens }): ReactElement | null {
  const words = useMemo(() => spelledWords(tokens), [tokens]);
  if (words.length === 0) return null;
  const count = words.length === 1 ? "1 word it never learned is" : `${words.length} words it never learned are`;
  return (
    <p className="note text-box-spelled">
      {count} spelled out: <bdi>{words.slice(0, named).join(", ")}</bdi>
      {words.length > named ? " …" : ""}
    </p>
  );
}

/** What stands in the box, ahead of the Scene while it is typed; a Scene from elsewhere replaces it. */
function useDraft(text: string): { draft: string; edit: (text: string, caret: number) => void } {
  const [draft, setDraft] = useState(text);
  const sent = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastEdit = useRef(-Infinity);
  useEffect(() => {
    if (text === sent.current) return;
    clearTimeout(timer.current);
    sent.current = text;
    setDraft(text);
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    draft,
    edit: (typed, caret) => {
      setDraft(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        sent.current = typed;
        const now = performance.now();
        read(typed, { caret, remember: now - lastEdit.current > gestureMilliseconds });
        lastEdit.current = now;
      }, quietMilliseconds);
    },
  };
}

function read(text: string, { caret, remember }: { caret: number; remember: boolean }): void {
  const { scene, tokens: before } = useExplorer.getState();
  if (text === scene.text) return;
  const tokensNow = tokensOf(text, scene.memory).tokens;
  const changed = before.tokens.findIndex(({ word }, token) => word !== tokensNow[token]?.word);
  const same = changed < 0 ? before.tokens.length : changed;
  // What was marked before the first changed word is still the answer to its question.
  const answers = scene.answers.filter(({ token, length }) => token + length <= same);
  showScene({ ...scene, text, asked: [], answers, earlier: null, overrides: [], cursor: null }, { remember });
  const { tokens } = useExplorer.getState();
  if (tokens === before) return;
  const upToCaret = tokensOf(text.slice(0, caret), scene.memory);
  place(Math.max(0, Math.min(upToCaret.tokens.length, tokens.tokens.length) - 1));
}
