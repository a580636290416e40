// Does a link hold what it must? What is on screen comes back from its hash, and no hash breaks the page.

import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { decodeLink, encodeLink } from "#state/link";
import { longestHash } from "#scene/linkFields";
import { longestText } from "#model/contracts/longestText";
import { tokensOf } from "#model/contracts/tokenizer";
import { defaultScene, openingScene, presets } from "#scene/presets";
import { foldable, type Scene } from "#scene/scene";

test("every preset comes back from its link, whole", () => {
  for (const { scene } of presets) {
    expect(decodeLink(`#${encodeLink(scene)}`)).toEqual({ scene, problem: null });
  }
});

test("a preset's link names the preset instead of writing out its text", () => {
  for (const { id, scene } of presets.filter(({ scene }) => scene !== defaultScene)) {
    const hash = encodeLink(scene);
    expect(hash).toMatch(/^v=1&preset=/);
    expect(hash.length, id).toBeLessThan(200);
  }
});

test("a preset with knobs turned, its gates redrawn and another cursor comes back as it was", () => {
  for (const preset of presets) {
    const scene = {
      ...preset.scene,
      memory: { ...preset.scene.memory, theta: 0.07, depth: 2, seed: 77 },
      overrides: [],
      window: 7,
      cursor: 3,
      tab: "maps" as const,
    };
    expect(decodeLink(encodeLink(scene))).toEqual({ scene, problem: null });
  }
});

test("any text of one's own comes back, in any script, also none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
      const scene = { ...defaultScene, text, asked: [], cursor: null };
      expect(decodeLink(encodeLink(scene)).scene.text).toBe(text);
    }),
  );
});

test("how a text is split is part of its link, and the tokens that the link points at are those", () => {
  const memory = { ...defaultScene.memory, split: "letters" } as const;
  const scene: Scene = { ...defaultScene, text: "GATTACA gattaca", memory, cursor: 12, asked: [2, 9] };
  const link = encodeLink(scene);
  expect(link).toContain("split=letters");
  expect(decodeLink(link)).toEqual({ scene, problem: null });
  expect(tokensOf(scene.text, memory).tokens).toHaveLength(14);
  // Other browsers may join other marks to a letter: what is pointed at is told by its place.
  expect(encodeLink({ ...scene, text: "क्षत्रिय क्षत्रिय", cursor: 3, asked: [] })).toContain("at=4%3A");
});

test("a preset's name alone is a link to it", () => {
  const { id, scene } = presets.at(-1)!;
  expect(decodeLink(`#preset=${id}`)).toEqual({ scene, problem: null });
});

test("what a link to a preset does not name is as the preset has it: its cursor, its drawn gates, its earlier run", () => {
  for (const { id, scene } of presets) {
    expect(decodeLink(`#v=1&preset=${id}&tab=maps`)).toEqual({ scene: { ...scene, tab: "maps" }, problem: null });
    const bare = { ...scene, cursor: null, overrides: [], asked: [], answers: [], earlier: null };
    expect(decodeLink(encodeLink(bare)).scene).toEqual(bare);
  }
});

test("a preset read by another model keeps its cursor on the same word", () => {
  const told = presets.find(({ id }) => id === "story")!.scene;
  const { scene } = decodeLink("#v=1&preset=story&model=untrained");
  const wordAt = ({ text, memory, cursor }: typeof told): string => tokensOf(text, memory).tokens[cursor!]!.word;
  expect(wordAt(told)).toBe("?"); // which is no token of the untrained memory
  expect(wordAt(scene)).toBe(wordAt({ ...told, cursor: told.cursor! - 1 }));
  expect(decodeLink(encodeLink(scene)).scene).toEqual(scene);
});

test("a link that says nothing of folding opens unfolded, as it did before anything could be folded", () => {
  for (const hash of ["v=1", "v=1&text=one%20two", "v=1&theta=0.2&tab=maps", "v=1&preset=capitals&token=9"]) {
    expect(decodeLink(`#${hash}`).scene.unfolded).toEqual(["instrument", "knobs", "text"]);
  }
});

