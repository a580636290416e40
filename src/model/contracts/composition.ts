// Which four choices does MIRAS (arXiv 2504.13173) make a memory of, and how does a link name them? Leaves to workbench.ts what each
// is called: a link is read before the first picture, and those words are not.

export const architectures = ["matrix", "products", "mlp"] as const;
export const biases = ["l2", "lp", "huber", "dot", "omega"] as const;
export const retentions = ["none", "decay", "channel", "projected", "lq", "kl"] as const;
export const algorithms = ["descent", "momentum", "muon"] as const;

/** One of each: what the memory is, what it holds an answer against, what keeps the old, and how it steps. */
export interface Composition {
  readonly architecture: (typeof architectures)[number];
  /** The attentional bias. */
  readonly bias: (typeof biases)[number];
  /** The retention gate. */
  readonly retention: (typeof retentions)[number];
  readonly algorithm: (typeof algorithms)[number];
}

/** As links name it: "miras-matrix-lp-lq-descent". */
export function idOf({ architecture, bias, retention, algorithm }: Composition): string {
  return ["miras", architecture, bias, retention, algorithm].join("-");
}

/** The way back; null where it names no composition. */
export function compositionOf(id: string): Composition | null {
  for (const architecture of architectures)
    for (const bias of biases)
      for (const retention of retentions)
        for (const algorithm of algorithms) {
          const composition = { architecture, bias, retention, algorithm };
          if (idOf(composition) === id) return composition;
        }
  return null;
}
