// How is a picture of the training drawn? A function says which marks there are, as plain data; they are moved in place, many
// times a second, and React renders nothing. Leaves which marks there are to each panel.

import { useRef, type ReactElement } from "react";
import type { Training } from "#state/training";
import { drawMarks } from "#components/chart/keyedMarks";
import { useWidth } from "#components/hooks/useWidth";
import type { TrainDrawing } from "./drawing";
import { useTrainingDrawing } from "./useTrainingDrawing";
import "./TrainPicture.css";

const layers = [
  ["rect", "rects"],
  ["path", "paths"],
  ["circle", "circles"],
  ["text", "texts"],
] as const;

export function TrainPicture({
  draw,
  least = 200,
}: {
  draw: (training: Training, width: number) => TrainDrawing;
  /** px. A narrower one would show nothing. */
  least?: number;
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = Math.max(least, useWidth(root));
  useTrainingDrawing((training) => {
    if (!svg.current) return;
    const drawing = draw(training, width);
    const height = String(drawing.height);
    if (svg.current.getAttribute("height") !== height) svg.current.setAttribute("height", height);
    if (svg.current.getAttribute("aria-label") !== drawing.label) svg.current.setAttribute("aria-label", drawing.label);
    layers.forEach(([kind, name], index) =>
      drawMarks(svg.current!.children[index] as SVGGElement, kind, drawing[name] ?? []),
    );
  });
  return (
    <div ref={root} className="train-picture">
      <svg ref={svg} width={width} role="img">
        {layers.map(([kind]) => (
          <g key={kind} />
        ))}
      </svg>
    </div>
  );
}
