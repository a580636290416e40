// Which model is the reader's own? The one that was trained here last and opened, or that of a file. It is kept here too, so that
// a worker that was started again has it; leaves to the worker what a file of one must hold.

import { create } from "zustand";
import type { OwnModel } from "#model/contracts/trainQuestions";
import { engineWords } from "#words/engine";
import { openScene } from "./opening";
import type { Session } from "./session";
import { useExplorer } from "./store";

interface Own {
  readonly own: OwnModel | null;
  /** Why the file that was chosen last is not open. */
  readonly problem: string | null;
}

export const useOwnModel = create<Own>()(() => ({ own: null, problem: null }));

/** The largest that the page trains is far smaller. */
const mostBytes = 2 ** 23;

/** Opens the model of a file, or says why it is none. Returns whether it is open. */
export async function readModelFile(file: File, { ask }: Pick<Session, "ask">): Promise<boolean> {
  try {
    if (file.size > mostBytes) throw new Error(engineWords.ownFile.tooLarge);
    const bytes = new Uint8Array(
      await file.arrayBuffer().catch((cause: unknown) => {
        throw new Error(engineWords.ownFile.notRead, { cause });
      }),
    );
    await openOwn(bytes, { ask });
    return true;
  } catch (error) {
    useOwnModel.setState({ problem: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

/** Makes a file's model the reader's own. @throws Error where it is none, or the worker is gone. */
export async function openOwn(bytes: Uint8Array<ArrayBuffer>, { ask }: Pick<Session, "ask">): Promise<void> {
  for (;;) {
    const run = useExplorer.getState().run?.id ?? 0;
    const own = await ask(run, { kind: "openOwn", bytes });
    if (own) return useOwnModel.setState({ own, problem: null });
    // Where a newer run took the question's place, it is asked again.
    if ((useExplorer.getState().run?.id ?? 0) === run) throw new Error(engineWords.ownFile.noWorker);
  }
}

/** Explore, with the reader's own model before a text of its task. */
export function showOwn(): void {
  const { own } = useOwnModel.getState();
  if (!own) return;
  const { scene } = useExplorer.getState();
  openScene(
    {
      ...scene,
      ...{ view: "explore", lesson: null, text: own.text.join(" "), answers: own.answers },
      ...{ overrides: [], cursor: null, asked: [], flood: null, earlier: null },
      memory: { ...scene.memory, model: "own", layer: 1, head: 1 },
    },
    { replay: false },
  );
}
