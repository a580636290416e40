// What is in the picture at a token? Where rows and columns stand in the room there is, and what every cue on screen is answered
// with: one record that the drawing, its words and its pointer read.

import type { CueAnswers } from "#model/contracts/protocol";
import { answeredCues, answersOnce, answersToShow, cueTextOf, type AnsweredCue, type CueText } from "#state/cueAnswers";
import { useExplorer, type PageRun } from "#state/store";
import { isListed, mostShown, plotOf, scaleOf, type Plot } from "./answersLayout";
import { askedCues } from "./askedCues";
import { cueWords, wordName, type Named } from "./names";
import { fontsLoaded, lengthOf } from "./ruler";
import type { WriteStage } from "./writeStage";

export interface Picture extends Named {
  readonly plot: Plot;
  /** Where the cursor is: its row is lit at once, with all that the text alone tells. */
  readonly cursor: WriteStage;
  /** What the answers are of: until the engine has answered anew, of what it was asked before. */
  readonly stage: WriteStage;
  /** How much of the memory is forgotten at the stage's token. */
  readonly alpha: number;
  /** null until the engine has answered. */
  readonly answers: (CueAnswers & { readonly run: number }) | null;
  readonly cues: readonly AnsweredCue[];
  /** Those that are counted, of the rows there are: until a token is written, as they were answered before it. */
  readonly counted: readonly AnsweredCue[];
}

/** As many names are measured: of a longer text the first tell how long names are. */
const mostMeasured = 300;

export interface Room {
  readonly width: number;
  readonly height: number;
  /** What names are written in, as CSS writes it. */
  readonly font: string;
}

/** `wanted`: the token and the part of its write that should be shown; until the engine has answered, what it answered last. */
export function pictureOf({
  run,
  wanted,
  room,
  before,
}: {
  run: PageRun;
  wanted: WriteStage;
  room: Room;
  before: Picture | null;
}): Picture {
  const text = cueTextOf(run);
  const { tokens } = run;
  const { scene } = useExplorer.getState();
  const made = [useExplorer.getState().answers, before?.answers];
  const answers = answersToShow(made, { run, wanted: wanted.token });
  const stage: WriteStage =
    !answers || answers.token === wanted.token
      ? wanted
      : { token: answers.token, answers: "after", read: answers.token, subStep: null };
  const named = { text, tokens, model: null };
  const cues = answers ? answeredCues(text, { answers, stage: stage.answers, read: stage.read }) : [];
  const plot = plotOf({
    ...room,
    scale: scaleOf(room.font),
    labels: labelsOf(named, { words: run.vocabulary.length, font: room.font }),
    count: { rows: text.cues.all.length, columns: run.vocabulary.length },
    at: { row: text.cues.at[wanted.token] ?? -1, column: text.wordOf[wanted.token] ?? -1 },
    listed: scene.cues === "asked" && text.cues.all.length > mostShown ? askedCues(text, scene.answers) : null,
    before: before?.text === text ? before.plot : null,
  });
  const counted = answers && stage.answers !== "after" ? countedBefore(text, { answers, token: stage.token }) : cues;
  return {
    ...named,
    cursor: wanted,
    stage,
    alpha: run.columns.alpha[stage.token]!,
    answers,
    plot,
    cues,
    counted: plot.rows.listed ? counted.filter(({ cue }) => isListed(plot.rows, cue)) : counted,
  };
}

/** What is counted while a token is written: the memory before it, asked as it was then; until that is there, as it is now. */
function countedBefore(text: CueText, { answers, token }: { answers: CueAnswers; token: number }): AnsweredCue[] {
  const then = answersOnce(useExplorer.getState(), token - 1);
  return then
    ? answeredCues(text, { answers: then, stage: "after", read: token - 1 })
    : answeredCues(text, { answers, stage: "before", read: token - 1 });
}

const measured = new WeakMap<CueText, { readonly fonts: string; readonly labels: Labels }>();
type Labels = Parameters<typeof plotOf>[0]["labels"];

/** How long the longest names are, measured once a text: of the rows across, of the columns up. */
function labelsOf(named: Named, { words, font }: { words: number; font: string }): Labels {
  const fonts = `${font} ${fontsLoaded()}`;
  const before = measured.get(named.text);
  if (before?.fonts === fonts) return before.labels;
  const longest = (count: number, nameOf: (index: number) => string): number =>
    Math.max(0, ...Array.from({ length: Math.min(count, mostMeasured) }, (_, index) => lengthOf(nameOf(index), font)));
  const labels = {
    row: longest(named.text.cues.all.length, (cue) => cueWords(named, cue).join("")),
    column: Math.SQRT1_2 * longest(words, (word) => wordName(named, word)) + 11,
  };
  measured.set(named.text, { fonts, labels });
  return labels;
}
