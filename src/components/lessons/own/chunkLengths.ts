// How much room does a text need in training, read in chunks of one length or another? Each chunk has a triangle of products, of every
// question with every key up to it, and a copy of the weights that it began with.

/** The text and the memory that the lesson on the parallel form speaks of. */
const textWords = 64;
const weightNumbers = 256;

export const chunkLengths = [4, 16, 64] as const;

export interface ChunkRoom {
  readonly chunk: number;
  readonly chunks: number;
  /** Of one chunk. */
  readonly triangle: number;
  readonly copy: number;
  /** Of all of them. */
  readonly triangles: number;
  readonly copies: number;
}

export function roomOf(chunk: number): ChunkRoom {
  const chunks = textWords / chunk;
  const triangle = (chunk * (chunk + 1)) / 2;
  return {
    ...{ chunk, chunks, triangle, copy: weightNumbers },
    triangles: chunks * triangle,
    copies: chunks * weightNumbers,
  };
}
