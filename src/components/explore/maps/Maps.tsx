// What does this token draw on? Softmax attention, linear attention and the memory as attention, on the same queries and keys.

import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { hasAttention, hasMemory, type Mixer } from "#model/contracts/architecture";
import type { AttentionMaps, MapName, OwnAttention as OwnAttentionWeights } from "#model/contracts/protocol";
import type { Hue } from "#model/contracts/probe";
import { mapNames } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { repeatOf } from "#state/selectors";
import { useExplorer } from "#state/store";
import { mapWords } from "#words/maps";
import { say } from "#words/say";
import { CausalTriangle } from "#components/chart/CausalTriangle";
import type { Cell } from "#components/hooks/pointer";
import { useWidth } from "#components/hooks/useWidth";
import { formatPart } from "#components/text/format";
import { sentenceOf, weighs } from "./mapSentences";
import { momentOf } from "#components/hooks/moment";
import { NeedsMemory } from "#components/panel/NeedsMemory";
import { OwnAttention } from "./OwnAttention";
import { PanelExport } from "#components/panel/PanelExport";
import { attentionMapTable } from "./mapTable";
import { Said } from "#components/text/Said";
import { inProse, written } from "#components/text/spelling";
import "./Maps.css";

const { names } = mapWords;

/** Of the bars beside a map. */
const barHues: Readonly<Record<MapName, Hue>> = { softmax: "mute", linear: "l", memory: "ink" };

/** Of the marks: a triangle of grey squares would be too faint, so softmax is drawn in ink. */
const mapHues: Readonly<Record<MapName, Hue>> = { softmax: "ink", linear: "l", memory: "ink" };

/** Three stand side by side from this width on. */
const threeAcross = 600;
const gap = 20;
const listWidth = 84;
const largestSide = { beside: 136, alone: 240 };

export function Maps(): ReactElement {
  const mixer = useExplorer(({ run }) => run?.card?.config.mixer ?? null);
  if (mixer === null || hasAttention(mixer) || hasMemory(mixer)) return <ThreeMaps mixer={mixer} />;
  return (
    <NeedsMemory name={names.softmax}>
      <></>
    </NeedsMemory>
  );
}

/** The maps that a reader has: a model without a memory only its own attention. */
function mapsOf(mixer: Mixer | null): readonly MapName[] {
  if (mixer === null) return mapNames;
  if (!hasMemory(mixer)) return ["softmax"];
  return hasAttention(mixer) ? ["softmax", "memory", "linear"] : mapNames;
}

function ThreeMaps({ mixer }: { mixer: Mixer | null }): ReactElement {
  const panel = useRef<HTMLDivElement>(null);
  const width = useWidth(panel);
  const maps = useExplorer(shownMaps);
  const run = useExplorer((state) => state.run);
  const tokens = run?.tokens.tokens;
  const settings = useExplorer((state) => state.run?.rule ?? state.scene.memory);
  const window = useExplorer((state) => state.scene.window);
  const [pointed, point] = useState<Cell | null>(null);
  const repeat = tokens ? repeatOf(tokens) : null;

  const beside = width >= threeAcross;
  const mapWidth = beside ? (width - 2 * gap) / 3 : width;
  const side = Math.max(
    96,
    Math.min(beside ? largestSide.beside : largestSide.alone, Math.floor(mapWidth - listWidth - 12)),
  );
  const subtitles: Record<MapName, string> = {
    softmax: say(mapWords.subtitles.softmax, { window }),
    linear: mapWords.subtitles.linear,
    memory: mapWords.subtitles[weighs(settings)],
  };
  return (
    <div className="maps" ref={panel}>
      <div
        className="maps-row"
        style={{ gridTemplateColumns: beside ? "repeat(3, minmax(0, 1fr))" : "1fr", columnGap: gap }}
      >
        {mapsOf(mixer).map((name) => {
          if (name === "softmax" && maps?.own && run) {
            return (
              <section key={name} aria-label={names[name]} className="map maps-own">
                <h3 className="map-title">
                  <span className="panel-name">{names[name]}</span>{" "}
                  <span className="note">
                    {say(mapWords.subtitles.own, { layer: run.rule.layer, head: run.rule.head })}
                  </span>
                </h3>
                <OwnAttention own={maps.own} from={maps.from} side={Math.min(side, ownSide)} run={run} />
                <p className="note map-weighs">{ownWords(maps.own)}</p>
                <MapExport name={name} />
              </section>
            );
          }
          const sentence = maps && tokens ? sentenceOf(name, maps, { tokens, repeat }) : "";
          return (
            <section key={name} aria-label={names[name]} className="map">
              <h3 className="map-title">
                <span className="panel-name">{names[name]}</span> <span className="note">{subtitles[name]}</span>
              </h3>
              <div className="map-body">
                <div>
                  <CausalTriangle
                    map={
                      maps && {
                        from: maps.from,
                        size: maps.size,
                        weights: maps.maps[name],
                        largest: maps.largest[name],
                        window: name === "softmax" ? maps.window : null,
                      }
                    }
                    kind={name === "memory" ? "signed" : "magnitude"}
                    hue={mapHues[name]}
                    side={side}
                    label={say(mapWords.picture, { map: names[name], count: maps?.size ?? 0, sentence })}
                    sentence={sentence}
                    pointed={pointed}
                    onPoint={point}
                  />
                  <Legend name={name} largest={maps?.largest[name] ?? null} />
                </div>
                <Draws name={name} />
              </div>
              <p className="note map-weighs">{mapWords.row[name === "memory" ? weighs(settings) : name]}</p>
              <MapExport name={name} />
            </section>
          );
        })}
      </div>
      <p className="note maps-cell" aria-live="polite">
        {pointed && maps && tokens && pointed.column <= pointed.row ? (
          <CellText maps={maps} cell={pointed} text={(line) => tokens[maps.from + line]?.text ?? ""} />
        ) : (
          <>
            {maps && tokens && maps.size < tokens.length && (
              <b>{say(mapWords.part, { from: maps.from + 1, to: maps.from + maps.size, count: tokens.length })} </b>
            )}
            {twinWords(mixer)}
          </>
        )}
      </p>
    </div>
  );
}

