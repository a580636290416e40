// How is a chunk summed as attention is? The products of its queries and keys, what is left of every write, and the errors that both
// together weigh, as tables of the engine's numbers; and the same with values in their place, which is linear attention.

import type { ReactElement } from "react";
import { writtenNumber } from "#lessons/checks/number";
import type { ParallelForm as Form } from "#model/contracts/parallel";
import { askerOf } from "#guide/askReading";
import { useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useAsked } from "#components/hooks/asked";
import { useSession } from "#components/hooks/session";
import { inProse, written } from "#components/text/spelling";
import { parallelWords as words } from "./parallelWords";
import "./ParallelForm.css";

export function Products(): ReactElement {
  return (
    <Frame name={panelNames.products}>
      {(form, tokens) => (
        <div className="parallel-sheets">
          <ProductSheet form={form} tokens={tokens} />
        </div>
      )}
    </Frame>
  );
}

export function ParallelForm(): ReactElement {
  return (
    <Frame name={panelNames.parallel}>
      {(form, tokens) => (
        <div className="parallel-sheets">
          <ProductSheet form={form} tokens={tokens} />
          <Weighed form={form} tokens={tokens} />
        </div>
      )}
    </Frame>
  );
}

/** What is done with the products, where they stand above. */
export function AfterProducts(): ReactElement {
  return (
    <Frame name={panelNames.parallelRest}>
      {(form, tokens) => (
        <div className="parallel-sheets">
          <Weighed form={form} tokens={tokens} />
        </div>
      )}
    </Frame>
  );
}

function Weighed({ form, tokens }: { form: Form; tokens: readonly Named[] }): ReactElement {
  return (
    <>
      {changes(form) && <Sheet {...{ form, tokens }} title={words.kept} before="∘" cells={form.kept} hue="s" />}
      <Sheet {...{ form, tokens }} title={words.weights} before="→" cells={form.weights} hue="u" />
      <List {...{ tokens }} title={words.errors} before="×" numbers={form.errors} hue="u" />
    </>
  );
}

/** Whether a write is ever more or less than it was at first: without momentum and forgetting there is no G to speak of. */
function changes({ kept }: Form): boolean {
  return kept.some((left) => left !== 0 && left !== 1);
}

export function LinearTwin(): ReactElement {
  return (
    <Frame name={panelNames.parallelTwin}>
      {(form, tokens) => {
        const ones = form.kept.map((left) => Number(left !== 0));
        const weights = form.products.map((product, at) => product * ones[at]!);
        return (
          <div className="parallel-sheets">
            <ProductSheet form={form} tokens={tokens} />
            <Sheet {...{ form, tokens }} title={words.ones} before="∘" cells={ones} hue="s" />
            <Sheet {...{ form, tokens }} title={words.same} before="→" cells={weights} hue="r" />
            <List {...{ tokens }} title={words.values} before="×" numbers={form.values} hue="r" />
          </div>
        );
      }}
    </Frame>
  );
}

function Frame({
  name,
  children,
}: {
  name: string;
  children: (form: Form, tokens: readonly Named[]) => ReactElement;
}): ReactElement {
  const run = useExplorer((state) => state.run);
  const form = useForm(run);
  return (
    <section aria-label={name}>
      <h2 className="panel-name">{name}</h2>
      <p className="note">{form ? words.how : words.waiting}</p>
      {run && form && children(form, wordsOf(run, form))}
    </section>
  );
}

/** Of the chunk at the Scene's own cursor; null until it is known. */
function useForm(run: PageRun | null): Form | null {
  const session = useSession();
  const token = useExplorer(({ scene }) => scene.cursor);
  const asked = run && token !== null ? `${run.id} ${token}` : null;
  const form = useAsked(asked, (signal) => askerOf(session, signal).parallel(token!));
  return form && run && form.from + form.size <= run.tokens.tokens.length ? form : null;
}

/** A word asks with its own key, and is written under that of the word before it. */
interface Named {
  readonly word: string;
  /** “red →”; nothing at the text’s first word. */
  readonly under: string;
}

function wordsOf({ tokens: { tokens } }: PageRun, { from, size }: Form): Named[] {
  const name = (at: number): string => inProse(written(tokens[at]));
  return Array.from({ length: size }, (_, at) => ({
    word: name(from + at),
    under: from + at > 0 ? say(words.under, { word: name(from + at - 1) }) : "",
  }));
}

type Hue = "ink" | "r" | "s" | "u";

function ProductSheet({ form, tokens }: { form: Form; tokens: readonly Named[] }): ReactElement {
  return <Sheet {...{ form, tokens }} title={words.products} cells={form.products} hue="ink" showsLater />;
}

/** A row the answer after a word, a column the write of a word. */
function Sheet({
  form: { size },
  tokens,
  title,
  before,
  cells,
  hue,
  showsLater = false,
}: {
  form: Form;
  tokens: readonly Named[];
  title: string;
  /** What is done with it, between it and the one before. */
  before?: string;
  cells: Float32Array;
  hue: Hue;
  /** Whether what is not summed is written, too. */
  showsLater?: boolean;
}): ReactElement {
  const most = Math.max(...cells.map(Math.abs));
  return (
    <table className="parallel-sheet">
      <caption>
        {before} {title}
      </caption>
      <thead>
        <tr>
          <td />
          {tokens.map(({ word, under }, s) => (
            <th key={s} scope="col">
              {under} <br />
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ word }, t) => (
          <tr key={t}>
            <th scope="row">{word}</th>
            {tokens.map((_, s) => (
              <Cell
                key={s}
                value={s <= t || showsLater ? cells[t * size + s]! : null}
                isLater={s > t}
                {...{ most, hue }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function List({
  tokens,
  title,
  before,
  numbers,
  hue,
}: {
  tokens: readonly Named[];
  title: string;
  before: string;
  numbers: Float32Array;
  hue: Hue;
}): ReactElement {
  const most = Math.max(...numbers);
  return (
    <table className="parallel-sheet">
      <caption>
        {before} {title}
      </caption>
      <tbody>
        {tokens.map(({ word, under }, s) => (
          <tr key={s}>
            <th scope="row">
              {under} {word}
            </th>
            <Cell value={numbers[s]!} isLater={false} {...{ most, hue }} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  value,
  most,
  hue,
  isLater,
}: {
  value: number | null;
  most: number;
  hue: Hue;
  /** Of a word that comes later: not summed. */
  isLater: boolean;
}): ReactElement {
  const strength = value === null || isLater || most === 0 ? 0 : (40 * Math.abs(value)) / most;
  return (
    <td className={`hue-${hue}`} data-later={isLater || undefined} style={{ "--strength": `${strength}%` } as object}>
      <span>{value === null ? "" : writtenNumber(value)}</span>
    </td>
  );
}
