// How are weights kept in a file? The safetensors format, read and written exactly, for numbers of 16 and 32 bits:
// 8 bytes length of the header, little endian; the header, JSON; then every tensor's numbers, end to end.
// Format: github.com/huggingface/safetensors, "Format". Leaves to architecture.ts which tensors a model has.

interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type StoredTensors = Readonly<Record<string, StoredTensor>>;

const bytesOf = { F16: 2, F32: 4 } as const;
type StoredType = keyof typeof bytesOf;

/** @throws Error that begins with "safetensors: " and says what in the file is wrong. */
export function readSafetensors(bytes: Uint8Array): {
  tensors: StoredTensors;
  metadata: Readonly<Record<string, string>>;
} {
  if (bytes.length < 8) fail(`the file has ${bytes.length} bytes; at least 8 hold the header's length`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (headerLength > bytes.length - 8) {
    fail(`the header's length is ${headerLength}; ${bytes.length - 8} bytes follow it`);
  }
  const start = 8 + headerLength;
  const header = parseHeader(bytes.subarray(8, start));
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== "string")) {
    fail(`__metadata__ is ${shown(metadata)}; allowed: an object of strings`);
  }
  const tensors = Object.entries(entries).map(([name, entry]) => ({ name, ...readEntry(name, entry) }));
  tensors.sort((one, other) => one.begin - other.begin || one.end - other.end);
  let covered = 0;
  for (const { name, begin, end } of tensors) {
    if (end > bytes.length - start) {
      fail(`tensor ${shown(name)} ends at byte ${end}, out of bounds: ${bytes.length - start} bytes of numbers`);
    }
    if (begin < covered)
      fail(`tensor ${shown(name)} begins at byte ${begin} and overlaps the one that ends at ${covered}`);
    if (begin > covered) fail(`bytes ${covered} to ${begin}, before tensor ${shown(name)}, belong to no tensor`);
    covered = end;
  }
  if (covered < bytes.length - start) fail(`bytes ${covered} to ${bytes.length - start} belong to no tensor`);
  return {
    tensors: Object.fromEntries(
      tensors.map(({ name, type, shape, begin, end }) => {
        const size = bytesOf[type];
        const data = new Float32Array((end - begin) / size);
        for (let index = 0, at = start + begin; index < data.length; index++, at += size) {
          const number = type === "F16" ? fromHalf(view.getUint16(at, true)) : view.getFloat32(at, true);
          if (!Number.isFinite(number))
            fail(`tensor ${shown(name)} holds ${number} at ${index}; allowed: finite numbers`);
          data[index] = number;
        }
        return [name, { shape, data }];
      }),
    ),
    metadata: metadata as Record<string, string>,
  };
}

/** @throws Error where a shape does not fit its numbers, or a finite number is beyond what F16 can hold. */
export function writeSafetensors(
  tensors: StoredTensors,
  { metadata = {}, type }: { metadata?: Readonly<Record<string, string>>; type: StoredType },
): Uint8Array<ArrayBuffer> {
  const size = bytesOf[type];
  const header: [string, unknown][] = Object.keys(metadata).length > 0 ? [["__metadata__", metadata]] : [];
  let end = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    if (name === "__metadata__") fail("no tensor may be named __metadata__");
    if (countOf(shape) !== data.length) {
      fail(`tensor ${shown(name)} has the shape ${shown(shape)} and ${data.length} numbers`);
    }
    header.push([name, { dtype: type, shape, data_offsets: [end, (end += data.length * size)] }]);
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const start = Math.ceil((8 + text.length) / 8) * 8; // spaces fill up the header, so that the numbers are aligned
  const bytes = new Uint8Array(start + end).fill(0x20, 8, start);
  bytes.set(text, 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, start - 8, true); // of eight bytes the lower four: files beyond 4 GiB are not written here
  let at = start;
  for (const [name, { data }] of Object.entries(tensors)) {
    for (const number of data) {
      if (!Number.isFinite(number)) fail(`tensor ${shown(name)} holds ${number}; allowed: finite numbers`);
      if (type === "F32") view.setFloat32(at, number, true);
      else {
        const half = toHalf(number);
        if ((half & 0x7fff) === 0x7c00) {
          fail(`tensor ${shown(name)} holds ${number}; F16 reaches ±65504`);
        }
        view.setUint16(at, half, true);
      }
      at += size;
    }
  }
  return bytes;
}

const scratch = new DataView(new ArrayBuffer(4));

/** The bits of the nearest 16-bit float of a 32-bit one, ties to even (IEEE 754 binary16). */
export function toHalf(number: number): number {
  scratch.setFloat32(0, number);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const size = bits & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7e00; // not a number
  if (size >= 0x477ff000) return sign | 0x7c00; // 65520 and more: nearer to 65536, which is infinity
  if (size >= 0x38800000) return sign | ((size - 0x38000000 + 0xfff + ((size >>> 13) & 1)) >>> 13); // from 2⁻¹⁴ on
  // Below, in steps of 2⁻²⁴: a double of 2⁵² has steps of one and rounds ties to even.
  return sign | (Math.abs(Math.fround(number)) * 2 ** 24 + 2 ** 52 - 2 ** 52);
}

/** The number of 16 bits, exactly. */
export function fromHalf(bits: number): number {
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    header = JSON.parse(text);
  } catch (cause) {
    throw new Error("safetensors: the header is no JSON text", { cause });
  }
  if (bytes[0] !== 0x7b || !isRecord(header)) return fail("the header is not an object that begins with {");
  const names = outerNames(text);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) fail(`the name ${shown(twice)} stands twice in the header`);
  return header;
}

/** The names of an object's own entries in the order of its text, which is JSON: JSON.parse keeps the last of each silently. */
function outerNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*:?|[{}[\]]/gu)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && token.endsWith(":")) names.push(JSON.parse(token.slice(0, -1)) as string);
  }
  return names;
}

function readEntry(
  name: string,
  entry: unknown,
): { type: StoredType; shape: readonly number[]; begin: number; end: number } {
  const of = `tensor ${shown(name)}`;
  if (!isRecord(entry)) return fail(`${of} is ${shown(entry)}; allowed: an object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (dtype !== "F16" && dtype !== "F32") return fail(`${of} has the dtype ${shown(dtype)}; allowed: F16, F32`);
  if (!isWholeNumbers(shape)) return fail(`${of} has the shape ${shown(shape)}; allowed: whole numbers from 0`);
  if (!isWholeNumbers(offsets) || offsets.length !== 2) {
    return fail(`${of} has the data_offsets ${shown(offsets)}; allowed: two whole numbers from 0`);
  }
  const [begin, end] = offsets as [number, number];
  const expected = countOf(shape) * bytesOf[dtype];
  if (end - begin !== expected) {
    fail(`${of} has ${end - begin} bytes of length; ${dtype} of the shape ${shown(shape)} needs ${expected}`);
  }
  return { type: dtype, shape, begin, end };
}

function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function isWholeNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  let text = "something nested too deep to say";
  try {
    text = JSON.stringify(value) ?? "missing";
  } catch {
    // A header of thousands of brackets is more than JSON.stringify can go down.
  }
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function fail(problem: string): never {
  throw new Error(`safetensors: ${problem}`);
}
