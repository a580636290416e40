// How is a message read? The library reads it, and what it says is kept as message.ts has it. The page as it is built has none of
// this: its messages were read while it was built, and scripts/messages.mjs puts what is left of it in the place of this file.

import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import type { Message, Pieces } from "./message";

const known = new Map<string, Message>();

/**
 * “{n, plural, one {# word} other {# words}}” → [0, ["n", "plural", { one: [["#", "number"], " word"], other: … }]].
 * @throws SyntaxError where a text is no ICU message, RangeError where it asks for what `say` does not do: dates, offsets, ordinals, styles.
 */
export function readMessage(text: string): Message {
  let message = known.get(text);
  if (!message) known.set(text, (message = [0, ...parse(text).map(pieceOf)]));
  return message;
}

function pieceOf(element: MessageFormatElement): Pieces[number] {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument:
      return [element.value];
    case TYPE.pound:
      return ["#", "number"];
    case TYPE.tag:
      return [element.value, "tag", element.children.map(pieceOf)];
    case TYPE.select:
      return [element.value, "select", choicesOf(element.options)];
    case TYPE.plural:
      if (element.offset !== 0 || element.pluralType !== "cardinal") break;
      return [element.value, "plural", choicesOf(element.options)];
    case TYPE.number:
      if (element.style) break;
      return [element.value, "number"];
    case TYPE.date:
    case TYPE.time:
      break;
    default:
      element satisfies never;
  }
  throw new RangeError(`{${element.value}, …}: nothing here says a ${TYPE[element.type]} so.`);
}

function choicesOf(
  options: Readonly<Record<string, { readonly value: MessageFormatElement[] }>>,
): Record<string, Pieces> {
  return Object.fromEntries(Object.entries(options).map(([choice, { value }]) => [choice, value.map(pieceOf)]));
}
