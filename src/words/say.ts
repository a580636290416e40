// How does a text become a sentence? Its {places} are filled in, its plurals chosen, its numbers written as the language does.
// Texts are ICU messages: “{n, plural, one {# word} other {# words}}”. Leaves to translate.ts which language that is.

import type { Message, Pieces, Place } from "./message";
import { readMessage } from "./readMessage";
import { locale } from "./translate";

type Flip<Inside extends 0 | 1> = Inside extends 0 ? 1 : 0;

/** The names of a message's places: text and syntax take turns at every brace, and a place's name opens the syntax. */
export type Places<Message extends string, Inside extends 0 | 1 = 0> = Message extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? Places<`${Rest}{${After}`, Flip<Inside>>
    : Inside extends 0
      ? PlaceName<After> | Places<After, 1>
      : Places<After, 0>
  : never;
type PlaceName<After extends string> = After extends `${infer Syntax}}${string}`
  ? Syntax extends `${infer Name},${string}`
    ? Name
    : Syntax
  : never;

/** What fills the places of a message; of one that is only known when it runs, any. */
type Filling<Message extends string, Value> = string extends Message
  ? Readonly<Record<string, Value>>
  : Readonly<Record<Places<Message>, Value>>;

/** @throws SyntaxError where a message is no ICU message, RangeError where a place is left empty. */
export function say<const Message extends string>(
  message: Message,
  filling: Filling<Message, string | number>,
): string {
  return sayParts<string | number>(message, filling).join("");
}

/** The same with whatever stands in a place, and is no number, handed back as it is, in order. */
export function sayParts<Value>(
  message: string,
  filling: Readonly<Record<string, Value>>,
): readonly (string | Value)[] {
  return fill(piecesOf(message), filling) as (string | Value)[];
}

/** The names of a message's places in order, those in choices and tags aside. */
export function placesOf(message: string): string[] {
  return piecesOf(message).flatMap((piece) => (typeof piece === "string" ? [] : [piece[0]]));
}

/** A built page hands over what it has read, by the name of what it was. */
function piecesOf(message: string | Message): Pieces {
  const [, ...pieces] = typeof message === "string" ? readMessage(message) : message;
  return pieces;
}

/** A number in a place is written as all numbers are: “4,096”, to the last decimal that it has. */
const everyDecimal = { maximumFractionDigits: 10 };
const plurals = new Intl.PluralRules(locale);

type Values = Readonly<Record<string, unknown>>;

/** What is said, texts beside each other as one. */
function fill(pieces: Pieces, values: Values): unknown[] {
  const parts: unknown[] = [];
  for (const part of pieces.flatMap((piece) => (typeof piece === "string" ? [piece] : fillPlace(piece, values)))) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

function fillPlace([name, kind, inside]: Place, values: Values): unknown[] {
  if (!(name in values)) throw new RangeError(`Nothing fills {${name}}.`);
  const value = values[name];
  switch (kind) {
    case undefined:
      return [typeof value === "number" ? sayNumber(value, everyDecimal) : value || ""];
    case "number":
      return [sayNumber(value as number)];
    case "tag":
      return [(value as (said: unknown[]) => unknown)(fill(inside, values))].flat();
    case "select":
      return fill(Object.hasOwn(inside, value as string) ? inside[value as string]! : inside["other"]!, values);
    case "plural": {
      const count = value as number;
      const chosen = inside[`=${count}`] ?? inside[plurals.select(count)] ?? inside["other"]!;
      return fill(chosen, { ...values, "#": count });
    }
    default:
      return kind satisfies never;
  }
}

/** “12,345” in English. */
export function sayNumber(value: number, options?: Intl.NumberFormatOptions): string {
  const name = options ? JSON.stringify(options) : "";
  let format = numbers.get(name);
  if (!format) numbers.set(name, (format = new Intl.NumberFormat(locale, options)));
  return format.format(value);
}

const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Intl.ListFormat(locale);
const rows = new Intl.ListFormat(locale, { type: "unit" });

/** “momentum, gates and recall”. */
export function sayList(items: readonly string[]): string {
  return lists.format(items);
}

/** One after the other: “θ 0.05, η 0.6, no gates drawn”. */
export function sayRow(items: readonly string[]): string {
  return rows.format(items);
}
