// What does this token draw on? Softmax attention, linear attention and the memory as attention, on the same queries and keys.

import { useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { hasAttention, hasMemory, type Mixer } from "#model/contracts/architecture";
import type { AttentionMaps, MapName, OwnAttention as OwnAttentionWeights } from "#model/contracts/protocol";
import { mapNames } from "#model/contracts/protocol";
import { repeatOf } from "#state/selectors";
import { useExplorer } from "#state/store";
import { mapWords } from "#words/maps";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import type { Cell } from "#components/hooks/pointer";
import { useEnlarged } from "#components/hooks/enlarged";
import { useWidth } from "#components/hooks/useWidth";
import { formatNumber, formatPart } from "#components/text/format";
import { sentenceOf, weighs } from "./mapSentences";
import { readRows } from "./readRows";
import { Enlarge } from "#components/panel/Enlarge";
import { NeedsMemory } from "#components/panel/NeedsMemory";
import { OwnAttention } from "./OwnAttention";
import { Message } from "#components/text/Message";
import { MapFrame } from "./MapFrame";
import { TwinMap } from "./TwinMap";
import "./Maps.css";

const { names } = mapWords;

/** Three stand side by side from this width on. */
const threeAcross = 600;
const gap = 20;
const listWidth = 84;
/** Over and under one of two rows of enlarged maps, words and all. */
const aroundMap = 110;
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
  const enlarged = useEnlarged(panel);
  const asked = useExplorer((state) => state.maps);
  const run = useExplorer((state) => state.run);
  const maps = useMemo(() => readRows({ maps: asked, run }), [asked, run]);
  const tokens = run?.tokens.tokens;
  const settings = useExplorer((state) => state.run?.rule ?? state.scene.memory);
  const window = useExplorer((state) => state.scene.window);
  const [pointed, point] = useState<Cell | null>(null);
  const repeat = tokens ? repeatOf(tokens) : null;
  // The rows of the first two maps sum to 1; a row of the memory's may hold more.
  const full = Math.max(1, maps?.largest.memory ?? 0);

  const beside = width >= threeAcross;
  const across = !beside ? 1 : enlarged ? 2 : 3;
  const mapWidth = (width - (across - 1) * gap) / across;
  const most = enlarged ? enlarged.height / 2 - aroundMap : beside ? largestSide.beside : largestSide.alone;
  const side = Math.max(96, Math.min(most, Math.floor(mapWidth - listWidth - 12)));
  const subtitles: Record<MapName, string> = {
    softmax: say(mapWords.subtitles.softmax, { window }),
    linear: mapWords.subtitles.linear,
    memory: mapWords.subtitles[weighs(settings)],
  };
  return (
    <div className="maps" ref={panel} data-panel="">
      <span className="panel-ways is-beside maps-enlarge" data-export="omit">
        <Enlarge name={panelNames.maps} />
      </span>
      <div className="maps-row" style={{ gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`, columnGap: gap }}>
        {mapsOf(mixer).map((name) => {
          if (name === "softmax" && maps?.own && run) {
            const { layer, head } = run.rule;
            return (
              <MapFrame
                key={name}
                of={name}
                className="map maps-own"
                subtitle={say(mapWords.subtitles.own, { layer, head })}
                row={ownWords(maps.own)}
              >
                <OwnAttention
                  own={maps.own}
                  from={maps.from}
                  side={enlarged ? Math.min(side, Math.floor(width / 3)) : Math.min(side, ownSide)}
                  run={run}
                />
              </MapFrame>
            );
          }
          return (
            <TwinMap
              key={name}
              name={name}
              maps={maps}
              sentence={maps && tokens ? sentenceOf(name, maps, { tokens, repeat }) : ""}
              subtitle={subtitles[name]}
              row={mapWords.row[name === "memory" ? weighs(settings) : name]}
              side={side}
              full={full}
              pointed={pointed}
              onPoint={point}
            />
          );
        })}
      </div>
      <p className="note maps-cell" aria-live="polite">
        {pointed && maps && tokens && pointed.column <= pointed.row && maps.from + pointed.row < run.filled ? (
          <CellText maps={maps} cell={pointed} text={(line) => tokens[maps.from + line]?.text ?? ""} />
        ) : (
          <>
            {maps && tokens && maps.size < tokens.length && (
              <b>{say(mapWords.part, { from: maps.from + 1, to: maps.from + maps.size, count: tokens.length })} </b>
            )}
            {twinWords(mixer)} {say(mapWords.bars, { full: formatNumber(full) })}
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
      <Message
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

const ownSide = 136;

function ownWords({ firstSeen, remembered }: OwnAttentionWeights): string {
  const isLimited = firstSeen.some((first) => first > 0);
  if (!isLimited) return mapWords.row.whole;
  return remembered ? mapWords.row.segment : mapWords.row.window;
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
    <Message
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
