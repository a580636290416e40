// How does a run leave the page as a file, and come back? Export downloads a trace; import, or a drop anywhere, shows it again.

import { Download, Upload } from "lucide-react";
import { useEffect, type ReactElement } from "react";
import { currentLink, openLink } from "#state/link";
import type { Session } from "#state/session";
import { notify, useExplorer } from "#state/store";
import { say } from "#words/say";
import { fetched } from "#components/hooks/fetched";
import { saveFile } from "#components/panel/saveFile";
import { traceFileWords as words } from "./traceFileWords";

/** A trace of 4,096 tokens has about 30 MB; nothing of ours is larger. */
const largestFile = 256 * 2 ** 20;

export function TraceButtons({ session }: { session: Session }): ReactElement {
  return (
    <>
      <button
        className="header-action"
        aria-label={words.export}
        title={words.exportTitle}
        onClick={() => void downloadTrace(session)}
      >
        <Download size={16} aria-hidden />
        <span className="header-word">{words.export}</span>
      </button>
      <button className="header-icon" aria-label={words.import} title={words.importTitle} onClick={pickTrace}>
        <Upload size={16} aria-hidden />
      </button>
    </>
  );
}

export async function downloadTrace(session: Session): Promise<void> {
  const of = "screen";
  notify(words.preparing, { of });
  try {
    const text = await session.exportTrace(currentLink());
    saveFile(new Blob([text], { type: "application/json" }), "titans-trace.json");
    const written = (JSON.parse(text) as { page: { words: readonly string[] } }).page.words.length;
    const read = useExplorer.getState().run?.filled ?? written;
    if (written < read) notify(say(words.ended, { written, read }), { of });
  } catch (error) {
    notify(say(words.failed, { problem: error instanceof Error ? error.message : String(error) }), { of });
  }
}

export function pickTrace(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void importTrace(file);
  };
  input.click();
}

/** Shows the page a trace file was exported from; says in a sentence why it cannot. */
async function importTrace(file: File): Promise<void> {
  if (file.size > largestFile) return notify(say(words.tooLarge, { file: file.name }));
  try {
    const { pageOf } = await fetched(() => import("./tracePage"));
    const { hash, problem } = pageOf(await file.text(), file.name);
    if (hash === null) notify(problem);
    else openLink(hash);
  } catch (error) {
    notify(say(words.damaged, { file: file.name, problem: error instanceof Error ? error.message : String(error) }));
  }
}

/** A file dropped anywhere is imported; text dropped into the text box stays the box's own. */
export function useDroppedTrace(): void {
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const onDragOver = (event: DragEvent): void => {
      if (hasFile(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      const files = event.dataTransfer?.files;
      if (files && files.length > 1) notify(say(words.oneFile, { n: files.length }));
      else if (files?.[0]) void importTrace(files[0]);
    };
    addEventListener("dragover", onDragOver);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onDragOver);
      removeEventListener("drop", onDrop);
    };
  }, []);
}
