// What does the picture say in words? Its count, the whole in a sentence for those who do not see it, and every cell.

import { leastAnswer } from "#model/contracts/cues";
import { countAnswers, countRead, saysOld, type AnsweredCue } from "#state/cueAnswers";
import { strengthOf, type EveryCue } from "#state/everyAnswer";
import { say, sayRow } from "#words/say";
import { sayShare } from "#words/share";
import { formatNumber } from "#components/text/format";
import { cueWords, wordName, type Named } from "./names";
import type { Picture } from "./picture";
import type { Cell } from "./answersLayout";
import { isAsked, writtenUpTo } from "./writeStage";
import { answerWords as words } from "./words";

/** As many changes are named, the latest first. */
const mostNamed = 3;

/** “answers 19 of 19; Noor changed from heron to kite”. */
export function summaryOf(picture: Named & Pick<Picture, "counted">): string {
  const cues = picture.counted;
  const { asked, right, none } = countAnswers(cues);
  if (asked === 0 || none === asked) return words.noAnswer;
  const changed = cues.filter(({ replaced }) => replaced.length > 0);
  const wrong = cues.filter(({ state }) => state === "wrong");
  const name = (cue: number): string => cueWords(picture, cue).join("");
  return sayRow([
    say(words.summary.answers, { right, asked }),
    ...changed.slice(0, mostNamed).map(({ cue, right, replaced }) =>
      say(words.summary.changed, {
        cue: name(cue),
        from: wordName(picture, replaced.at(-1)!),
        to: wordName(picture, right!),
      }),
    ),
    ...(changed.length > mostNamed ? [say(words.summary.andMore, { count: changed.length - mostNamed })] : []),
    ...wrong.slice(0, mostNamed).map((answered) =>
      say(saysOld(answered) ? words.summary.old : words.summary.wrong, {
        cue: name(answered.cue),
        says: wordName(picture, answered.says!),
        right: wordName(picture, answered.right!),
      }),
    ),
    ...(wrong.length > mostNamed ? [say(words.summary.andMoreWrong, { count: wrong.length - mostNamed })] : []),
  ]);
}

/** “answers 18 of 19 · 4 replaced · 1 still says the old word”. */
export function sayCount(picture: Picture): string {
  const { counted, text, stage, plot } = picture;
  const { asked, right, none, replaced, old } = countAnswers(counted);
  if (asked === 0) return "";
  if (picture.model) {
    const frozen = frozenRight(picture);
    return frozen === null
      ? say(words.model.count, { right, asked })
      : say(words.model.countBoth, { right, asked, frozen });
  }
  const { listed } = plot.rows;
  const read = listed
    ? listed.filter((cue) => text.cues.all[cue]!.tokens[0]! <= writtenUpTo(stage)).length
    : countRead(text, writtenUpTo(stage));
  const [all, last] = listed ? [words.countOfAsked, words.countOfLastAsked] : [words.count, words.countOfLast];
  return sayRight(asked === read ? all : last, { asked, right, none, replaced, old });
}

/** The same of all cues that were read. */
export function sayEveryCount(cues: readonly AnsweredCue[]): string {
  return sayRight(words.count, countAnswers(cues));
}

function sayRight(
  message: (typeof words)["count" | "countOfLast" | "countOfAsked" | "countOfLastAsked"],
  { asked, right, none, replaced, old }: ReturnType<typeof countAnswers>,
): string {
  const count = none === asked ? words.noAnswer : say(message, { right, asked });
  const withReplaced = replaced > 0 ? say(words.withReplaced, { count, replaced }) : count;
  return old > 0 ? say(words.withOld, { count: withReplaced, old }) : withReplaced;
}

/** How many questions the model would answer with its memory frozen; null while that is not known. */
function frozenRight({ model, cues }: Picture): number | null {
  const frozen = model?.frozen;
  if (!model || !frozen) return null;
  return cues.filter(({ row, right, state }) => {
    const chances = frozen.subarray(row * model.words.length, (row + 1) * model.words.length);
    return state !== "unread" && right !== null && chances[right]! >= Math.max(leastAnswer, ...chances);
  }).length;
}

/** How likely a word is found after a question. */
function sayLikely(picture: Picture, { row, word }: { row: number; word: number }): string {
  const { answers, model } = picture;
  const at = row * answers!.words.length + word;
  const likely = {
    cue: cueWords(picture, row).join(""),
    word: wordName(picture, word),
    live: sayShare(answers!.after.strengths[at]!),
  };
  return model?.frozen
    ? say(words.model.cellBoth, { ...likely, frozen: sayShare(model.frozen[at]!) })
    : say(words.model.cell, likely);
}

/** A cell in words: how much of the word comes back, and what that is. */
export function sayCell(picture: Picture, { row: cue, column: word }: Cell): string {
  const { answers, stage, text, cues } = picture;
  const named = { cue: cueWords(picture, cue).join(""), word: wordName(picture, word) };
  const answered = cues.find((one) => one.cue === cue);
  const column = answers?.words.indexOf(word) ?? -1;
  if (!answers || !answered || column < 0) return say(words.cell.unread, named);
  const { row, right } = answered;
  const value = answers[stage.answers].strengths[row * answers.words.length + column]!;
  if (picture.model) {
    if (right === null) return say(words.cell.unread, named);
    const value = sayLikely(picture, { row, word });
    return word === right ? say(words.cell.right, { value }) : value;
  }
  const cell = { value: say(words.cell.value, { ...named, strength: formatNumber(value) }) };
  if (text.firstOf[word]! > stage.read) return say(words.cell.unreadWord, cell);
  if (word !== right && value >= leastAnswer && !isAsked(picture, cue)) return say(words.cell.notAsked, cell);
  return sayAnswered(picture, { named, of: answered, word, strength: value });
}

/** The same of a cell of all cues: of what is weak it is only known that it is. */
export function sayEvery(
  picture: Named,
  { cell: { row, column: word }, of, token }: { cell: Cell; of: EveryCue | null; token: number },
): string {
  const named = { cue: cueWords(picture, row).join(""), word: wordName(picture, word) };
  if (!of || picture.text.firstOf[word]! > token) return say(words.cell.unread, named);
  return sayAnswered(picture, { named, of, word, strength: strengthOf(of, word) });
}

/** What a cell that is answered is: `strength` null where it is less than an answer. */
function sayAnswered(
  picture: Named,
  {
    named,
    of: { right, replaced, says },
    word,
    strength,
  }: {
    named: { readonly cue: string; readonly word: string };
    of: AnsweredCue;
    word: number;
    strength: number | null;
  },
): string {
  const cell = {
    value:
      strength === null
        ? say(words.cell.less, { ...named, least: formatNumber(leastAnswer) })
        : say(words.cell.value, { ...named, strength: formatNumber(strength) }),
  };
  if (word === right) return say(says === null ? words.cell.rightButNone : words.cell.right, cell);
  if (replaced.includes(word) && right !== null) {
    return say(word === says ? words.cell.old : words.cell.replaced, { ...cell, right: wordName(picture, right) });
  }
  if (word === says) return say(words.cell.says, cell);
  return say(strength === null || strength < leastAnswer ? words.cell.none : words.cell.wrong, cell);
}
