// Is what a picture says of text something that any reader of SVG opens?

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escape, xmlText } from "#components/panel/pictureStyle";

/** Also halves of pairs, and many that XML forbids. */
const codePoints = fc.array(fc.oneof(fc.nat(0x10ffff), fc.nat(0x2f), fc.integer({ min: 0xd7f0, max: 0xffff })), {
  maxLength: 40,
});

test("no character that XML forbids is left in a document, and no other is changed", () => {
  fc.assert(
    fc.property(codePoints, (codes) => {
      const text = String.fromCodePoint(...codes);
      const isAllowed = (code: number): boolean =>
        code >= 0x20
          ? !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
          : [9, 10, 13].includes(code);
      const kept = Array.from(text, (sign) => (isAllowed(sign.codePointAt(0)!) ? sign : "\uFFFD"));
      expect(xmlText(text)).toBe(kept.join(""));
    }),
  );
  expect(xmlText("a\u0000b\u000Bc\uFFFEd\uD800e 😀 שלום\n")).toBe("a�b�c�d�e 😀 שלום\n");
  expect(xmlText(escape('<a & "b">'))).toBe("&lt;a &amp; &quot;b&quot;&gt;");
});