test("what is unfolded comes back from a link, also where nothing is, whatever the preset has", () => {
  for (const { scene } of presets) {
    for (const unfolded of [[], ["knobs"], ["instrument", "text"], [...foldable]] as const) {
      const shown = { ...scene, unfolded };
      expect(decodeLink(encodeLink(shown))).toEqual({ scene: shown, problem: null });
    }
  }
  expect(decodeLink("#v=1&unfold=knobs,cellar").problem).toMatch(/cellar/);
});

test("an empty hash is the opening Scene: at the first word, with nothing unfolded", () => {
  for (const hash of ["", "#"]) expect(decodeLink(hash)).toEqual({ scene: openingScene, problem: null });
  expect(openingScene).toMatchObject({ cursor: 0, unfolded: [] });
});

test("an unknown preset shows the default and says so", () => {
  const { scene, problem } = decodeLink("#preset=nonsense");
  expect(scene).toEqual(defaultScene);
  expect(problem).toMatch(/no preset “nonsense”/);
});

test("any hash at all is a Scene, and what of it could not be read is said", () => {
  const pieces = fc.constantFrom(
    "v=1",
    "preset=capitals",
    "theta=",
    "z=",
    "draw=alpha:1-",
    "token=",
    "earlier=eta:",
    "%",
    "ask=",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(pieces, fc.string({ maxLength: 12 }))), (parts) => {
      const { scene, problem } = decodeLink(`#${parts.map(([piece, rest]) => piece + rest).join("&")}`);
      expect(typeof scene.text).toBe("string");
      expect(Object.values(scene.memory).every((value) => !Number.isNaN(value))).toBe(true);
      expect(problem === null || problem.length > 10).toBe(true);
    }),
  );
});

/** Words that repeat seldom enough for a link to be long. */
const longText = Array.from({ length: 1500 }, (_, n) => `word${(n * 7919) % 1009} ${n % 7 === 0 ? "夜里, " : ""}`).join(
  "",
);
const ownScene: Scene = { ...defaultScene, text: longText, asked: [], cursor: 4, tab: "maps" };
const packed = (bytes: Uint8Array): string => Buffer.from(deflateSync(bytes, { level: 9 })).toString("base64url");

describe("a text that is too long for the page", () => {
  test.each([
    ["a megabyte of one letter", new Uint8Array(2 ** 20).fill(97)],
    ["100 MB of one letter", new Uint8Array(1e8).fill(97)],
    ["ordinary words", strToU8("the lamp is lit and the fox sleeps. ".repeat(20_000))],
    ["bytes that no text has", new Uint8Array(1e7)],
  ])("is inflated no further than the page reads, and that is said: %s", (_, bytes) => {
    const hash = `#v=1&theta=0.2&z=${packed(bytes)}`;
    const begun = performance.now();
    const { scene, problem } = decodeLink(hash);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(scene.text.length).toBe(longestText);
    expect(scene.memory.theta).toBe(0.2);
    expect(problem).toMatch(/A text may have 200,000 characters/);
  });

  test("is cut where it stands in the link as it is", () => {
    const { scene, problem } = decodeLink(`v=1&text=${"one%20".repeat(60_000)}`);
    expect(scene.text.length).toBe(longestText);
    expect(problem).toMatch(/200,000 characters/);
  });
});

test("a link that was cut anywhere keeps everything it still says, and the beginning of its text", () => {
  const hash = encodeLink(ownScene);
  expect(hash.length).toBeGreaterThan(2048);
  const { scene, problem } = decodeLink(hash.slice(0, 2048));
  expect({ ...scene, text: "" }).toEqual({ ...ownScene, text: "" });
  expect(scene.text.length).toBeGreaterThan(500);
  expect(longText.startsWith(scene.text)).toBe(true);
  expect(problem).toBe(
    `This link was cut on its way: the first ${scene.text.length.toLocaleString("en")} characters of its text came through.`,
  );
  fc.assert(
    fc.property(fc.integer({ min: 300, max: hash.length - 1 }), (length) => {
      const cut = decodeLink(hash.slice(0, length));
      expect(longText.startsWith(cut.scene.text) && cut.scene.text !== "", String(length)).toBe(true);
      expect(cut.problem).toMatch(/cut on its way/);
    }),
    { numRuns: 60 },
  );
});

