// How much of the maps may be shown? The rows of the tokens that are read on screen: those after them are blank, whether a lesson
// asks for what comes next or a token is just being written.

import { mapNames, type AttentionMaps, type MapName, type OwnAttention } from "#model/contracts/protocol";
import type { Explorer } from "#state/store";

/** The maps of the run on screen as far as it is shown; null while there are none. */
export function readRows({ maps, run }: Pick<Explorer, "maps" | "run">): AttentionMaps | null {
  if (!maps || !run || maps.run !== run.id || maps.from + maps.size > run.read) return null;
  const rows = Math.max(0, run.filled - maps.from);
  if (rows >= maps.size) return maps;
  const { size, own } = maps;
  const upTo = (weights: Float32Array): Float32Array => {
    const shown = new Float32Array(weights.length);
    shown.set(weights.subarray(0, (weights.length / size) * rows));
    return shown;
  };
  return {
    ...maps,
    maps: Object.fromEntries(mapNames.map((name) => [name, upTo(maps.maps[name])])) as Record<MapName, Float32Array>,
    own: own && ownUpTo(own, upTo),
  };
}

function ownUpTo(own: OwnAttention, upTo: (weights: Float32Array) => Float32Array): OwnAttention {
  return {
    ...own,
    persistent: upTo(own.persistent),
    remembered: own.remembered && upTo(own.remembered),
    window: upTo(own.window),
  };
}