/** Where the maps' queries and keys come from, and what was done to them. */
function twinWords(mixer: Mixer | null): ReactNode {
  if (mixer === null) {
    return (
      <Said
        words={mapWords.twins.untrained}
        places={{
          query: (
            <>
              q<sub>t</sub>
            </>
          ),
        }}
      />
    );
  }
  if (mixer === "lmm") return mapWords.twins.lmm;
  return hasMemory(mixer) ? mapWords.twins.trained : null;
}

function MapExport({ name }: { name: MapName }): ReactElement {
  return <PanelExport of={{ name: names[name], table: () => attentionMapTable(useExplorer.getState(), name) }} />;
}

const ownSide = 136;

function ownWords({ firstSeen, remembered }: OwnAttentionWeights): string {
  const isLimited = firstSeen.some((first) => first > 0);
  if (!isLimited) return mapWords.row.whole;
  return remembered ? mapWords.row.segment : mapWords.row.window;
}

/** The maps of the run on screen. */
function shownMaps({ maps, run }: ReturnType<typeof useExplorer.getState>): AttentionMaps | null {
  return maps && run && maps.run === run.id && maps.from + maps.size <= run.filled ? maps : null;
}

/** The four words a token draws on most, with their weights. */
function Draws({ name }: { name: MapName }): ReactElement {
  const moment = useExplorer(momentOf);
  const tokens = useExplorer((state) => state.run?.tokens.tokens);
  const hue = barHues[name];
  if (!moment || !tokens) return <div className="draws" />;
  const draws = moment.draws[name];
  const largest = Math.max(...draws.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  return (
    <div className="draws">
      <p className="note draws-asker">
        <Said
          words={mapWords.drawsOn}
          places={{ token: <bdi translate="no">{inProse(written(tokens[moment.token]))}</bdi> }}
        />
      </p>
      <ol>
        {draws.map(({ token, weight }) => (
          <li key={token}>
            <button
              onClick={() => hold(token)}
              title={say(mapWords.draw, { token: token + 1, weight: formatPart(weight, { digits: 3 }) })}
            >
              <span className="draws-word" dir="auto" translate="no">
                {written(tokens[token])}
              </span>
              <span className="draws-weight note">{formatPart(weight)}</span>
              <span className="draws-track">
                <span
                  className={`draws-bar${weight < 0 ? " is-negative" : ""}`}
                  style={{ width: `${(100 * Math.abs(weight)) / largest}%`, color: `var(--${hue})` }}
                />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Legend({ name, largest }: { name: MapName; largest: number | null }): ReactElement {
  const most = largest === null ? "–" : formatPart(largest);
  return (
    <p className={`note map-legend is-${name}`}>
      {name === "memory" ? (
        <>
          <span className="map-legend-square is-negative" />−{most} <span className="map-legend-square" />
          {most}
        </>
      ) : (
        <>
          0 <span className="map-legend-strip" /> {most}
        </>
      )}
    </p>
  );
}

/** One weight in all three maps. */
function CellText({
  maps,
  cell: { row, column },
  text,
}: {
  maps: AttentionMaps;
  cell: Cell;
  text: (line: number) => string;
}): ReactElement {
  const weight = (name: MapName): string => formatPart(maps.maps[name][row * maps.size + column]!, { digits: 3 });
  return (
    <Said
      words={mapWords.cell}
      places={{
        asker: <bdi translate="no">{text(row)}</bdi>,
        row: maps.from + row + 1,
        source: <bdi translate="no">{text(column)}</bdi>,
        column: maps.from + column + 1,
        b: (inside) => <b>{inside}</b>,
        softmax: weight("softmax"),
        linear: weight("linear"),
        memory: weight("memory"),
      }}
    />
  );
}
