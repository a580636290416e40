// Where do words and letters end, in any language? By the browser's own Intl.Segmenter, a window of the text at a time; where there
// is none, by spaces and code points.

/** Long enough for any word, short enough that asking for the next one does not look at the whole text. */
const windowLength = 1024;
/** What ends nearer than this to the end of a window might end elsewhere if the window were longer. */
const margin = 64;

/** Whether this browser knows where words begin in scripts that are written without spaces. */
function hasSegmenter(): boolean {
  return typeof Intl.Segmenter === "function";
}

/** Where each segment of a text ends: words, and what stands between them. Time grows with the length alone. */
export function wordEnds(text: string): number[] {
  return hasSegmenter() ? segmentedEnds(text, "word") : plainEnds(text);
}

/** Where each letter of a text ends, with the marks that it wears; a picture, however many code points make it, is one. */
export function letterEnds(text: string): number[] {
  return hasSegmenter() ? segmentedEnds(text, "grapheme") : plainLetterEnds(text);
}

function segmentedEnds(text: string, granularity: "word" | "grapheme"): number[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity });
  const ends: number[] = [];
  let start = 0;
  for (let length = windowLength; start < text.length;) {
    const isLast = start + length >= text.length;
    const sure = isLast ? text.length : start + length - margin;
    let next = start;
    for (const { segment, index } of segmenter.segment(text.slice(start, start + length))) {
      const end = start + index + segment.length;
      if (end > sure) break;
      ends.push(end);
      next = end;
    }
    // A word longer than the window: a longer window.
    length = next === start ? 2 * length : windowLength;
    start = next;
  }
  return ends;
}

/**
 * White space; numbers; words with the apostrophes and full stops inside them; and one by one what has no spaces around its
 * words, pictures with what they are joined of, and signs.
 */
const plainSegments =
  /\s+|\p{N}+(?:[.,']\p{N}+)*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}_][\p{M}\u200C\u200D]*)+(?:['.:·’](?:[\p{L}\p{N}_][\p{M}\u200C\u200D]*)+)*|\p{Regional_Indicator}{2}|[^][\p{M}\uFE0E\uFE0F\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}[\p{M}\uFE0F\p{Emoji_Modifier}]*)*/gu;

/** A letter or picture with all that it is joined of. */
const plainLetters =
  /\r\n|\p{Regional_Indicator}{2}|[^][\p{M}\u200C\u200D\uFE0E\uFE0F\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*(?:(?<=\u200D)\p{Extended_Pictographic}[\p{M}\u200D\uFE0F\p{Emoji_Modifier}]*)*/gu;

/** Word ends without a segmenter. */
export function plainEnds(text: string): number[] {
  return endsOf(plainSegments, text);
}

/** Letter ends without a segmenter. */
export function plainLetterEnds(text: string): number[] {
  return endsOf(plainLetters, text);
}

function endsOf(segments: RegExp, text: string): number[] {
  return Array.from(text.matchAll(segments), ({ 0: segment, index }) => index + segment.length);
}
