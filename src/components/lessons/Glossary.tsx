// What does each symbol mean? Every quantity and letter of the page once: its name, meaning, unit, formula, what other papers
// write for it, and the lessons that speak of it; then words of trainings and of other papers. All of it comes from probe.ts,
// trainTerms.ts, fieldTerms.ts and the lessons. Leaves to GlossaryCourse.tsx what the course explains and answers.

import { useLayoutEffect, type ReactElement } from "react";
import { whereTaught } from "#lessons/spokenOf";
import {
  letters,
  operands,
  probe,
  type Elsewhere,
  type Hue,
  type LetterId,
  type QuantityId,
} from "#model/contracts/probe";
import { trainTerms, type TrainTerm } from "#words/trainTerms";
import { say } from "#words/say";
import { locale } from "#words/translate";
import { takeWantedEntry } from "#components/hooks/glossaryEntry";
import { Formula } from "#components/text/Formula";
import { fieldTerms } from "./fieldTerms";
import { glossaryWords as words } from "./glossaryWords";
import { glossaryGroups } from "./glossaryGroups";
import { AskedInPublic, CourseTerms, Where } from "./GlossaryCourse";
import "./Glossary.css";

export function Glossary(): ReactElement {
  useLayoutEffect(() => {
    const entry = takeWantedEntry();
    if (entry) document.getElementById(`glossary-${entry}`)?.scrollIntoView();
  }, []);
  return (
    <main aria-label={words.title} className="glossary" data-paper="whole">
      <h2 className="glossary-title">{words.title}</h2>
      <p className="glossary-intro">{words.intro}</p>
      {glossaryGroups.map(({ title, of }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {of.map((id) => (
              <Quantity key={id} id={id} />
            ))}
          </dl>
        </section>
      ))}
      <CourseTerms />
      <section>
        <h3>{words.training}</h3>
        <dl>
          {(Object.keys(trainTerms) as TrainTerm[]).map((id) => (
            <div key={id} className="glossary-entry" id={`glossary-${id}`}>
              <dt>
                <span>{trainTerms[id].name}</span>
              </dt>
              <dd>
                <p>{trainTerms[id].meaning}</p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{words.field}</h3>
        <dl>
          {Object.entries(fieldTerms).map(([id, { name, meaning, source, arxiv, memory }]) => (
            <div key={id} className="glossary-entry" id={`glossary-${id}`}>
              <dt>
                <span>{name}</span>
              </dt>
              <dd>
                <p>{meaning}</p>
                <p className="note">
                  <a className="link" href={`https://arxiv.org/abs/${arxiv}`} target="_blank" rel="noreferrer">
                    {say(words.source, { paper: source, arxiv })}
                  </a>
                  {memory && (
                    <>
                      {" · "}
                      <a className="link" href={`#${comparedWith(memory)}`}>
                        {words.inCompare}
                      </a>
                    </>
                  )}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <AskedInPublic />
      <section>
        <h3>{words.letters}</h3>
        <dl>
          {(Object.keys(letters) as LetterId[]).map((id) => (
            <div key={id} className="glossary-entry">
              <dt style={hueStyle(operands[id].hue)}>
                <Formula of={id} /> <span>{capital(operands[id].name)}</span>
              </dt>
              <dd>
                <p>{letters[id].meaning}</p>
                <Elsewheres list={letters[id].elsewhere} />
                <p className="note">
                  <Where taught={whereTaught(id)} />
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}

/** Beside what it came from: linear attention, the delta rule, and Titans. */
function comparedWith(memory: string): string {
  return `v=1&view=compare&memories=${["linear", "delta", "titans", memory].join()}`;
}

function Quantity({ id }: { id: QuantityId }): ReactElement {
  const { name, meaning, unit, hue, source, elsewhere = [] } = probe[id];
  return (
    <div className="glossary-entry" id={`glossary-${id}`}>
      <dt style={hueStyle(hue)}>
        <Formula of={id} /> <span>{name}</span>
      </dt>
      <dd>
        <p>{meaning}</p>
        <p className="glossary-formula">
          <Formula of={id} part="formula" /> <span className="note">{unit}</span>
        </p>
        <Elsewheres list={elsewhere} />
        <p className="note">
          {source} · <Where taught={whereTaught(id)} />
        </p>
      </dd>
    </div>
  );
}

function Elsewheres({ list }: { list: readonly Elsewhere[] }): ReactElement | null {
  if (list.length === 0) return null;
  return (
    <p className="note">
      {list.map(({ letter, papers }, index) => (
        <span key={letter}>
          {index > 0 && " · "}
          <b>{letter}</b> {papers}
        </span>
      ))}
    </p>
  );
}

function hueStyle(hue: Hue): { color: string } {
  return {
    color: hue === "ink" || hue === "mute" ? `var(--${hue === "ink" ? "ink" : "mute-text"})` : `var(--${hue}-text)`,
  };
}

function capital(name: string): string {
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
