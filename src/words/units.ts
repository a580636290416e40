// What is one part of a text called? A word, a letter or a value, as the text is split; what a trained model reads are tokens.

import { translated } from "./translate";

export const unitWords = translated("units", {
  count:
    "{unit, select, letters {{n, plural, one {# letter} other {# letters}}} separators {{n, plural, one {# value} other {# values}}} " +
    "tokens {{n, plural, one {# token} other {# tokens}}} other {{n, plural, one {# word} other {# words}}}}",
  position:
    "{unit, select, letters {letter {now} of {length}} separators {value {now} of {length}} tokens {token {now} of {length}} " +
    "other {word {now} of {length}}}",
  /** “the last 8 words”. */
  last:
    "the last {unit, select, letters {{n, plural, one {letter} other {# letters}}} separators {{n, plural, one {value} other {# values}}} " +
    "tokens {{n, plural, one {token} other {# tokens}}} other {{n, plural, one {word} other {# words}}}}",
});
