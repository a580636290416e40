// What does one memory answer at the cursor, and what is the answer built from? Rewritten in place as the cursor moves.

import { useRef, type ReactElement } from "react";
import type { ComparedReading } from "#model/contracts/compareQuestions";
import type { PageRun } from "#state/store";
import { useExplorer } from "#state/store";
import { cueOf } from "#components/text/context";
import { spelledAs } from "#components/text/spelling";
import { useCursor, writeText } from "#components/hooks/cursor";
import { formatNumber, formatPart } from "#components/text/format";
import { compareWords } from "#words/compare";
import { say } from "#words/say";

const listed = 3;
const words = compareWords.answer;

export function CompareAnswer({ reading }: { reading: ComparedReading | null }): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const asking = useExplorer(({ scene }) => scene.compare.asking);
  const weighs = reading?.map.over ?? "nothing";
  useCursor(({ token }, run) => {
    const find = (name: string): HTMLElement | null => root.current?.querySelector(`[data-part="${name}"]`) ?? null;
    const at = reading ? Math.min(token, reading.size - 1) : -1;
    const isKnown = reading !== null && run !== null && at >= 0 && at < reading.sound;
    const rows = isKnown ? strongest(reading, at) : [];
    const { cue, right } = run && at >= 0 ? askedAt(run, { token: at, asking }) : { cue: "", right: null };
    const says = isKnown ? (run.vocabulary[reading.says[at]!] ?? null) : null; // null: nothing was answered
    const word = find("word")?.parentElement;
    writeText(find("cue"), cue);
    writeText(find("mark"), !isKnown || right === null ? "" : says === right ? "✓" : "✗");
    const instead = isKnown ? words.nothing : reading && at >= reading.sound ? words.diverged : "–";
    writeText(find("word"), says === null ? instead : spelledAs(run!.tokens, says));
    writeText(find("cosine"), says === null ? "" : formatNumber(reading!.cosine[at]!));
    if (word) word.dataset.right = says !== null && says === right ? "yes" : "no";
    const most = Math.max(...rows.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
    const from = root.current?.querySelector<HTMLElement>(".compare-answer-from");
    if (from) from.style.visibility = rows.length > 0 ? "" : "hidden";
    root.current?.querySelectorAll<HTMLElement>("li").forEach((line, index) => {
      const row = rows[index];
      const [name, weight, bar] = line.querySelectorAll<HTMLElement>("[data-of]");
      line.style.visibility = row ? "" : "hidden";
      if (!row || !run) return;
      writeText(name!, run.tokens.tokens[row.token]!.text);
      writeText(weight!, formatPart(row.weight));
      bar!.style.width = `${(100 * Math.abs(row.weight)) / Math.max(most, 1)}%`;
      bar!.classList.toggle("is-negative", row.weight < 0);
    });
  });
  return (
    <div className="compare-answer" ref={root}>
      <p className="note compare-answer-cue" dir="auto" translate="no" data-part="cue" />
      <p className="compare-answer-word" dir="auto">
        <b data-part="mark" />
        <bdi translate="no" data-part="word" /> <span data-part="cosine" />
      </p>
      {weighs !== "nothing" && (
        <>
          <p className="note compare-answer-from">{weighs === "values" ? words.builtFrom : words.fromSurprises}</p>
          <ol>
            {Array.from({ length: listed }, (_, index) => (
              <li key={index}>
                <span className="weighed-word" dir="auto" translate="no" data-of="word" />
                <span className="note" data-of="weight" />
                <span className="weighed-track">
                  <span className="weighed-bar" data-of="bar" />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** The context that is asked at a token, and the word that would be right; null where nobody knows. */
function askedAt(
  run: PageRun,
  { token, asking }: { token: number; asking: "recall" | "next" },
): { cue: string; right: string | null } {
  const { tokens } = run.tokens;
  const of = asking === "recall" ? token : token + 1;
  const cue = of < tokens.length ? cueOf(run, of, { most: 3, letters: 18 }) : tokens[token]!.text;
  return { cue: say(words.cue, { words: cue }), right: tokens[of]?.word ?? null };
}

/** The tokens with the largest |weight| in a row. */
function strongest({ map, size }: ComparedReading, row: number): { token: number; weight: number }[] {
  if (map.over === "nothing") return [];
  const best: { token: number; weight: number }[] = [];
  for (let token = 0; token <= row; token++) {
    const weight = map.weights[row * size + token]!;
    if (best.length === listed && Math.abs(weight) <= Math.abs(best[listed - 1]!.weight)) continue;
    if (Math.abs(weight) < 1e-6) continue;
    best.push({ token, weight });
    best.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    best.length = Math.min(best.length, listed);
  }
  return best;
}
