// How does the training stand, and what can be done now? One sentence, and the ways on: set right, open in Explore, as a file.
// Leaves what is said to trainSentence.ts.

import { useRef, useState, type ReactElement } from "react";
import { readModelFile, showOwn, useOwnModel } from "#state/ownModel";
import type { Session } from "#state/session";
import { openTrainedInExplore, saveTrained, startTraining, useTraining } from "#state/training";
import { changeScene, notify, useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { modelTitles } from "#model/contracts/models";
import { say } from "#words/say";
import { writeText } from "#components/hooks/cursor";
import { useSession } from "#components/hooks/session";
import { saveFile } from "#components/panel/saveFile";
import { useTrainingDrawing } from "#components/train/useTrainingDrawing";
import { cureOf, hasFailed, sayCure, trainSentence } from "./trainSentence";
import { saidWords as words } from "./words";
import "./TrainSaid.css";

export function TrainSaid(): ReactElement {
  const phase = useTraining((training) => training.phase);
  const isOfNoUse = useTraining(hasFailed);
  const hasModel = useTraining(({ step }) => step > 0);
  const wanted = useExplorer(({ scene }) => scene.train);
  const session = useSession();
  const sentence = useRef<HTMLParagraphElement>(null);
  const aloud = useRef<HTMLParagraphElement>(null);
  useTrainingDrawing((training) => {
    const said = trainSentence(training, wanted);
    writeText(sentence.current, said);
    // It changes with every look: only where it begins, stands still or ends it is said aloud.
    if (training.phase !== "training") writeText(aloud.current, said);
  });
  return (
    <section className="train-said" aria-label={panelNames.trainSaid}>
      <h2 className="train-title">{words.title}</h2>
      <p ref={sentence} className="train-sentence" />
      <p ref={aloud} className="for-screen-readers" role={phase === "diverged" ? "alert" : "status"} />
      <p className="train-ways">
        {(phase === "diverged" || isOfNoUse) && <SetRight />}
        {hasModel && phase !== "lost" && (
          <>
            <button type="button" className="button train-way" onClick={() => void openTrainedInExplore()}>
              {words.open}
            </button>
            <Save />
          </>
        )}
        <button type="button" className="button train-way" title={words.drop} onClick={() => pickFile(session)}>
          {words.load}
        </button>
      </p>
      <FromFile />
    </section>
  );
}

function SetRight(): ReactElement | null {
  const settings = useTraining(({ curve }) => curve?.settings ?? null);
  const diverged = useTraining((training) => training.diverged);
  if (!settings) return null;
  const cure = cureOf(settings, diverged ?? { memory: null });
  return (
    <button
      type="button"
      className="button train-way train-cure"
      onClick={() => {
        const train = { ...settings, ...cure.patch };
        changeScene({ train });
        startTraining(train);
      }}
    >
      {sayCure(cure)}
    </button>
  );
}

/** What a model is called when it leaves. */
const fileName = "titans-model.safetensors";

function Save(): ReactElement {
  const [isSaving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      const model = await saveTrained();
      if (model) saveFile(new Blob([model.bytes]), fileName);
    } catch (error) {
      notify(say(words.notSaved, { why: error instanceof Error ? error.message : String(error) }), { of: "screen" });
    }
    setSaving(false);
  };
  return (
    <button type="button" className="button train-way" disabled={isSaving} onClick={() => void save()}>
      {isSaving ? words.saving : words.save}
    </button>
  );
}

/** The model of a file, or why there is none: until it is opened, Explore shows what it showed. */
function FromFile(): ReactElement | null {
  const own = useOwnModel((state) => state.own);
  const problem = useOwnModel((state) => state.problem);
  if (problem !== null)
    return (
      <p className="note train-file" role="alert">
        {problem}
      </p>
    );
  if (!own) return null;
  const { settings, steps, asked, right } = own.card.training;
  return (
    <p className="train-file" role="status">
      <span className="note">
        {say(words.fromFile, { model: modelTitles[settings.mixer].short, steps, asked, right })}
      </span>{" "}
      <button type="button" className="button train-way" onClick={showOwn}>
        {words.openFile}
      </button>
    </p>
  );
}

function pickFile(session: Session): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".safetensors";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void readModelFile(file, session);
  };
  input.click();
}
