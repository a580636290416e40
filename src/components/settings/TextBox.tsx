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
import { maximumTokens } from "#model/contracts/config";
import { modelTitles } from "#model/contracts/models";
import { longestText } from "#model/contracts/longestText";
import { spelledShare, spelledWords, tokenAtCharacter, tokensOf, type Tokens } from "#model/contracts/tokenizer";
import type { Split } from "#model/contracts/splits";
import { choosePreset, chooseReader } from "#state/opening";
import { place } from "#state/playhead";
import { presetGroups, presetOf, presets } from "#scene/presets";
import { patchScene, showGesture, useExplorer } from "#state/store";
import { unfold } from "#state/unfolding";
import { say } from "#words/say";
import { textWords } from "#words/text";
import { sayShare } from "#words/share";
import { otherSplit, troubleOf, type Trouble } from "./splitOffer";
import { undoOf } from "#components/hooks/keys";
import { Message } from "#components/text/Message";
import { shortened } from "#components/text/spelling";
import "./TextBox.css";

const words = textWords.box;

const quietMilliseconds = 150;
const ownText = "own";

export function TextBox(): ReactElement {
  const scene = useExplorer((state) => state.scene);
  const tokens = useExplorer((state) => state.tokens);
  const { draft, edit, send } = useDraft(scene.text);
  const box = useRef<HTMLTextAreaElement>(null);
  /** What was pasted or dropped last and did not fit. */
  const [arrived, setArrived] = useState<{ n: number; kept: number } | null>(null);
  const arrive = (field: HTMLTextAreaElement, text: string): void => {
    const n = text.replaceAll("\r\n", "\n").length;
    const kept = longestText - field.value.length + (field.selectionEnd - field.selectionStart);
    setArrived(n > kept ? { n, kept } : null);
  };
  const preset = presetOf(scene);
  const count = tokens.tokens.length;
  const isShown = (id: string): boolean => !scene.hiddenControls.includes(id);
  const isTrained = scene.memory.model !== "untrained";
  const isHere = useExplorer(({ model }) => model?.phase === "ready");
  const model = modelTitles[scene.memory.model].short;
  const reading = isTrained
    ? say(isHere ? words.readBy : words.notYetReadBy, { n: count, model })
    : say(words.untrained[scene.memory.split], { n: count });

  return (
    <div className="text-box">
      <h2 className="settings-heading">{words.heading}</h2>
      {isShown("presets") && (
        <Select
          aria-label={words.preset}
          value={preset?.id ?? ownText}
          onChange={(id) => {
            const chosen = presets.find((candidate) => candidate.id === id);
            if (chosen) choosePreset(chosen.scene);
            else box.current?.focus();
          }}
        >
          <Button className="text-box-preset">
            <SelectValue>{preset?.title ?? words.ownWords}</SelectValue>
            <ChevronDown size={16} aria-hidden />
          </Button>
          <Popover className="popover text-box-presets" placement="bottom start">
            <ListBox className="text-box-list">
              {presetGroups.map((name) => (
                <ListBoxSection key={name}>
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
              <ListBoxItem id={ownText} textValue={words.ownWords} className="text-box-option">
                <span>{words.ownWords}</span>
                <span className="note">{words.invitation}</span>
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
          aria-label={words.heading}
          data-undo
          dir="auto"
          spellCheck={false}
          placeholder={words.invitation}
          rows={3}
          maxLength={longestText}
          value={draft}
          onPaste={(event) => arrive(event.currentTarget, event.clipboardData.getData("text"))}
          onDrop={(event) => arrive(event.currentTarget, event.dataTransfer.getData("text"))}
          onChange={(event) => edit(event.currentTarget.value, event.currentTarget.selectionEnd)}
          onKeyDown={(event) => {
            if (undoOf(event)) send(); // what was just typed is what is taken back
          }}
        />
      )}
      {isShown("text") && <p className="note text-box-typed">{words.asTyped}</p>}
      <p className="note text-box-count">
        <span>{count === 0 ? words.nothing : reading}</span>
        {isShown("text") && draft !== "" && (
          <button
            className="link text-box-count-link"
            onClick={() => {
              send();
              edit("", 0);
              send({ of: "cleared" });
              box.current?.focus();
            }}
          >
            {words.clear}
          </button>
        )}
      </p>
      {!isTrained && scene.memory.split !== "words" && isShown("split") && (
        <p className="note">
          <SplitBy split="words" />
        </p>
      )}
      {draft.length >= longestText - 1 && (
        <p className="note" role="status">
          {arrived ? say(words.kept, { ...arrived, most: longestText }) : say(words.full, { most: longestText })}
        </p>
      )}
      {isTrained ? <Spelled text={scene.text} tokens={tokens} /> : <BadlySplit text={scene.text} tokens={tokens} />}
      {tokens.leftOut > 0 && (
        <p className="note" role="status">
          {say(words.leftOut, { most: maximumTokens, left: tokens.leftOut })}{" "}
          {!isTrained && (
            <button
              className="link text-box-count-link"
              onClick={() => {
                unfold("instrument");
                patchScene({ tab: "long" });
              }}
            >
              {words.readOn}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** That a text is one long word, next to none, or numbers that words cut up; and the split that makes more of it, a press away. */
function BadlySplit({ text, tokens: { tokens } }: { text: string; tokens: Tokens }): ReactElement | null {
  const reader = useExplorer(({ scene }) => scene.memory);
  const isLocked = useExplorer(({ scene }) => scene.hiddenControls.includes("split"));
  const trouble = useMemo(() => troubleOf({ text, tokens, reader }), [text, tokens, reader]);
  const better = useMemo(() => otherSplit({ text, tokens, reader }), [text, tokens, reader]);
  if (!trouble) return null;
  return (
    <p className="note" role="status">
      {sayTrouble(trouble)} {better && !isLocked && <SplitBy split={better} />}
    </p>
  );
}

function sayTrouble(trouble: Trouble): string {
  switch (trouble.kind) {
    case "longWord":
      return say(words.longWord, trouble);
    case "fewWords":
      return say(words.fewWords, trouble);
    case "values":
      return words.values;
    default:
      return trouble satisfies never;
  }
}

function SplitBy({ split }: { split: Split }): ReactElement {
  return (
    <button className="link text-box-count-link" onClick={() => chooseReader({ split })}>
      {words.splitBy[split]}
    </button>
  );
}

/** As many of the words that are spelled out are named. */
const mostNamed = 3;
/** In characters. */
const longestNamed = 24;

/** From this share on, of a text's words spelled out, its reader can do little with it. */
const mostly = 0.5;

/** Words that the reader's training never showed it, if there are any: from letters and bytes it has learned nothing. */
function Spelled({ text, tokens }: { text: string; tokens: Tokens }): ReactElement | null {
  const isLocked = useExplorer(({ scene }) => scene.hiddenControls.includes("model"));
  const spelled = useMemo(() => spelledWords(tokens), [tokens]);
  const share = useMemo(() => spelledShare(tokens), [tokens]);
  if (spelled.length === 0) return null;
  const named = <bdi translate="no">{spelled.slice(0, mostNamed).map(shortly).join(", ")}</bdi>;
  const isMore = spelled.length > mostNamed;
  if (share > mostly) {
    return (
      <p className="note text-box-spelled" role="status">
        <Message
          words={isMore ? words.mostlySpelledAndMore : words.mostlySpelled}
          places={{ share: share === 1 ? words.all : sayShare(share), words: named }}
        />{" "}
        {!isLocked && (
          <button className="link text-box-count-link" onClick={() => readUntrained(text)}>
            {words.readUntrained}
          </button>
        )}
      </p>
    );
  }
  return (
    <p className="note text-box-spelled">
      <Message words={isMore ? words.spelledAndMore : words.spelled} places={{ n: spelled.length, words: named }} />
    </p>
  );
}

/** Lets the untrained memory read it, split as makes most of it: one step of undo. */
function readUntrained(text: string): void {
  const { split, punctuation } = useExplorer.getState().scene.memory;
  const reader = { model: "untrained", split, punctuation } as const;
  const { tokens } = tokensOf(text, reader);
  chooseReader({ model: "untrained", split: otherSplit({ text, tokens, reader }) ?? split });
}

function shortly(word: string): string {
  return shortened(word, longestNamed);
}

/** What stands in the box, ahead of the Scene while it is typed; a Scene from elsewhere replaces it. */
function useDraft(text: string): {
  draft: string;
  edit: (text: string, caret: number) => void;
  /** Has what stands in the box read now; `of` is the gesture it belongs to. */
  send: (gesture?: { of: string }) => void;
} {
  const [draft, setDraft] = useState(text);
  const sent = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsent = useRef<{ typed: string; caret: number } | null>(null);
  useEffect(() => {
    if (text === sent.current) return;
    clearTimeout(timer.current);
    unsent.current = null;
    sent.current = text;
    setDraft(text);
  }, [text]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      const left = unsent.current;
      unsent.current = null;
      // Another view is shown before the typed text was read: it is read now, unless the Scene has another text by now.
      if (left && useExplorer.getState().scene.text === sent.current) read(left.typed, { ...left, of: "typed" });
    },
    [],
  );
  const send = ({ of } = { of: "typed" }): void => {
    clearTimeout(timer.current);
    if (!unsent.current) return;
    const { typed, caret } = unsent.current;
    unsent.current = null;
    sent.current = typed;
    read(typed, { caret, of });
  };
  return {
    draft,
    edit: (typed, caret) => {
      setDraft(typed);
      unsent.current = { typed, caret };
      clearTimeout(timer.current);
      timer.current = setTimeout(send, quietMilliseconds);
    },
    send,
  };
}

function read(text: string, { caret, of }: { caret: number; of: string }): void {
  const { scene, tokens: before } = useExplorer.getState();
  if (text === scene.text) return;
  const tokensNow = tokensOf(text, scene.memory).tokens;
  const changed = before.tokens.findIndex(({ word }, token) => word !== tokensNow[token]?.word);
  const same = changed < 0 ? before.tokens.length : changed;
  // What was marked before the first changed word is still the answer to its question.
  const answers = scene.answers.filter(({ token, length }) => token + length <= same);
  showGesture({ ...scene, text, asked: [], answers, earlier: null, overrides: [], cursor: null }, { of });
  const { tokens } = useExplorer.getState();
  if (tokens === before) return;
  place(tokenAtCharacter(tokens, caret - 1));
}
