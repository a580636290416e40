// How do surprise, momentum, gates and drift go along the text? One x-axis, one cursor, four rows.
// The pointer shows a token's numbers as a ghost, a click holds it, a drag scrubs.

import { useMemo, useRef, type CSSProperties, type MouseEvent, type ReactElement } from "react";
import { differenceOf } from "#scene/scene";
import { earlierWords, repeatOf } from "#state/selectors";
import { useExplorer, type Explorer, type Ghost } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { Axis } from "./Axis";
import { Bands } from "./Bands";
import { CursorLine } from "./CursorLine";
import { plotOf, tokenAt } from "#components/chart/scale";
import { useEnlarged } from "#components/hooks/enlarged";
import { useWidth } from "#components/hooks/useWidth";
import { OfWrite } from "#components/hooks/cursor";
import { pointIn, useScrub } from "#components/hooks/pointer";
import { Gates } from "./Gates";
import { useLayout } from "#components/hooks/layout";
import { LineRow } from "./LineRow";
import { PanelExport } from "#components/panel/PanelExport";
import type { RowPlot } from "./Row";
import { Surprise } from "./Surprise";
import { TimelineSummary } from "./TimelineSummary";
import { timelineWords } from "./words";
import "./Timeline.css";

const { timeline: words } = timelineWords;

/** Under this width names stand above the plots, not beside them; and on a phone, where they are pressed with a thumb. */
const compactWidth = 520; // px
const sides = { gutter: 136, margin: 44, compactGutter: 28, compactMargin: 6 }; // px
const heights = { surprise: 80, momentum: 38, gates: 42, drift: 40 }; // px
const compactHeights = { surprise: 132, momentum: 56, gates: 64, drift: 56 }; // px

/** Heads, feet and the room between the rows. */
const aroundRows = 160; // px

/** The rows' heights in what room the panel has, in the same proportions. */
function enlargedBy(rows: typeof heights, room: number | null): typeof heights {
  const all = rows.surprise + rows.momentum + rows.gates + rows.drift;
  const times = room === null ? 1 : Math.max(1, (room - aroundRows) / all);
  const of = (height: number): number => Math.round(height * times);
  return {
    surprise: of(rows.surprise),
    momentum: of(rows.momentum),
    gates: of(rows.gates),
    drift: of(rows.drift),
  };
}

export function Timeline(): ReactElement {
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root);
  const enlarged = useEnlarged(root);
  const run = useExplorer((state) => state.run);
  const earlier = useExplorer((state) => state.scene.earlier);
  // Turned back to where it was, a knob has no earlier run to show; turned on, it has again.
  const ghost = useExplorer((state) => (state.scene.earlier ? state.ghost : null));
  const tokens = useExplorer((state) => state.run?.tokens ?? state.tokens);
  const repeat = repeatOf(tokens.tokens);
  const compact = useLayout() === "phone" || width < compactWidth;
  const gutter = compact ? sides.compactGutter : sides.gutter;
  const margin = compact ? sides.compactMargin : sides.margin;
  const plot: RowPlot = useMemo(() => {
    const inner = Math.max(40, Math.floor(width - gutter - margin));
    return { ...plotOf({ width: inner, tokens: Math.max(1, tokens.tokens.length) }), compact };
  }, [width, gutter, margin, compact, tokens]);

  const xUnder = (event: MouseEvent): number => pointIn(event.currentTarget.querySelector(".timeline-field")!, event).x;
  const pointer = useScrub<HTMLDivElement>({
    tokenUnder: (event) => tokenAt(plot, xUnder(event)),
    isOn: (event) => run !== null && xUnder(event) >= 0 && xUnder(event) <= plot.width,
  });

  const row = { plot, run, ghost: useExplorer(drawnGhost) };
  const height = enlargedBy(compact ? compactHeights : heights, enlarged?.height ?? null);
  const legend = ghost && earlier && (
    <span className="timeline-legend">
      <svg width="22" height="6" aria-hidden>
        <path d="M0 3H22" className="plot-ghost" />
      </svg>
      {say(words.earlier, { differences: earlierWords(earlier) })}
    </span>
  );
  return (
    <section
      ref={root}
      aria-label={panelNames.timeline}
      data-ghost={ghost !== null || undefined}
      className={compact ? "timeline timeline-compact" : "timeline"}
      style={
        { "--gutter": `${gutter}px`, "--margin": `${margin}px`, "--half-step": `${plot.step / 2}px` } as CSSProperties
      }
    >
      {compact && <TimelineSummary run={run} repeat={repeat} />}
      <div className="timeline-stack" {...pointer}>
        <div className="timeline-field" data-export="across">
          {repeat && <Bands plot={plot} repeat={repeat} />}
        </div>
        <div className="timeline-head" data-export="head">
          {!compact && legend}
        </div>
        <Surprise {...row} repeat={repeat} height={height.surprise} />
        <LineRow {...row} series="momentum" height={height.momentum} />
        <Gates {...row} height={height.gates} />
        <LineRow {...row} series="drift" height={height.drift} />
        <div className="timeline-foot" data-export="foot">
          <Axis plot={plot} run={run} />
        </div>
        <div className="timeline-field timeline-field-above" data-export="across">
          <OfWrite value>
            <CursorLine plot={plot} />
          </OfWrite>
        </div>
      </div>
      {compact && legend}
      <PanelExport />
    </section>
  );
}

/** The earlier run, where the one on screen differs from it: while a turned knob's run is still to come nothing is drawn anew. */
function drawnGhost({ scene, run, ghost }: Explorer): Ghost | null {
  if (!scene.earlier || !run || !ghost || run === ghost.run || run.settings.model !== ghost.run.settings.model)
    return null;
  return differenceOf(ghost.run, { memory: run.settings, overrides: run.overrides }) && ghost;
}
