import { expect, test } from "vitest";
import { glossaryGroups } from "#components/lessons/glossaryGroups";
import { fieldTerms } from "#components/lessons/fieldTerms";
import { memories } from "#model/compare/memories";
import { confusions } from "#lessons/confusions";
import { threadOf } from "#lessons/threads";
import { whereTaught } from "#lessons/spokenOf";
import { defaultTrain } from "#model/contracts/trainDefaults";
import { trainRecipe } from "#model/learning/trainRecipe";
import { trainTerms } from "#words/trainTerms";
import { letters, operands, probe, type Elsewhere, type LetterId, type QuantityId } from "#model/contracts/probe";

test("every quantity of the page stands in the glossary once", () => {
  const listed = glossaryGroups.flatMap(({ of }) => of);
  expect([...listed].sort()).toEqual(Object.keys(probe).sort());
});

test("a word that answers a question weighs in the loss of a training as much as the glossary says", () => {
  const { plan } = trainRecipe(defaultTrain);
  expect(trainTerms.trainingLoss.meaning).toContain(`as much as twenty others`);
  expect(1 / plan.otherWeight).toBeCloseTo(20, 10);
});

test("what other papers speak of names a paper, and where Compare shows it, a row of the same paper", () => {
  for (const [id, { arxiv, memory, meaning }] of Object.entries(fieldTerms)) {
    expect(arxiv, id).toMatch(/^\d{4}\.\d{5}$/u);
    expect(meaning, id).toMatch(/[.”]$/u);
    if (memory === undefined) continue;
    const row = memories.find((one) => one.id === memory);
    expect(row, id).toBeDefined();
    if (id !== "linearAttention") expect(row!.source.arxiv, id).toBe(arxiv);
  }
});

test("every memory that is of a paper after Titans is spoken of, and what keeps no state of its own has no row", () => {
  const after = memories.filter(({ family, source }) => family === "nested" || Number(source.arxiv) > 2502);
  const spoken = Object.values(fieldTerms).map(({ memory }) => memory);
  const own = ["moneta", "yaad", "memora"]; // MIRAS has its workbench
  expect(after.map(({ id }) => id).filter((id) => !spoken.includes(id) && !own.includes(id))).toEqual([]);
  expect([fieldTerms["hyena"]!.memory, fieldTerms["memorizing"]!.memory]).toEqual([undefined, undefined]);
});

test("no letter of the equations has the name of another", () => {
  const names = (Object.keys(letters) as LetterId[]).map((id) => operands[id].name);
  expect(new Set(names).size).toBe(names.length);
});

test("every quantity and every letter is taught by a step whose words name it", () => {
  for (const symbol of [...Object.keys(probe), ...Object.keys(letters)] as (QuantityId | LetterId)[]) {
    expect(whereTaught(symbol), symbol).not.toEqual([]);
  }
});

test("what other papers write is theirs: MIRAS's η is a learning rate, and α for what is kept is not Mamba-2's", () => {
  const papersOf = (list: readonly Elsewhere[] = [], letter: string): string =>
    list.filter((row) => row.letter === letter).map(({ papers }) => papers).join(); // prettier-ignore
  expect(papersOf(probe.theta.elsewhere, "η")).toMatch(/TTT.*MIRAS/u);
  expect(probe.eta.elsewhere!.map(({ papers }) => papers).join()).toMatch(/MIRAS.*learning rate/u);
  for (const [list, letter] of [
    [probe.alpha.elsewhere, "1 − α"],
    [letters.keep.elsewhere, "α"],
  ] as const) {
    // prettier-ignore
    expect(papersOf(list, letter)).toContain("MIRAS");
    expect(papersOf(list, letter)).not.toContain("Mamba");
  }
  expect(papersOf(letters.keep.elsewhere, "exp(ΔA)")).toBe("Mamba-2");
});

test("every question that the glossary takes from the public names threads that can be opened", () => {
  const threads = Object.values(confusions).flatMap(({ asked }) => asked);
  expect(Object.keys(confusions)).toHaveLength(20);
  for (const thread of threads) expect(() => new URL(threadOf(thread))).not.toThrow();
  expect(threadOf("lucidrains/titans-pytorch #4")).toBe("https://github.com/lucidrains/titans-pytorch/issues/4");
  expect(threadOf("ooples/AiDotNet PR #477")).toBe("https://github.com/ooples/AiDotNet/pull/477");
  expect(threadOf("Hacker News 46181231")).toBe("https://news.ycombinator.com/item?id=46181231");
});
