// What is asked here, and who is right? The question over all memories, the text it is asked of, and their answers in a sentence;
// where nobody has chosen the text, why it is this one. Leaves each memory's own answer to its column.

import type { ReactElement, ReactNode } from "react";
import { hasDeepMemory, hasMemory } from "#model/contracts/architecture";
import { compareLimit } from "#model/contracts/compareQuestions";
import { modelTitles } from "#model/contracts/models";
import type { ModelCard } from "#model/contracts/protocol";
import { compareOpening, isOpeningText, openingTrials } from "#scene/compareOpening";
import { comparedToken, useComparison } from "#state/comparison";
import { unitOf } from "#state/selectors";
import { changeScene, divergenceOf, useExplorer } from "#state/store";
import { useChosen } from "#components/hooks/chosen";
import { Live } from "#components/hooks/cursor";
import { Message } from "#components/text/Message";
import { compareWords } from "#words/compare";
import { say, sayNumber } from "#words/say";
import { unitWords } from "#words/units";
import { answersNow } from "./answersNow";

export function CompareQuestion({ text }: { text: ReactNode }): ReactElement {
  const chosen = useChosen();
  const run = useExplorer((state) => state.run);
  const asking = useExplorer(({ scene }) => scene.compare.asking);
  const isOpening = useExplorer(({ scene }) => isOpeningText(scene));
  const words = compareWords.question;
  const count = run?.tokens.tokens.length ?? 0;
  const read = run && divergenceOf(run) ? run.filled : count;
  const message = read > compareLimit ? words.first : read < count ? words.diverged : words.all;
  return (
    <header className="compare-question">
      <h2>
        {say(message, {
          readers: say(words.readers, { memories: chosen.length }),
          memories: chosen.length,
          read: Math.min(read, compareLimit),
          parts: say(unitWords.count, { unit: run ? unitOf(run.rule) : "words", n: count }),
          of: run?.card ? "model" : "other",
          model: run?.card ? modelTitles[run.card.name].long : "",
          layer: run?.rule.layer ?? "",
          head: run?.rule.head ?? "",
        })}{" "}
        <span className="compare-asks">
          <Message
            words={asking === "recall" ? words.recall : words.next}
            places={{
              memories: chosen.length,
              word: (
                <b>
                  <bdi translate="no">
                    <Live read={({ tokens }, token) => tokens.tokens[comparedToken(token)]?.text ?? ""} />
                  </bdi>
                </b>
              ),
            }}
          />
        </span>
      </h2>
      <p className="note">
        <Message
          words={run && !run.card ? words.tokenOfRun : words.token}
          places={{
            token: <Live read={(_, token) => sayNumber(comparedToken(token) + 1)} />,
            dimension: run?.rule.dimension,
            seed: run?.rule.seed,
          }}
        />
      </p>
      {run?.card && hasMemory(run.card.config.mixer) && <OwnMemory card={run.card} />}
      <div className="compare-text">{text}</div>
      <AnswersNow />
      {isOpening && <WhyThisText />}
    </header>
  );
}

/** What the trained model's own memory is, beside the networks that read its keys. */
function OwnMemory({ card: { name, config } }: { card: ModelCard }): ReactElement {
  const { widths, chunk } = config.memory;
  const places = { model: modelTitles[name].short, chunk };
  return (
    <p className="note">
      {hasDeepMemory(config)
        ? say(compareWords.question.ownNetwork, { ...places, widths: widths.join(" → ") })
        : say(compareWords.question.ownMatrix, { ...places, rows: widths[0]!, columns: widths[1]! })}
    </p>
  );
}

function AnswersNow(): ReactElement {
  const chosen = useChosen();
  const readings = useComparison((state) => state.readings);
  const asking = useExplorer(({ scene }) => scene.compare.asking);
  return (
    <p className="compare-now">
      <Live read={(run, token) => answersNow(run, { token: comparedToken(token), asking, chosen, readings })} />
    </p>
  );
}

/** Who is right here is no law: what is set otherwise is one press away, and another takes it back. */
function WhyThisText(): ReactElement {
  const isHarder = useExplorer(({ scene }) => scene.memory.theta === openingTrials.theta);
  const isWider = useExplorer(({ scene }) => scene.window === openingTrials.window);
  const { memory, window } = compareOpening.scene;
  const words = compareWords.opening;
  const setTheta = (theta: number): void => changeScene({ memory: { ...useExplorer.getState().scene.memory, theta } });
  return (
    <p className="note compare-why">
      {words.why}{" "}
      <Message
        words={words.but}
        places={{
          theta: (
            <button
              className="compare-try"
              aria-pressed={isHarder}
              onClick={() => setTheta(isHarder ? memory.theta : openingTrials.theta)}
            >
              {words.theta}
            </button>
          ),
          window: (
            <button
              className="compare-try"
              aria-pressed={isWider}
              onClick={() => changeScene({ window: isWider ? window : openingTrials.window })}
            >
              {words.window}
            </button>
          ),
        }}
      />
    </p>
  );
}
