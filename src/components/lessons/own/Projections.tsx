// Where do the key, the value and the query of the word under the cursor come from? Its row of numbers goes through three matrices,
// and a short convolution mixes its neighbours in; without a model the words are mixed as they are. Or a part of this way alone.

import { useRef, type ReactElement, type ReactNode } from "react";
import type { Origin, OriginRole, Origins } from "#model/contracts/origins";
import type { Token } from "#model/contracts/tokenizer";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { largestOf } from "#components/chart/matrixPixels";
import { useAsking } from "#components/hooks/asking";
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

/** What of the way is drawn: all of it, only how a word goes through the matrices, or only what is mixed. */
type Part = "all" | "matrix" | "mix";

const pair: readonly OriginRole[] = ["key", "value"];
const three: readonly OriginRole[] = [...pair, "query"];

export function Projections(): ReactElement {
  return <Ways name={panelNames.projections} roles={three} part="all" />;
}

/** Before queries are spoken of. */
export function KeyAndValue(): ReactElement {
  return <Ways name={panelNames.keyAndValue} roles={pair} part="all" />;
}

export function ThroughMatrices(): ReactElement {
  return <Ways name={panelNames.throughMatrices} roles={three} part="matrix" />;
}

export function KeyMix(): ReactElement {
  return <Ways name={panelNames.keyMix} roles={pair} part="mix" />;
}

function Ways({ name, roles, part }: { name: string; roles: readonly OriginRole[]; part: Part }): ReactElement {
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const run = useExplorer((state) => state.run);
  const origins = useExplorer(({ origins, run }) => (origins?.run === run?.id ? origins : null));
  useAsking("originAskers");
  const isRead = run !== null && run.summary !== null;
  return (
    <section ref={box} aria-label={name} style={{ position: "relative", marginTop: 14 }}>
      <h2 className="panel-name">{name}</h2>
      <p className="note">{words.notes[origins?.of[0]!.matrix && part !== "mix" ? "squares" : "bars"]}</p>
      {origins ? (
        <WaysDrawn {...{ origins, roles, part, width }} tokens={run!.tokens.tokens} />
      ) : (
        <p className="note">{isRead ? words.none : words.waiting}</p>
      )}
      {part === "all" && <PanelExport />}
    </section>
  );
}

function WaysDrawn({
  origins,
  roles,
  part,
  tokens,
  width,
}: {
  origins: Origins;
  roles: readonly OriginRole[];
  part: Part;
  tokens: readonly Token[];
  /** CSS pixels. */
  width: number;
}): ReactElement {
  const { word, token } = origins;
  const of = origins.of.filter(({ role }) => roles.includes(role));
  const beside = Math.max(1, Math.min(of.length, Math.floor((width + gap) / (narrowest + gap))));
  const room = (width - (beside - 1) * gap) / beside - said;
  const columns = { display: "grid", gridTemplateColumns: `repeat(${beside}, minmax(0, 1fr))`, gap, marginTop: 10 };
  return (
    <>
      {of[0]!.matrix && part !== "mix" && (
        <figure style={{ margin: "10px 0 14px" }}>
          <figcaption className="note">
            {say(words.word, { word: written(tokens[token]), count: word.length })}
          </figcaption>
          <Row values={word} label={written(tokens[token])} room={width} />
        </figure>
      )}
      <div style={columns}>
        {of.map((origin) => (
          <Way key={origin.role} {...{ origin, origins, part, tokens, room }} />
        ))}
      </div>
    </>
  );
}

function Way({
  origin: { role, matrix, mixed, rows, parts, shares, made },
  origins: { word, size },
  part,
  tokens,
  room,
}: {
  origin: Origin;
  origins: Origins;
  part: Part;
  tokens: readonly Token[];
  /** CSS pixels of a row at most. */
  room: number;
}): ReactElement {
  const kind = matrix ? "trained" : "untrained";
  const nameOf = (token: number): string => (token < 0 ? words.start : written(tokens[token]));
  const most = largestOf(parts);
  // One word taken as it is: its row is the key or the value, and there is nothing to add up.
  const isWhole = !matrix && mixed.length === 1;
  const mix = Float32Array.from({ length: size }, (_, at) =>
    mixed.reduce((sum, _token, row) => sum + parts[row * size + at]!, 0),
  );
  return (
    <figure style={{ margin: 0, minWidth: 0 }}>
      <figcaption>
        <b>{words.roles[role]}</b> <span className="note">{words.of[kind][role]}</span>
      </figcaption>
      {matrix && part !== "mix" && (
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
      {part === "matrix" && matrix && (
        <Made label={say(words.through[role], { count: size })}>
          <Row values={rows.subarray(0, size)} label={words.roles[role]} room={room} />
        </Made>
      )}
      {part !== "matrix" && isWhole && (
        <>
          <Row values={made} label={words.roles[role]} room={room} />
          <span className="note">{say(words.whole, { word: nameOf(mixed[0]!), count: size })}</span>
        </>
      )}
      {part !== "matrix" && !isWhole && (
        <>
          <p className="note" style={{ marginTop: 8 }}>
            {words.mixed[part === "mix" && matrix ? "alone" : kind]}
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
          {part === "all" && (
            <Made label={matrix ? words.bent[role] : words.made[role]}>
              <Row values={made} label={words.roles[role]} room={room} />
            </Made>
          )}
        </>
      )}
    </figure>
  );
}

/** What comes out, under the line of a sum. */
function Made({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div style={{ marginTop: 8, borderTop: "2px solid var(--ink)", paddingTop: 6 }}>
      {children}
      <span className="note">{label}</span>
    </div>
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
