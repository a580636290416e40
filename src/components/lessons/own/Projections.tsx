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
import { NumberBars } from "./NumberBars";
import { NumbersPicture } from "./NumbersPicture";
import { originWords as words } from "./originWords";

/** CSS pixels: of a number at most, in a row and in a matrix; between the three, and beside a row for what is said of it. */
const cells = { row: 6, matrix: 10 } as const;
/** Of a matrix only a corner is drawn: all of it would be grey. */
const corner = { rows: 8, columns: 24 } as const;
const gap = 24;
const said = 92;
/** The three stand beside each other from this width on each. */
const narrowest = 216;

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
  origin: { role, matrix, mixed, parts, shares, made },
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
  const most = largestOf(parts);
  const mix = Float32Array.from({ length: size }, (_, at) =>
    mixed.reduce((sum, _token, row) => sum + parts[row * size + at]!, 0),
  );
  return (
    <figure style={{ margin: 0, minWidth: 0 }}>
      <figcaption>
        <b>{words.roles[role]}</b> <span className="note">{words.of[kind][role]}</span>
      </figcaption>
      {matrix && (
        <>
          <p className="note">{say(words.matrix, { rows: word.length, columns: size })}</p>
          <NumbersPicture
            values={cornerOf(matrix, size)}
            rows={corner.rows}
            columns={corner.columns}
            cell={Math.min((room + said) / corner.columns, cells.matrix)}
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
            values={parts.subarray(index * size, (index + 1) * size)}
            largest={most}
            room={room}
            label={say(words.rowOf, { word: nameOf(token) })}
          />
          <span className="note">{say(words.share, { word: nameOf(token), share: sayShare(shares[index]!) })}</span>
        </div>
      ))}
      {matrix && (
        <div style={{ marginTop: 8, borderTop: "1px solid var(--mute)", paddingTop: 6 }}>
          <Row values={mix} label={words.sum} room={room} />
          <span className="note">{words.sum}</span>
        </div>
      )}
      <div style={{ marginTop: 8, borderTop: "2px solid var(--ink)", paddingTop: 6 }}>
        <Row values={made} label={words.roles[role]} room={room} />
        <span className="note">{matrix ? words.bent[role] : say(words.made[role], { count: size })}</span>
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
  return (
    <NumberBars values={values} step={Math.min(cells.row, room / values.length)} largest={largest} label={label} />
  );
}

/** The first lines and columns: a line for each number that comes out, a column for each that goes in. */
function cornerOf(matrix: Float32Array, size: number): Float32Array {
  const { rows, columns } = corner;
  return Float32Array.from(
    { length: rows * columns },
    (_, at) => matrix[(at % columns) * size + Math.floor(at / columns)]!,
  );
}
