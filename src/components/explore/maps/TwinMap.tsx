// What does one of the three maps show? Its triangle, its scale, and the words that the cursor's token draws on most.

import type { ReactElement } from "react";
import type { Hue } from "#model/contracts/probe";
import type { AttentionMaps, MapName } from "#model/contracts/protocol";
import { hold } from "#state/playhead";
import { useExplorer } from "#state/store";
import { mapWords } from "#words/maps";
import { say } from "#words/say";
import { CausalTriangle } from "#components/chart/CausalTriangle";
import { momentOf } from "#components/hooks/moment";
import type { Cell } from "#components/hooks/pointer";
import { formatPart } from "#components/text/format";
import { Message } from "#components/text/Message";
import { inProse, written } from "#components/text/spelling";
import { MapFrame } from "./MapFrame";

/** Of the bars beside a map. */
const barHues: Readonly<Record<MapName, Hue>> = { softmax: "mute", linear: "l", memory: "ink" };

/** Of the marks: a triangle of grey squares would be too faint, so softmax is drawn in ink. */
const mapHues: Readonly<Record<MapName, Hue>> = { softmax: "ink", linear: "l", memory: "ink" };

export function TwinMap({
  name,
  maps,
  sentence,
  subtitle,
  row,
  side,
  full,
  pointed,
  onPoint,
}: {
  name: MapName;
  maps: AttentionMaps | null;
  sentence: string;
  subtitle: string;
  row: string;
  /** CSS pixels. */
  side: number;
  /** What a full bar stands for, in all maps. */
  full: number;
  pointed: Cell | null;
  onPoint: (cell: Cell | null) => void;
}): ReactElement {
  return (
    <MapFrame of={name} className="map" subtitle={subtitle} row={row}>
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
            label={say(mapWords.picture, { map: mapWords.names[name], count: maps?.size ?? 0, sentence })}
            sentence={sentence}
            pointed={pointed}
            onPoint={onPoint}
          />
          <Legend name={name} largest={maps?.largest[name] ?? null} />
        </div>
        <Draws name={name} full={full} />
      </div>
    </MapFrame>
  );
}

/** The four words a token draws on most, with their weights. */
function Draws({ name, full }: { name: MapName; full: number }): ReactElement {
  const moment = useExplorer(momentOf);
  const tokens = useExplorer((state) => state.run?.tokens.tokens);
  const hue = barHues[name];
  if (!moment || !tokens) return <div className="draws" />;
  const draws = moment.draws[name];
  return (
    <div className="draws">
      <p className="note draws-asker">
        <Message
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
              <span className="weighed-word" dir="auto" translate="no">
                {written(tokens[token])}
              </span>
              <span className="note">{formatPart(weight)}</span>
              <span className="weighed-track">
                <span
                  className={`weighed-bar${weight < 0 ? " is-negative" : ""}`}
                  style={{ width: `${Math.min(100, (100 * Math.abs(weight)) / full)}%`, color: `var(--${hue})` }}
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
