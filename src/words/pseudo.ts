// How does the page look in a language that nobody speaks? “Share” becomes “Šĥàŕé”: readable, and told apart at a glance from
// text that is in no catalogue. Places, plurals, tags and links stay what they are.

import { isMessage, withOtherTexts } from "./message";

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    "aàcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoôrŕsštţuûwŵyýzžAÀCÇDĐEÉGĜHĤIÎJĴKĶLĻNÑOÔRŔSŠTŢUÛWŴYÝZŽ".matchAll(/(.)(.)/gu),
    ([, plain, accented]) => [plain!, accented!],
  ),
);

/** Of a message that is read already, one that is. */
export function pseudo(message: string): string {
  return isMessage(message) ? (withOtherTexts(message, accented) as unknown as string) : accented(message);
}

function accented(message: string): string {
  let depth = 0;
  let written = "";
  // A message is text outside braces and two braces deep (the branches of a plural), syntax one brace deep.
  for (const piece of message.match(/[{}]|<[^>]*>|\]\([^)]*\)|[^{}<\]]+|./gsu) ?? []) {
    if (piece === "{") depth++;
    if (piece === "}") depth--;
    const isText = depth % 2 === 0 && !/^[<{}]|^\]\(/u.test(piece);
    written += isText ? piece.replace(/[a-z]/giu, (letter) => accents[letter] ?? letter) : piece;
  }
  return written;
}
