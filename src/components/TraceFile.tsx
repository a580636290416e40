// How does a run leave the page as a file, and come back? Export downloads a trace; import, or a drop anywhere, shows it again.

import { Download, Upload } from "lucide-react";
import { useEffect, type ReactElement } from "react";
import { currentLink, openLink } from "../link";
import { goldenFormat } from "../model/golden";
import type { Session } from "../session";
import { say as notify } from "../store";
import { traceFileWords as words } from "../words/models";
import { say } from "../words/say";
import { saveFile } from "./saveFile";

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
  notify(words.preparing);
  try {
    const file = new Blob([await session.exportTrace(currentLink())], { type: "application/json" });
    saveFile(file, "titans-trace.json");
  } catch (error) {
    notify(say(words.failed, { problem: error instanceof Error ? error.message : String(error) }));
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
export async function importTrace(file: File): Promise<void> {
  const { hash, problem } =
    file.size > largestFile ? { hash: null, problem: words.tooLarge } : pageOf(await file.text());
  if (hash === null) notify(say(problem, { file: file.name }));
  else openLink(hash);
}

/** A sentence with the file’s name in it. */
type Refusal = (typeof words)["tooLarge" | "notJson" | "notFromPage" | "notTrace"];

function pageOf(text: string): { hash: string; problem: null } | { hash: null; problem: Refusal } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { hash: null, problem: words.notJson };
  }
  const page = isRecord(document) ? document.page : null;
  if (isRecord(page) && typeof page.hash === "string") return { hash: page.hash, problem: null };
  const problem = isRecord(document) && document.format === goldenFormat ? words.notFromPage : words.notTrace;
  return { hash: null, problem };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
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
      const file = event.dataTransfer?.files[0];
      if (file) void importTrace(file);
    };
    addEventListener("dragover", onDragOver);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onDragOver);
      removeEventListener("drop", onDrop);
    };
  }, []);
}
