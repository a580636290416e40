// How does a text become a sentence? Its {places} are filled in, its plurals chosen, its numbers written as the language does.
// Texts are ICU messages: “{n, plural, one {# word} other {# words}}”. Leaves to translate.ts which language that is.

import { IntlMessageFormat } from "intl-messageformat";
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

/** @throws RangeError where a message is no ICU message, or a place is left empty. */
export function say<const Message extends string>(
  message: Message,
  filling: Filling<Message, string | number>,
): string {
  return parsed(withNumbers(message, filling)).format<string>(filling) as string;
}

/** The same with whatever stands in a place, and is no number, handed back as it is, in order. */
export function sayParts<Value>(
  message: string,
  filling: Readonly<Record<string, Value>>,
): readonly (string | Value)[] {
  const said = parsed(withNumbers(message, filling)).format<Value>(filling);
  return Array.isArray(said) ? said : [said];
}

/**
 * A number in a place is written as all numbers are: “4,096”, to the last decimal that it has. As in `Places`, text and syntax
 * take turns at every brace: what a choice says may be spelled like a place, and is none.
 */
function withNumbers(message: string, filling: Readonly<Record<string, unknown>>): string {
  let depth = 0;
  return message.replace(/\{(\w+)\}|[{}]/g, (found, name: string | undefined) => {
    if (name === undefined) depth += found === "{" ? 1 : -1;
    else if (depth % 2 === 0 && typeof filling[name] === "number") return `{${name}, number, ::.##########}`;
    return found;
  });
}

const cache = new Map<string, IntlMessageFormat>();

function parsed(message: string): IntlMessageFormat {
  let format = cache.get(message);
  if (!format) cache.set(message, (format = new IntlMessageFormat(message, locale)));
  return format;
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
