// What is a message once it is read? Its texts and places in order, with what their choices and tags say, as plain data. Where
// the page is built that is what stands in its catalogues (scripts/messages.mjs), though their type goes on saying texts.
// Leaves to readMessage.ts how a text becomes one, to say.ts how it is said.

/** It begins with a number, as no list of texts does. */
export type Message = readonly [0, ...Pieces];

export type Pieces = readonly (string | Place)[];

/** “{name}”, “{name, number}”, “<name>…</name>”, “{name, select, …}”, “{name, plural, …}”; the “#” of a plural is `["#", "number"]`. */
export type Place =
  | readonly [name: string, kind?: undefined, inside?: undefined]
  | readonly [name: string, kind: "number", inside?: undefined]
  | readonly [name: string, kind: "tag", inside: Pieces]
  | readonly [name: string, kind: "select" | "plural", choices: Choices];

type Choices = Readonly<Record<string, Pieces>>;

export function isMessage(value: unknown): value is Message {
  return Array.isArray(value) && value[0] === 0;
}

/** The message with other texts around its places, and in what they choose from. */
export function withOtherTexts([first, ...pieces]: Message, change: (text: string) => string): Message {
  return [first, ...changed(pieces, change)];
}

function changed(pieces: Pieces, change: (text: string) => string): Pieces {
  return pieces.map((piece): string | Place => {
    if (typeof piece === "string") return change(piece);
    const [name, kind, inside] = piece;
    if (kind === "tag") return [name, kind, changed(inside, change)];
    if (kind !== "select" && kind !== "plural") return piece;
    const choices = Object.entries(inside).map(([choice, says]) => [choice, changed(says, change)]);
    return [name, kind, Object.fromEntries(choices) as Choices];
  });
}
