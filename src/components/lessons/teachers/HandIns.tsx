// How do a class's answers become one table? Files are chosen or dropped, each is checked, and all of them are saved as one CSV.

import { useState, type DragEvent, type ReactElement } from "react";
import { lastOfEach, largestFile, readHandIn, rowsOf, type HandIn } from "#guide/handIns";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";
import { textsFile } from "#components/panel/csv";
import { saveFile } from "#components/panel/saveFile";

const words = teacherWords.handIns;

interface Bad {
  readonly file: string;
  readonly reason: string;
}

export function HandIns(): ReactElement {
  const [read, setRead] = useState<readonly HandIn[]>([]);
  const [bad, setBad] = useState<readonly Bad[]>([]);
  const handIns = lastOfEach(read);
  const rows = rowsOf(handIns);

  async function take(files: readonly File[]): Promise<void> {
    const found = await Promise.all(files.map(handInOf));
    setRead((before) => [...before, ...found.flatMap((one) => ("lesson" in one ? [one] : []))]);
    setBad((before) => [...before, ...found.flatMap((one) => ("reason" in one ? [one] : []))]);
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  };
  return (
    <div className="lesson-hand-in" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <p className="note">{words.about}</p>
      <label className="lesson-choice">
        {words.choose}{" "}
        <input
          type="file"
          multiple
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            void take([...(currentTarget.files ?? [])]);
            currentTarget.value = ""; // the same file may be chosen again
          }}
        />
      </label>
      <div role="status">
        {read.length > 0 && (
          <p>
            {say(words.read, {
              n: read.length,
              students: new Set(handIns.map(({ name }) => name)).size,
              rows: rows.length - 1,
            })}{" "}
            {read.length > handIns.length && say(words.later, { n: read.length - handIns.length })}
          </p>
        )}
        {bad.length > 0 && <p>{say(words.bad, { n: bad.length })}</p>}
        {bad.length > 0 && (
          <ul>
            {bad.map(({ file, reason }, index) => (
              <li key={index}>{say(words.badFile, { file, reason })}</li>
            ))}
          </ul>
        )}
      </div>
      {handIns.length > 0 && (
        <>
          <ul aria-label={words.list}>
            {handIns.map((handIn) => (
              <li key={`${handIn.name} ${handIn.lesson}`}>{saidOf(handIn)}</li>
            ))}
          </ul>
          <button
            type="button"
            className="lesson-button lesson-button-primary"
            onClick={() => saveFile(textsFile(rows), words.file)}
          >
            {words.save}
          </button>
        </>
      )}
    </div>
  );
}

function saidOf({ name, title, steps }: HandIn): string {
  return say(words.student, {
    name,
    title,
    done: steps.filter(({ end }) => end === "done" || end === "shown").length,
    steps: steps.length,
    right: steps.filter(({ first }) => first?.right).length,
  });
}

async function handInOf(file: File): Promise<HandIn | Bad> {
  const { name } = file;
  if (file.size > largestFile) return { file: name, reason: words.tooLarge };
  try {
    return readHandIn(await file.text(), name);
  } catch (error) {
    return { file: name, reason: error instanceof Error ? error.message : words.unreadable };
  }
}