test("a cut that goes through a name or a letter is said", () => {
  for (const [hash, text] of [
    ["v=1&tab=maps&text=caf%C3%A9%20%E5%A4%9C%E9%87", "café 夜"],
    ["v=1&tab=maps&text=caf%C3", "caf"],
    ["v=1&tab=maps&text=cafe%", "cafe"],
    ["v=1&tab=maps&text=cafe%C", "cafe"],
    ["v=1&text=cafe&tab=maps&the", "cafe"],
  ] as const) {
    const { scene, problem } = decodeLink(hash);
    expect([scene.text, scene.tab], hash).toEqual([text, "maps"]);
    expect(problem, hash).toMatch(/cut on its way/);
  }
});

describe("a link that was changed on its way", () => {
  const ways: Record<string, (hash: string) => string> = {
    "as HTML": (hash) => hash.replaceAll("&", "&amp;"),
    "as HTML, twice": (hash) => hash.replaceAll("&", "&amp;amp;"),
    "as HTML, by number": (hash) => hash.replaceAll("&", "&#38;"),
    "percent-encoded again": (hash) => hash.replaceAll("%", "%25"),
    "percent-encoded again, twice": (hash) => hash.replaceAll("%", "%25").replaceAll("%", "%25"),
    "percent-encoded as a whole": encodeURIComponent,
    "percent-encoded as a whole, twice": (hash) => encodeURIComponent(encodeURIComponent(hash)),
    "with spaces as +": (hash) => hash.replaceAll("%20", "+"),
    "with names in capitals": (hash) => hash.replace(/(?<=^|&)[^=]+/g, (name) => name.toUpperCase()),
    "as quoted-printable mail": (hash) => hash.replaceAll("=", "=3D").replace(/.{70}/g, "$&=\r\n"),
    "behind another sign": (hash) => `?${hash}`,
    "without its version": (hash) => hash.replace("v=1&", ""),
  };
  const texts = ["one two: 100 % = 1+1 & more, “café” 夜里.", "50%25 %20 off", "a+b c", longText];
  test.each(Object.entries(ways))("opens as it was meant: %s", (_, change) => {
    for (const text of texts) {
      const scene: Scene = { ...ownScene, text, cursor: 1, memory: { ...ownScene.memory, theta: 0.2 } };
      expect(decodeLink(`#${change(encodeLink(scene))}`)).toEqual({ scene, problem: null });
    }
  });

  test.each([
    ["v=1&tetx=hello", "“tetx” (is “text” meant?)"],
    ["v=1&Thta=0.2&tab=maps", "“Thta” (is “theta” meant?)"],
    ["v=1&memory=titans", "“memory” (is “memories” meant?)"],
    ["v=1&somethingelse=1", "“somethingelse”"],
    ["v=1&foo=1", "“foo”."],
    ["v=1&x=1", "“x”."],
    ["v=1&text=one two three&token=5000", "token “5000” (allowed: 1 to 3)"],
    ["v=1&text=one two three&ask=2,99999", "ask “99999” (allowed: 1 to 3)"],
    ["v=1&text=one two three&token=1.5", "token “1.5” (allowed: 1 to 3)"],
    ["v=1&lock=thet,theta", "lock “thet”"],
    ["v=1&hide=everything", "hide “everything”"],
  ])("with a name that is none says which is nearest, and nothing is silently as it was: %s", (hash, says) => {
    expect(decodeLink(hash).problem).toContain(says);
  });
});

test("what a notice quotes of a link is short, and cannot turn the sentence around", () => {
  const long = "\u202Eabc\u0000".repeat(5000);
  for (const name of [
    "v",
    "preset",
    "theta",
    "tab",
    "view",
    "token",
    "ask",
    "answers",
    "draw",
    "earlier",
    "lock",
    "hide",
  ]) {
    const parameters = new URLSearchParams([["v", "1"]]);
    parameters.set(name, long);
    parameters.append(long, long);
    const { problem } = decodeLink(parameters.toString());
    expect(problem!.length, name).toBeLessThan(400);
    expect(problem).not.toMatch(/[\u202E\0]/);
  }
});

