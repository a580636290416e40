// How does a one-matrix memory learn, on a GPU? It is read a few tokens at a time, so that the way back finds every state again from
// the nearest that was kept. Leaves the arithmetic to matrix.back.wgsl.

import type { Floats } from "#model/contracts/vectors";
import { arenaShader, programNamed, type Program } from "#model/kernels/programs.gpu";
import { matrixConstants } from "#model/trained/forward.gpu";
import type { Kernels } from "#model/trained/forward.kernels";
import { matrixSpan } from "./arena";
import type { LearnedText } from "./kernels.gpu";
import shader from "./matrix.back.wgsl?raw";

type Scan = Parameters<Kernels["scanMatrix"]>[0];

/** Reads, and knows the way back. */
export function learnMatrixOnGpu(
  {
    arena,
    gradientOf,
    back,
    saved,
    read,
  }: LearnedText & { read: Kernels["scanMatrix"]; saved: (now: Floats) => Floats },
  { sequence, state, count, reads, norms }: Scan,
): void {
  const { rule, length, keyWidth, valueWidth, queries, keys, values, keep, beta } = sequence;
  const end = Math.min(state.position + count, length);
  const room = arena.room(2 * (matrixSpan + 1) * keyWidth * valueWidth + 4 * matrixSpan * valueWidth);

  function spanBack(from: number, span: number, before: Floats): void {
    const firsts = [0, from * keyWidth, from * keyWidth, from * valueWidth, from, from, from * valueWidth];
    const known = [state.weights, keys, queries, values, keep, beta, reads].map(gradientOf);
    const asked = [before, keys, queries, values, keep, beta];
    arena.add({
      program: programOf(keyWidth, valueWidth),
      words: [
        ...[Number(rule === "gatedDelta"), span],
        ...asked.map((array, index) => arena.at(array, firsts[index])),
        ...known.map((array, index) => arena.at(array, firsts[index])),
        arena.at(room),
      ],
      reads: [...asked, ...known],
      writes: [...known.slice(0, -1), room],
      size: [1, 1],
    });
  }

  while (state.position < end) {
    const from = state.position;
    const span = Math.min(matrixSpan, end - from);
    const before = saved(state.weights);
    read({ sequence, state, count: span, reads, norms });
    back(() => spanBack(from, span, before));
  }
}

function programOf(keyWidth: number, valueWidth: number): Program {
  return programNamed(`matrix.back ${keyWidth} ${valueWidth}`, () => {
    const code = (): string => `${arenaShader}${matrixConstants(keyWidth, valueWidth)}\n${shader}`;
    return { entry: "matrixBack", code };
  });
}
