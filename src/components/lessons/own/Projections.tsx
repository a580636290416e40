// Where do the key, the value and the query of the word under the cursor come from? Its row of numbers goes through three matrices,
// and a short convolution mixes its neighbours in; without a model the words are mixed as they are.

import { useEffect, useRef, type ReactElement } from "react";
import type { Origin, Origins } from "#model/contracts/origins";
import type { Token } from "#model/contracts/tokenizer";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { largestOf } from "#components/chart/matrixPixels";
import { useWidth } from "#components/hooks/useWidth";
import { PanelExport } from "#components/panel/PanelExport";
import { written } from "#components/text/spelling";
import { NumbersPicture } from "./NumbersPicture";
import { originWords as words } from "./originWords";

/** CSS pixels: of a number at most, in a row and in a matrix; between the three, and beside a row for what is said of it. */
const cells = { row: 6, matrix: 3 } as const;
const gap = 24;
const said = 92;
/** The three stand beside each other from this width on each. */
const narrowest = 216;
/** A row as flat as its squares are could not be seen: it is drawn this often. */
const thick = 4;

export function Projections(): ReactElement {
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const run = useExplorer((state) => state.run);
  const origins = useExplorer(({ origins, run }) => (origins?.run === run?.id ? origins : null));
  useEffect(() => {
    useExplorer.setState({ asksForOrigins: true });
    return () => useExplorer.setState({ asksForOrigins: false });
  }, []);
  const isRead = run !== null && run.summary !== null;
  return (
    <section ref={box} aria-label={panelNames.projections} style={{ position: "relative", marginTop: 14 }}>
      <h2 className="panel-name">{panelNames.projections}</h2>
      <p className="note">{words.note}</p>
      {origins ? (
        <ThreeWays origins={origins} tokens={run!.tokens.tokens} width={width} />
      ) : (
        <p className="note">{isRead ? words.none : words.waiting}</p>
      )}
      <PanelExport />
    </section>
  );
}

function ThreeWays({
  origins,
  tokens,
  width,
}: {
  origins: Origins;
  tokens: readonly Token[];
  /** CSS pixels. */
  width: number;
}): ReactElement {
  const { of, word, token } = origins;
  const beside = Math.max(1, Math.min(of.length, Math.floor((width + gap) / (narrowest + gap))));
  const room = (width - (beside - 1) * gap) / beside - said;
  const columns = { display: "grid", gridTemplateColumns: `repeat(${beside}, minmax(0, 1fr))`, gap, marginTop: 10 };
  return (
    <>
      {of[0]!.matrix && (
        <figure style={{ margin: "10px 0 14px" }}>
          <figcaption className="note">
            {say(words.word, { word: written(tokens[token]), count: word.length })}
          </figcaption>
          <Row values={word} label={written(tokens[token])} room={width} />
        </figure>
      )}
      <div style={columns}>
        {of.map((origin) => (
          <Way key={origin.role} origin={origin} origins={origins} tokens={tokens} room={room} />
        ))}
      </div>
    </>
  );
}

function Way({
  origin: { role, matrix, mixed, rows, shares, made },
  origins: { word, size },
  tokens,
  room,
}: {
  origin: Origin;
  origins: Origins;
  tokens: readonly Token[];
  /** CSS pixels of a row at most. */
  room: number;
}): ReactElement {
  const kind = matrix ? "trained" : "untrained";
  const nameOf = (token: number): string => (token < 0 ? words.start : written(tokens[token]));
  const most = largestOf(rows);
  return (
    <figure style={{ margin: 0, minWidth: 0 }}>
      <figcaption>
        <b>{words.roles[role]}</b> <span className="note">{words.of[kind][role]}</span>
      </figcaption>
      {matrix && (
        <>
          <p className="note">{say(words.matrix, { rows: word.length, columns: size })}</p>
          <NumbersPicture
            values={upright(matrix, { rows: word.length, columns: size })}
            rows={size}
            columns={word.length}
            cell={Math.min((room + said) / word.length, cells.matrix)}
            largest={largestOf(matrix)}
            label={say(words.matrix, { rows: word.length, columns: size })}
          />
        </>
      )}
      <p className="note" style={{ marginTop: 8 }}>
        {words.mixed[kind]}
      </p>
      {mixed.map((token, index) => (
        <div key={index} style={{ display: "flex", alignItems: "center", gap: 8, marginTop: 3 }}>
          <Row
            values={rows.subarray(index * size, (index + 1) * size)}
            largest={most}
            room={room}
            label={say(words.rowOf, { word: nameOf(token) })}
          />
          <span className="note">{say(words.share, { word: nameOf(token), share: sayShare(shares[index]!) })}</span>
        </div>
      ))}
      <div style={{ marginTop: 8, borderTop: "2px solid var(--ink)", paddingTop: 6 }}>
        <Row values={made} label={words.roles[role]} room={room} />
        <span className="note">{say(words.made[role], { count: size })}</span>
      </div>
    </figure>
  );
}

function Row({
  values,
  largest = largestOf(values),
  label,
  room,
}: {
  values: Float32Array;
  largest?: number;
  label: string;
  room: number;
}): ReactElement {
  const drawn = new Float32Array(thick * values.length);
  for (let row = 0; row < thick; row++) drawn.set(values, row * values.length);
  return (
    <NumbersPicture
      values={drawn}
      rows={thick}
      columns={values.length}
      cell={Math.min(cells.row, room / values.length)}
      largest={largest}
      label={label}
    />
  );
}

/** A line for each number that comes out, as wide as the row that goes in. */
function upright(matrix: Float32Array, { rows, columns }: { rows: number; columns: number }): Float32Array {
  return Float32Array.from(matrix, (_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)]!);
}
