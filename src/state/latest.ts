// How is something asked for that keeps changing? One question at a time, and the latest wins: what was wanted while an
// answer was awaited and is wanted no more is never asked.

/** What is wanted now. */
export interface Wish {
  /** Two wishes of the same name are the same: it is not asked twice in a row. */
  readonly name: string;
  /** Asks it and puts the answer in its place; whoever does so looks whether it is wanted still. It does not throw. */
  readonly ask: () => Promise<unknown>;
}

export interface Asking {
  /** To be called whenever another thing may be wanted. */
  readonly look: () => void;
  /** What was asked last is another question now, though it has the same name. */
  readonly forget: () => void;
}

/** Asks what `wanted` says, and again when it is answered, until that is null or what was asked last. */
export function askLatest(wanted: () => Wish | null): Asking {
  let asked: string | null = null;
  let isAsking = false;

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      for (let wish = wanted(); wish !== null && wish.name !== asked; wish = wanted()) {
        asked = wish.name;
        await wish.ask();
      }
    } finally {
      isAsking = false;
    }
  }

  return {
    look: () => void ask(),
    forget: () => {
      asked = null;
    },
  };
}
