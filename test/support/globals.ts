// Is the global object as it was? What a test put there and did not take away again.

type Globals = ReadonlyMap<string | symbol, PropertyDescriptor>;

/** What libraries keep there once they are loaded: tfjs, undici (Node's fetch) and zod (ESLint's). */
const ofLibraries = /^(_tf|__zod_|Symbol\(undici\.)/;

export function globalsNow(): Globals {
  return new Map(
    Reflect.ownKeys(globalThis).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)!] as const),
  );
}

/** The names of what has come, gone or changed since, libraries' own aside. */
export function changesOf(before: Globals): string[] {
  const now = globalsNow();
  const names = [...new Set([...before.keys(), ...now.keys()])];
  return names
    .filter((name) => !isSame(before.get(name), now.get(name)))
    .map(String)
    .filter((name) => !ofLibraries.test(name));
}

function isSame(before: PropertyDescriptor | undefined, now: PropertyDescriptor | undefined): boolean {
  if (!before || !now) return before === now;
  if (now.get) return now.get === before.get;
  // What Node loads when it is first asked for is a getter until then.
  const value: unknown = before.get ? before.get.call(globalThis) : before.value;
  return Object.is(value, now.value);
}
