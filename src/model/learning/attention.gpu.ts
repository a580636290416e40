// How does attention learn what to look at, on a GPU? Its way back goes by tokens first, and then by columns, so that nobody adds
// where another does. Leaves the arithmetic to attention.back.wgsl.

import type { Floats } from "#model/contracts/vectors";
import { arenaShader, programNamed, type Program } from "#model/kernels/programs.gpu";
import attentionShader from "#model/kernels/windowAttention.wgsl?raw";
import type { AttentionRows } from "#model/kernels/windowAttention.cpu";
import type { Rows } from "#model/trained/forward.block";
import { attentionWords } from "#model/trained/forward.gpu";
import type { Kernels } from "#model/trained/forward.kernels";
import attentionBack from "./attention.back.wgsl?raw";
import type { LearnedText } from "./kernels.gpu";

/** Attention with a way back, over rows of `length` tokens. */
export function learnAttentionOnGpu(
  { arena, gradientOf, back, open }: LearnedText & { open: Kernels["openAttention"] },
  rows: AttentionRows,
  length: number,
): (rows: Rows & { output: Floats }) => void {
  const attend = open(rows, length);
  const { heads, width, queries, tokens, remembered, persistent, biases, firstSeen } = rows;
  const opens = arena.given(Array.from({ length }, (_, token) => firstSeen(token)));
  const found = arena.room(2 * length * heads);
  const kinds = [persistent, remembered, tokens];

  function attendBack({ from, to, output }: Rows & { output: Floats }): void {
    const seen = kinds.flatMap((kind) => (kind ? [kind.keys, kind.values] : []));
    const [error, dQueries, dBiases] = [gradientOf(output), gradientOf(queries), gradientOf(biases)];
    const reach = Math.max(...Array.from({ length: to - from }, (_, t) => from + t + 1 - firstSeen(from + t)));
    const place = (array: Floats): number => arena.at(gradientOf(array));
    const dKinds = kinds.flatMap((kind) => (kind ? [place(kind.keys), place(kind.values)] : [0, 0]));
    const own = [...dKinds, ...[dBiases, dQueries, error, found].map((array) => arena.at(array))];
    const words = [...attentionWords(arena, rows, { from, to, output, opens }), ...own];
    const reads = [queries, biases, output, error, ...seen];
    arena.add({
      program: programOf("attendBack"),
      words,
      ...{ reads: [...reads, dQueries], writes: [dQueries, found] },
      size: [heads, to - from],
    });
    kinds.forEach((kind, index) => {
      if (!kind) return;
      const first = index === 0 ? 0 : firstSeen(from);
      const count = index === 0 ? kind.keys.length / width : to - first;
      const written = [gradientOf(kind.keys), gradientOf(kind.values)];
      arena.add({
        program: programOf("columnsBack"),
        words: [...words, index, first, count, reach],
        ...{ reads: [...reads, found, ...written], writes: written },
        size: [heads, count],
      });
    });
    arena.add({
      program: programOf("biasesBack"),
      words: [...words, 0, 0, 0, reach],
      ...{ reads: [...reads, found, dBiases], writes: [dBiases] },
      size: [heads, reach],
    });
  }

  return (filled) => {
    attend(filled);
    back(() => attendBack(filled));
  };
}

function programOf(entry: string): Program {
  return programNamed(`attention.${entry}`, () => ({
    entry,
    code: () => arenaShader + attentionShader + attentionBack,
  }));
}
