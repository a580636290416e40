// Are facts put together that were told far apart? Where a thing is takes one fact, two, or three: it lies in a basket, somebody
// has the basket, and is in Paris. In the manner of bAbI's first tasks (Weston et al., arXiv 1502.05698), hidden among sentences
// that tell nothing as BABILong hides them (Kuratov et al., arXiv 2406.10149). Others' facts lie there, too.

import { people, places, things } from "#model/contracts/vocabulary";
import { atDepths, type Sampled } from "./hidden";
import { fillers } from "./story";
import type { Sample } from "./task";
import {
  addSentence,
  ask,
  longestSentence,
  pick,
  pickSeveral,
  sampleOf,
  startTelling,
  tell,
  type Telling,
} from "./telling";

/** Somebody who goes from one place to another, what they have, and what lies in it. */
interface Chain {
  readonly person: string;
  readonly holder: string;
  readonly inside: string;
}

/** Whose facts a text tells. */
const chains = 4;
const asked = "asked";

/** How many facts it takes to answer. */
type Facts = 1 | 2 | 3;

/** A text of exactly `length` words that asks once, at its end, where somebody or something is. */
export function chainOf(facts: Facts): (options: Sampled) => Sample {
  return (options) => {
    const { next, length } = options;
    const telling = startTelling(options);
    const end = length - roomToAsk;
    const told = castOf(next).flatMap((chain) => sentencesOf(chain, facts));
    const hidden = atDepths(told, { next, end });
    const current = new Map<string, string>();
    while (hidden.length > 0 || telling.words.length < end) {
      const [first] = hidden;
      if (!first || telling.words.length < Math.min(first.depth, end - hidden.length * toldWords)) {
        addSentence(telling, pick(next, fillers));
        continue;
      }
      hidden.shift();
      const { chain, about, pattern } = first.item;
      if (about === "place") {
        const others = places.filter((place) => ![...current.values()].includes(place));
        current.set(chain.person, pick(next, others));
        tell(telling, { name: chain.person, key: chain.person, value: [current.get(chain.person)!], pattern });
      } else if (about === "holder") {
        tell(telling, { name: chain.holder, key: chain.holder, value: [chain.person], pattern });
      } else tell(telling, { name: chain.inside, key: chain.inside, value: [chain.holder], pattern });
    }
    askWhere(telling, { chain: told[0]!.chain, facts });
    while (telling.words.length < length) addSentence(telling, pick(next, fillers));
    return sampleOf(telling);
  };
}

const goes = "# went to * .";
const has = "* has the # .";
const lies = "the # lies in the * .";
/** Of the longest of them. */
const toldWords = 7;
/** Words of the question with its answer, and of the longest sentence before it. */
const roomToAsk = 7 + longestSentence;

function castOf(next: () => number): Chain[] {
  const cast = pickSeveral(next, people, chains);
  const owned = pickSeveral(next, things, 2 * chains);
  return cast.map((person, index) => ({ person, holder: owned[2 * index]!, inside: owned[2 * index + 1]! }));
}

/** Everybody goes to two places, and is in the second. */
function sentencesOf(
  chain: Chain,
  facts: Facts,
): { chain: Chain; about: "place" | "holder" | "inside"; pattern: string }[] {
  const place = { chain, about: "place", pattern: goes } as const;
  const holder = { chain, about: "holder", pattern: has } as const;
  const inside = { chain, about: "inside", pattern: lies } as const;
  return [place, place, ...(facts > 1 ? [holder] : []), ...(facts > 2 ? [inside] : [])];
}

/** The value is the person's place, whatever is asked for. */
function askWhere(telling: Telling, { chain, facts }: { chain: Chain; facts: Facts }): void {
  const key = { 1: chain.person, 2: chain.holder, 3: chain.inside }[facts];
  telling.facts.set(asked, { ...telling.facts.get(chain.person)!, key });
  const pattern = facts === 1 ? "where is # ? * ." : "where is the # ? * .";
  // One who remembers where people are, and not who, has as many places to guess from as there are people.
  ask(telling, { name: asked, pattern, kind: "where", choices: chains });
}
