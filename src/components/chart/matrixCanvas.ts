// How does a matrix get onto its canvas? At device pixels, in the canvas's own CSS colour, again when the theme changes.

import { rgb } from "d3";
import { useEffect, useRef, type RefObject } from "react";
import { paintMatrix } from "./matrixPixels";

/** The CSS size of a cell that fits: a whole number of device pixels, unless it has fewer than three. */
export function cellThatFits({
  rows,
  columns,
  width,
  height,
}: {
  rows: number;
  columns: number;
  width: number;
  height: number;
}): number {
  const ratio = window.devicePixelRatio;
  const cell = Math.min((width * ratio) / columns, (height * ratio) / rows);
  return (cell < 3 ? cell : Math.floor(cell)) / ratio;
}

interface Buffer {
  readonly image: ImageData;
  readonly colour: readonly [number, number, number];
}
const buffers = new WeakMap<HTMLCanvasElement, Buffer>();

/** Paints a matrix at `width` × `height` CSS pixels, in the canvas's `color`. */
export function paintCanvas(
  canvas: HTMLCanvasElement,
  {
    width,
    height,
    ...picture
  }: {
    values: Float32Array;
    rows: number;
    columns: number;
    largest: number;
    width: number;
    height: number;
    kind: "signed" | "magnitude";
  },
): void {
  const ratio = window.devicePixelRatio;
  const deviceWidth = Math.max(1, Math.round(width * ratio));
  const deviceHeight = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext("2d")!;
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
    buffers.delete(canvas);
  }
  const buffer = buffers.get(canvas) ?? {
    image: context.createImageData(deviceWidth, deviceHeight),
    colour: colourOf(canvas),
  };
  buffers.set(canvas, buffer);
  paintMatrix({ ...picture, ratio, colour: buffer.colour }, buffer.image);
  context.putImageData(buffer.image, 0, 0);
}

/** Takes everything off a canvas. */
export function clearCanvas(canvas: HTMLCanvasElement): void {
  canvas.getContext("2d")!.clearRect(0, 0, canvas.width, canvas.height);
}

/** Computed, so that forced colours are what is read too. */
function colourOf(canvas: HTMLCanvasElement): Buffer["colour"] {
  const { r, g, b } = rgb(getComputedStyle(canvas).color);
  return [r, g, b];
}

/** Calls `repaint` when the colours of the page or the density of the screen have changed. */
export function useRepaint(canvas: RefObject<HTMLCanvasElement | null>, repaint: () => void): void {
  const latest = useRef(repaint);
  useEffect(() => {
    latest.current = repaint;
  });
  useEffect(() => {
    const again = (): void => {
      if (canvas.current) buffers.delete(canvas.current);
      latest.current();
    };
    const themes = new MutationObserver(again);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    const queries = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(forced-colors: active)")];
    queries.forEach((query) => query.addEventListener("change", again));
    window.addEventListener("resize", again);
    return () => {
      themes.disconnect();
      queries.forEach((query) => query.removeEventListener("change", again));
      window.removeEventListener("resize", again);
    };
  }, [canvas]);
}
