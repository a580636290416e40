// What did the reader answer to the questions before and after the course? Each time once, and kept on this device alone.

import { create } from "zustand";
import { inventory, rightOf } from "#lessons/inventory";
import { plainText } from "#lessons/markup";
import type { FirstTry } from "./progress";

export const sittings = ["before", "after"] as const;
export type Sitting = (typeof sittings)[number];

/** By item: a place in its options, null for none. */
type Chosen = readonly (number | null)[];
type Inventory = Readonly<Record<Sitting, Chosen | null>>;

/** As they leave the page: in words, and whether they were right. */
export type InventorySittings = Readonly<Record<Sitting, readonly (FirstTry | null)[] | null>>;

const key = "titans-explorer.inventory";
const version = 1;
const nothing: Inventory = { before: null, after: null };

export const useInventory = create<Inventory>()(() => stored() ?? nothing);

export function keepSitting(sitting: Sitting, chosen: Chosen): void {
  write({ ...(stored() ?? useInventory.getState()), [sitting]: chosen });
}

export function forgetSittings(): void {
  write(nothing);
}

/** null where neither has been answered. */
export function sittingsInWords({ before, after } = useInventory.getState()): InventorySittings | null {
  const told = (chosen: Chosen | null): readonly (FirstTry | null)[] | null =>
    chosen && inventory.map((item, index) => answerOf(chosen[index] ?? null, item));
  return before || after ? { before: told(before), after: told(after) } : null;
}

/** How many were right. */
export function rightIn(chosen: Chosen): number {
  return inventory.filter((item, index) => chosen[index] === rightOf(item)).length;
}

function answerOf(place: number | null, item: (typeof inventory)[number]): FirstTry | null {
  return place === null ? null : { answer: plainText(item.options[place]!.words), right: place === rightOf(item) };
}

function write(sittings: Inventory): void {
  useInventory.setState(sittings);
  try {
    localStorage.setItem(key, JSON.stringify({ ...sittings, version }));
  } catch {
    // Then it lasts as long as the page, which has said so of the lessons.
  }
}

/** What the device has kept; null where that is nothing, or nothing of ours. */
function stored(): Inventory | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Record<string, unknown> | null;
    return kept?.["version"] === version ? { before: chosenIn(kept["before"]), after: chosenIn(kept["after"]) } : null;
  } catch {
    return null;
  }
}

function chosenIn(kept: unknown): Chosen | null {
  const isOption = (place: unknown, item: number): boolean =>
    place === null || (Number.isInteger(place) && inventory[item]!.options[place as number] !== undefined);
  return Array.isArray(kept) && kept.length === inventory.length && kept.every(isOption) ? (kept as Chosen) : null;
}