test("lists are bounded, each part counts once, and a link of any length is read in time that grows with it alone", () => {
  const many = (part: (n: number) => string, n = 12_000): string =>
    Array.from({ length: n }, (_, index) => part(index)).join(",");
  const hash = [
    "v=1&text=one%20two%20three",
    `ask=1,1,1,2,2,${many((n) => String((n % 4000) + 1))}`,
    `answers=${many((n) => String((n % 4000) + 1))}`,
    `draw=${many((n) => `alpha:1-2:0.${n}`, 6000)}`,
    `earlier=${many(() => "theta:0.2", 6000)}`,
    `lock=theta,${many((n) => `x${n}`)}`,
    `memories=${many(() => "delta")},titans`,
    `at=${many((n) => `${n + 9000}:1`)}`,
  ].join("&");
  const begun = performance.now();
  const { scene, problem } = decodeLink(`${hash}&${many((n) => `n${n}`, 1000).replaceAll(",", "&")}`);
  decodeLink("&".repeat(longestHash));
  decodeLink(`v=1&${"a=b&".repeat(longestHash / 4)}`);
  decodeLink("%25".repeat(longestHash / 3));
  decodeLink(`v=1&text=${"%".repeat(longestHash)}`);
  decodeLink(`v=1&${"x".repeat(longestHash)}`);
  expect(performance.now() - begun).toBeLessThan(8000);
  expect(scene.asked.slice(0, 3)).toEqual([0, 1, 2]);
  expect(scene.asked.length).toBeLessThanOrEqual(64);
  expect(scene.answers.length).toBeLessThanOrEqual(256);
  expect(scene.overrides.length).toBeLessThanOrEqual(64);
  expect(scene.earlier).toEqual({ memory: { theta: 0.2 }, overrides: null });
  expect(scene.hiddenControls).toEqual(["theta"]);
  expect(scene.compare.memories).toEqual(["delta"]);
  expect(problem!.length).toBeLessThan(600);
  const { problem: tooLong } = decodeLink(`v=1&tab=maps&text=${"x".repeat(2 * longestHash)}`);
  expect(tooLong).toMatch(/A link may have 1,000,000 characters/);
});

test("whatever bytes stand for a text, there is a text, and no more than the page reads", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isDeflated) => {
      const z = isDeflated ? packed(bytes) : Buffer.from(bytes).toString("base64url");
      const { scene, problem } = decodeLink(`v=1&z=${z}`);
      expect(scene.text.length).toBeLessThanOrEqual(longestText);
      if (isDeflated && problem === null) expect(Buffer.from(scene.text)).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 500 },
  );
});

describe("words that another browser cuts elsewhere", () => {
  const thai: Scene = {
    ...defaultScene,
    text: "แมวดำนอนบนโต๊ะ แมวดำไม่กินปลา แมวขาวกินปลา",
    cursor: 7,
    asked: [2, 5],
    answers: [{ token: 3, length: 2 }],
    overrides: [{ gate: "alpha", from: 4, to: 6, value: 0.1 }],
  };
  const startOf = ({ text, memory }: Scene, token: number): number => tokensOf(text, memory).starts[token]!;

  test("are found again by their place in the text", () => {
    const hash = encodeLink(thai);
    const starts = [7, 2, 5, 3, 4, 6].map((token) => startOf(thai, token));
    const { Segmenter } = Intl;
    try {
      Object.assign(Intl, { Segmenter: undefined });
      const { scene, problem } = decodeLink(hash);
      const [{ token }] = scene.answers as unknown as [{ token: number }];
      const [{ from, to }] = scene.overrides as unknown as [{ from: number; to: number }];
      const pointed = [scene.cursor!, ...scene.asked, token, from, to];
      expect(pointed.map((token) => startOf(scene, token))).toEqual(starts);
      expect(scene.cursor).not.toBe(7);
      expect(problem).toBeNull();
    } finally {
      Object.assign(Intl, { Segmenter });
    }
    expect(decodeLink(hash)).toEqual({ scene: thai, problem: null });
  });

  test("are as they were in a link that does not say where they stand, and no other link does", () => {
    const parameters = new URLSearchParams(encodeLink(thai));
    parameters.delete("at");
    expect(decodeLink(parameters.toString())).toEqual({ scene: thai, problem: null });
    expect(encodeLink({ ...thai, text: "the black cat slept on the table, didn’t it", overrides: [] })).not.toContain(
      "at=",
    );
  });
});
