import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHalf, readSafetensors, toHalf, writeSafetensors, type StoredTensors } from "#model/trained/weights";

/** A file of any header and numbers. */
function file(header: unknown, numbers = 0): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + numbers);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 8);
  return bytes;
}

/** Reads a file that may be broken: either tensors of the right length, or the one error. */
function survives(bytes: Uint8Array): void {
  try {
    for (const { shape, data } of Object.values(readSafetensors(bytes).tensors)) {
      expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
    }
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith("safetensors: ")) throw error;
  }
}

const anyTensors = fc.dictionary(
  fc.string().filter((name) => name !== "__metadata__"),
  fc.array(fc.nat(4), { maxLength: 3 }).chain((shape) =>
    fc
      .array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
        minLength: product(shape),
        maxLength: product(shape),
      })
      .map((data) => ({ shape, data: Float32Array.from(data) })),
  ),
  { noNullPrototype: true },
);

function product(shape: readonly number[]): number {
  return shape.reduce((all, size) => all * size, 1);
}

describe("A weights file", () => {
  test("of 32 bits gives back every tensor, shape, bit and note, at any place in memory", () => {
    const notes = fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true });
    fc.assert(
      fc.property(anyTensors, notes, fc.nat(7), (tensors, metadata, shift) => {
        const bytes = writeSafetensors(tensors, { metadata, type: "F32" });
        const moved = new Uint8Array(bytes.length + shift).subarray(shift);
        moved.set(bytes);
        expect(readSafetensors(moved)).toEqual({ tensors, metadata });
      }),
    );
  });

  test("in which a name stands twice, or a number is none, or brackets go too deep is refused in a sentence", () => {
    const entry = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}';
    const fileOf = (header: string, numbers = new Float32Array([1])): Uint8Array => {
      const text = new TextEncoder().encode(header);
      const bytes = new Uint8Array(8 + text.length + numbers.byteLength);
      new DataView(bytes.buffer).setUint32(0, text.length, true);
      bytes.set(text, 8);
      bytes.set(new Uint8Array(numbers.buffer), 8 + text.length);
      return bytes;
    };
    expect(readSafetensors(fileOf(`{"a":${entry}}`)).tensors["a"]!.data).toEqual(Float32Array.of(1));
    expect(() => readSafetensors(fileOf(`{"a":${entry}, "a" :${entry}}`))).toThrow('the name "a" stands twice');
    expect(() => readSafetensors(fileOf(`{"\\u0061":${entry},"a":${entry}}`))).toThrow('the name "a" stands twice');
    for (const number of [NaN, Infinity, -Infinity]) {
      const file = fileOf(`{"a":${entry}}`, Float32Array.of(number));
      expect(() => readSafetensors(file)).toThrow(`tensor "a" holds ${number} at 0; allowed: finite numbers`);
    }
    for (const deep of ["[".repeat(20_000) + "]".repeat(20_000), '{"a":'.repeat(20_000) + "1" + "}".repeat(20_000)]) {
      for (const name of ["a", "__metadata__"]) {
        expect(() => readSafetensors(fileOf(`{"${name}":${deep}}`))).toThrow(/^safetensors: [^\n]{10,300}$/);
      }
    }
  });

  test("of 16 bits gives back the nearest half of every number", () => {
    const small = anyTensors.map((tensors) =>
      Object.fromEntries(
        Object.entries(tensors).map(([name, { shape, data }]) => [
          name,
          { shape, data: data.map((x) => (Math.abs(x) < 65520 || !Number.isFinite(x) ? x : 1 / x)) },
        ]),
      ),
    );
    fc.assert(
      fc.property(small, (tensors: StoredTensors) => {
        const { tensors: back } = readSafetensors(writeSafetensors(tensors, { type: "F16" }));
        for (const [name, { shape, data }] of Object.entries(tensors)) {
          expect(back[name]!.shape).toEqual(shape);
          expect(back[name]!.data).toEqual(data.map((x) => fromHalf(toHalf(x))));
        }
      }),
    );
  });

  test("is laid out as the format says: eight bytes of length, a padded JSON header, numbers in order", () => {
    const bytes = writeSafetensors({ a: { shape: [2, 1], data: Float32Array.of(1, -2) } }, { type: "F16" });
    const length = new DataView(bytes.buffer).getUint32(0, true);
    expect(length % 8).toBe(0);
    const header = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    expect(JSON.parse(header)).toEqual({ a: { dtype: "F16", shape: [2, 1], data_offsets: [0, 4] } });
    expect([...bytes.subarray(8 + length)]).toEqual([0x00, 0x3c, 0x00, 0xc0]);
  });

  test.each([
    ["less than eight bytes", new Uint8Array(7), "7 bytes"],
    ["a header longer than the file", Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d), "length is 9; 2 bytes"],
    ["a header of 2⁶⁴ bytes", new Uint8Array(20).fill(255), "length is 18446744073709552000"],
    ["a header that is no JSON", file("{a:1}"), "no JSON"],
    ["a header that is no UTF-8", Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff), "no JSON"],
    ["a header that is a list", file([]), "not an object"],
    ["a header behind a space", file(" {}"), "begins with {"],
    ["notes that are no strings", file({ __metadata__: { steps: 3 } }), '__metadata__ is {"steps":3}'],
    ["an entry that is no object", file({ a: 3 }), 'tensor "a" is 3'],
    ["an unknown dtype", file({ a: { dtype: "I8", shape: [], data_offsets: [0, 1] } }, 1), 'dtype "I8"'],
    ["a negative size", file({ a: { dtype: "F32", shape: [-1], data_offsets: [0, 4] } }, 4), "shape [-1]"],
    ["one offset", file({ a: { dtype: "F32", shape: [1], data_offsets: [4] } }, 4), "data_offsets [4]"],
    ["a bad length", file({ a: { dtype: "F32", shape: [2], data_offsets: [0, 4] } }, 4), "needs 8"],
    ["an end before its beginning", file({ a: { dtype: "F32", shape: [1], data_offsets: [4, 0] } }, 4), "-4 bytes"],
    ["a tensor out of bounds", file({ a: { dtype: "F32", shape: [2], data_offsets: [0, 8] } }, 4), "out of bounds"],
    [
      "tensors that overlap",
      file(
        {
          a: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
          b: { dtype: "F16", shape: [2], data_offsets: [2, 6] },
        },
        6,
      ),
      'tensor "b" begins at byte 2 and overlaps',
    ],
    ["a hole before a tensor", file({ a: { dtype: "F32", shape: [1], data_offsets: [4, 8] } }, 8), "bytes 0 to 4"],
    ["numbers of no tensor", file({}, 3), "bytes 0 to 3 belong to no tensor"],
  ])("with %s is refused in words", (_, bytes, words) => {
    expect(() => readSafetensors(bytes)).toThrow(words);
    survives(bytes);
  });

  test("of arbitrary bytes, or cut or changed anywhere, is read or refused, and never anything else", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives));
    fc.assert(fc.property(fc.json(), fc.nat(40), (header, numbers) => survives(file(header, numbers))));
    const flips = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 3 });
    fc.assert(
      fc.property(anyTensors, fc.constantFrom("F16", "F32"), fc.nat(400), flips, (tensors, type, cut, changes) => {
        const halves = Object.fromEntries(
          Object.entries(tensors).map(([name, tensor]) => [name, { ...tensor, data: tensor.data.map(Math.sign) }]),
        );
        const bytes = writeSafetensors(halves, { metadata: { seed: "1" }, type });
        survives(bytes.slice(0, cut));
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        survives(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  test("is not written where a shape does not fit, a name is taken or a number is beyond 16 bits", () => {
    const one = Float32Array.of(70000);
    expect(() => writeSafetensors({ a: { shape: [2], data: one } }, { type: "F32" })).toThrow("[2] and 1 numbers");
    expect(() => writeSafetensors({ a: { shape: [1], data: one } }, { type: "F16" })).toThrow("70000");
    expect(() => writeSafetensors({ __metadata__: { shape: [1], data: one } }, { type: "F32" })).toThrow(
      "__metadata__",
    );
  });
});

describe("Sixteen bits", () => {
  const finite = Array.from({ length: 0x7c00 }, (_, bits) => fromHalf(bits)); // 0 … 65504, ascending

  test("of every pattern come back as they were", () => {
    const wrong: number[] = []; // one list instead of an expectation a pattern: those take half a minute
    for (let bits = 0; bits < 0x10000; bits++) {
      const number = fromHalf(bits);
      const right = Number.isNaN(number) ? (toHalf(number) & 0x7fff) === 0x7e00 : toHalf(number) === bits;
      if (!right) wrong.push(bits);
    }
    expect(wrong).toEqual([]);
    expect(finite.every((number, bits) => bits === 0 || number > finite[bits - 1]!)).toBe(true);
    expect([finite[1], finite[0x400], finite[0x3c00], finite.at(-1)]).toEqual([2 ** -24, 2 ** -14, 1, 65504]);
    expect([0x7c00, 0xfc00].map(fromHalf)).toEqual([Infinity, -Infinity]);
    expect([0x7c01, 0xfe00].map(fromHalf)).toEqual([NaN, NaN]);
  });

  test("hold the nearest number, and of two equally near the even one", () => {
    const scratch = Float32Array.of(0);
    const bitsOf = new Uint32Array(scratch.buffer);
    const wrong: number[] = [];
    for (let bits = 0; bits + 1 < finite.length; bits++) {
      const middle = (finite[bits]! + finite[bits + 1]!) / 2;
      scratch[0] = middle;
      if (scratch[0] !== middle || toHalf(middle) !== bits + (bits % 2)) wrong.push(bits);
      bitsOf[0]!++; // the next number of 32 bits
      if (toHalf(scratch[0]) !== bits + 1) wrong.push(bits);
      bitsOf[0]! -= 2;
      if (toHalf(-scratch[0]) !== (0x8000 | bits)) wrong.push(bits);
    }
    expect(wrong).toEqual([]);
    expect(toHalf(65519.99609375)).toBe(0x7bff);
    expect(toHalf(65520)).toBe(0x7c00);
  });
});
