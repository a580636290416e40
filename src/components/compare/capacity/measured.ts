// What is known so far of how much each memory holds? Its points by pairs stored, those by age, and how many trials are done.

import {
  capacityTrials,
  storedPairs,
  type CapacityPoint,
  type CapacityProgress,
  type DescribedMemory,
  type Storage,
} from "#model/contracts/compareQuestions";

export interface Measured {
  readonly memory: DescribedMemory;
  readonly points: readonly CapacityPoint[];
}

const none: CapacityProgress = { done: 0, total: capacityTrials * storedPairs.length, points: [] };

export function measuredOf(
  chosen: readonly DescribedMemory[],
  { capacity, storage }: { capacity: ReadonlyMap<string, CapacityProgress>; storage: Storage },
): { readonly measured: readonly Measured[]; readonly done: number; readonly total: number } {
  const known = chosen.map((memory) => ({ memory, progress: capacity.get(`${memory.id} ${storage}`) ?? none }));
  return {
    measured: known.map(({ memory, progress }) => ({ memory, points: progress.points })),
    done: known.reduce((sum, { progress }) => sum + progress.done, 0),
    total: known.reduce((sum, { progress }) => sum + progress.total, 0),
  };
}

/** How many pairs the age curve is of: more than a matrix of 48 has room for. */
export const agedPairs = 64;

export function agedOf(measured: readonly Measured[]): { memory: DescribedMemory; point: CapacityPoint }[] {
  return measured.flatMap(({ memory, points }) => {
    const point = points.find(({ pairs }) => pairs === agedPairs);
    return point ? [{ memory, point }] : [];
  });
}
