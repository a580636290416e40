// How is a chunk summed as attention is? The products of its queries and keys, what is left of every write, and the errors that both
// together weigh, as tables of the engine's numbers; and the same with values in their place, which is linear attention.
// Leaves to ParallelSheets.tsx how a table is drawn, and to parallelAsked.ts what the step asks for.

import type { ReactElement } from "react";
import type { ParallelForm as Form } from "#model/contracts/parallel";
import { askerOf } from "#guide/askReading";
import { useExplorer, type PageRun } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { useAsked } from "#components/hooks/asked";
import { useSession } from "#components/hooks/session";
import { inProse, written } from "#components/text/spelling";
import { useAskedCell } from "./parallelAsked";
import { List, Sheet, type Named, type PlacedCell } from "./ParallelSheets";
import { parallelWords as words } from "./parallelWords";

interface Tables {
  readonly form: Form;
  readonly tokens: readonly Named[];
}

/** Under which key each word is written; their errors, once the step that asks for them is answered. */
export function ChunkWrites(): ReactElement {
  const { isOver } = useAskedCell();
  return (
    <Frame name={panelNames.chunkWrites} how={words.written}>
      {({ form, tokens }) => (
        <List {...{ tokens }} title={words.errorLengths} numbers={isOver ? form.errors : null} hue="u" />
      )}
    </Frame>
  );
}

/** And the table of the cell that the step asks for: empty, until it is answered. */
export function Products(): ReactElement {
  const { cell, isOver } = useAskedCell();
  return (
    <Frame name={panelNames.products} how={words.how}>
      {(tables) => (
        <>
          <ProductSheet {...tables} />
          {!isOver && cell?.take === "kept" && <KeptSheet {...tables} isAsked />}
          {!isOver && cell?.take === "weights" && <WeightSheet {...tables} isAsked />}
        </>
      )}
    </Frame>
  );
}

export function ParallelForm(): ReactElement {
  return (
    <Frame name={panelNames.parallel} how={words.how}>
      {(tables) => (
        <>
          <ProductSheet {...tables} />
          <Weighed {...tables} />
        </>
      )}
    </Frame>
  );
}

/** What is done with the products, where they stand above. */
export function AfterProducts(): ReactElement {
  return <Frame name={panelNames.parallelRest}>{(tables) => <Weighed {...tables} />}</Frame>;
}

export function LinearTwin(): ReactElement {
  return (
    <Frame name={panelNames.parallelTwin}>
      {({ form, tokens }) => {
        const ones = form.kept.map((left) => Number(left !== 0));
        const weights = form.products.map((product, at) => product * ones[at]!);
        return (
          <>
            <ProductSheet form={form} tokens={tokens} />
            <Sheet {...{ form, tokens }} title={words.ones} before="∘" cells={ones} hue="s" />
            <Sheet {...{ form, tokens }} title={words.same} before="→" cells={weights} hue="r" />
            <List {...{ tokens }} title={words.values} before="×" numbers={form.values} hue="r" />
          </>
        );
      }}
    </Frame>
  );
}

function Weighed({ form, tokens }: Tables): ReactElement {
  return (
    <>
      {changes(form) && <KeptSheet {...{ form, tokens }} />}
      <WeightSheet {...{ form, tokens }} />
      <List {...{ tokens }} title={words.errors} before="×" numbers={form.errors} hue="u" />
    </>
  );
}

/** Whether a write is ever more or less than it was at first: without momentum and forgetting there is no G to speak of. */
function changes({ kept }: Form): boolean {
  return kept.some((left) => left !== 0 && left !== 1);
}

function ProductSheet({ form, tokens }: Tables): ReactElement {
  const framed = useFramed(form, "weights");
  return <Sheet {...{ form, tokens, framed }} title={words.products} cells={form.products} hue="ink" showsLater />;
}

function KeptSheet({ form, tokens, isAsked = false }: Tables & { isAsked?: boolean }): ReactElement {
  const framed = useFramed(form, "kept");
  return (
    <Sheet {...{ form, tokens, framed }} title={words.kept} before="∘" cells={isAsked ? null : form.kept} hue="s" />
  );
}

function WeightSheet({ form, tokens, isAsked = false }: Tables & { isAsked?: boolean }): ReactElement {
  const framed = useFramed(form, "weights");
  return (
    <Sheet
      {...{ form, tokens, framed }}
      title={words.weights}
      before="→"
      cells={isAsked ? null : form.weights}
      hue="u"
    />
  );
}

/** Where the cell stands that the step asks for, if it asks for one of these. */
function useFramed({ from }: Form, take: "kept" | "weights"): PlacedCell | null {
  const { cell } = useAskedCell();
  return cell?.take === take ? { row: cell.at - from, column: cell.of - from } : null;
}

function Frame({
  name,
  how,
  children,
}: {
  name: string;
  /** How the tables are read, where none above says it. */
  how?: string;
  children: (tables: Tables) => ReactElement;
}): ReactElement {
  const run = useExplorer((state) => state.run);
  const form = useForm(run);
  const note = form ? how : words.waiting;
  return (
    <section aria-label={name}>
      <h2 className="panel-name">{name}</h2>
      {note && <p className="note">{note}</p>}
      {run && form && <div className="parallel-sheets">{children({ form, tokens: wordsOf(run, form) })}</div>}
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

function wordsOf({ tokens: { tokens } }: PageRun, { from, size }: Form): Named[] {
  const name = (at: number): string => inProse(written(tokens[at]));
  return Array.from({ length: size }, (_, at) => ({
    word: name(from + at),
    under: from + at > 0 ? say(words.under, { word: name(from + at - 1) }) : "",
  }));
}
