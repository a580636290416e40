// Which token is under the pointer: at the edges of an element, beyond them, and for a finger, which points at nothing?

import type { MouseEvent, PointerEvent } from "react";
import { beforeEach, expect, test } from "vitest";
import { plotOf, tokenAt, xOf } from "#components/chart/scale";
import { partAt, pointIn, pointsAtToken } from "#components/hooks/pointer";
import { usePlayhead } from "#state/playhead";

const element = {
  getBoundingClientRect: () => ({ left: 100, top: 20, width: 300, height: 60 }),
} as unknown as HTMLElement;

function pointerAt(clientX: number, pointerType = "mouse"): PointerEvent<HTMLElement> & MouseEvent<HTMLElement> {
  return { currentTarget: element, clientX, clientY: 50, pointerType } as never;
}

beforeEach(() => usePlayhead.setState({ hovered: null, held: null, position: -1 }));

test("a place in an element is counted from its upper left corner", () => {
  expect(pointIn(element, pointerAt(130))).toEqual({ x: 30, y: 30, width: 300, height: 60 });
});

test("a part begins where the one before it ends, and beyond the ends is the nearest", () => {
  const parts = { length: 300, count: 3 };
  expect([-50, 0, 99.9, 100, 299.9, 300, 900].map((x) => partAt(x, parts))).toEqual([0, 0, 0, 1, 2, 2, 2]);
});

test("a plot gives every token an equal part of its width, and finds it again where it stands", () => {
  const plot = plotOf({ width: 300, tokens: 7 });
  const tokens = Array.from({ length: 7 }, (_, token) => token);
  expect(tokens.map((token) => tokenAt(plot, xOf(plot, token)))).toEqual(tokens);
  expect(tokens.map((token) => partAt(xOf(plot, token), { length: 300, count: 7 }))).toEqual(tokens);
  expect(plotOf({ width: 300, tokens: 0 }).step).toBe(300);
});

test("a mouse points at the token under it until it leaves; a finger points at nothing", () => {
  const plot = plotOf({ width: 300, tokens: 10 });
  const handlers = pointsAtToken<HTMLElement>((event) => tokenAt(plot, pointIn(event.currentTarget, event).x));
  handlers.onPointerMove(pointerAt(100 + 95, "touch"));
  expect(usePlayhead.getState().hovered).toBeNull();
  handlers.onPointerMove(pointerAt(100 + 95));
  expect(usePlayhead.getState().hovered).toBe(3);
  handlers.onPointerLeave();
  expect(usePlayhead.getState().hovered).toBeNull();
});

test("while nothing may be pointed at, a mouse points at nothing and a click holds nothing", () => {
  const before = usePlayhead.getState();
  const handlers = pointsAtToken<HTMLElement>(() => null);
  handlers.onPointerMove(pointerAt(150));
  handlers.onClick(pointerAt(150));
  expect(usePlayhead.getState()).toEqual(before);
});
