// How do the figures stand in docs/performance.md? As Markdown tables, made from what one run of the bench measured.

import { exponentOf, flopsPerToken, growths, sharesOf } from "./cost";
import type { GpuSpeeds } from "./gpu";
import type { GrowthSpeeds } from "./growth";
import type { MemorySpeed } from "./memories";
import type { ModelSpeed } from "./models";
import type { PageSpeeds } from "./page";
import type { TorchSpeeds } from "./torch";
import type { TrainingSpeed } from "./training";
import { modelTitles } from "#model/contracts/models";
import { rateSaid } from "./inputs";
import { sayShare } from "#words/share";

export interface BenchResults {
  readonly machine: string;
  readonly memories?: readonly MemorySpeed[];
  /** null where there is no PyTorch. */
  readonly torch?: TorchSpeeds | null;
  readonly models?: readonly ModelSpeed[];
  readonly training?: readonly TrainingSpeed[];
  readonly growth?: GrowthSpeeds;
  readonly page?: PageSpeeds;
  readonly gpu?: GpuSpeeds;
}

/** What stands in docs/performance.md between the marks of each part that was measured. */
export function tablesOf({
  machine,
  memories,
  torch,
  models,
  training,
  growth,
  page,
  gpu,
}: BenchResults): Record<string, string> {
  const on = (said: string): string => `${machine}: ${said}`;
  return {
    ...(memories && { memories: on(`tokens a second.\n\n${memoryTable(memories)}`) }),
    ...(torch && { torch: on(`tokens a second.\n\n${torchTable(torch)}`) }),
    ...(torch === null && { torch: on("no PyTorch.") }),
    ...(models && { models: on(`tokens a second.\n\n${modelTable(models)}`) }),
    ...(training && { training: on(`tokens a second.\n\n${trainingTable(training)}`) }),
    ...(growth && { growth: on(`tokens a second.\n\n${growthTable(growth)}`) }),
    ...(page && {
      page: on(
        `headless Chromium, a window of 1440 × 900, under a load of ${page.load.toFixed(0)}.\n\n${pageTable(page)}`,
      ),
    }),
    ...(gpu && { gpu: gpuTable(gpu) }),
  };
}

const end = "<!-- until here -->";

/** `page` with each table in the place of what stood between its marks. @throws Error where a part has no marks. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [part, said]) => {
    const begin = `<!-- npm run bench -- --write: ${part} -->`;
    const from = text.indexOf(begin) + begin.length;
    const to = text.indexOf(end, from);
    if (from < begin.length || to < from) throw new Error(`docs/performance.md has no place for ${part}: "${begin}"`);
    return `${text.slice(0, from)}\n\n${said}\n\n${text.slice(to)}`;
  }, page);
}

function memoryTable(speeds: readonly MemorySpeed[]): string {
  const engines = [...new Set(speeds.map(({ engine }) => engine))];
  const rows = [...new Set(speeds.map(({ memory, chunk, traced }) => JSON.stringify([memory, chunk, traced])))];
  return table(
    ["memory", "b", "traced", ...engines, "SIMD / plain loops"],
    rows.map((row) => {
      const [memory, chunk, traced] = JSON.parse(row) as [string, number, boolean];
      const of = (engine: string): number =>
        speeds.find(
          (speed) =>
            speed.memory === memory && speed.chunk === chunk && speed.traced === traced && speed.engine === engine,
        )!.tokensPerSecond;
      const gain = of("SIMD") / of("plain loops");
      return [memory, String(chunk), traced ? "yes" : "", ...engines.map((name) => rateSaid(of(name))), times(gain)];
    }),
  );
}

function torchTable({ version, speeds }: TorchSpeeds): string {
  return table(
    ["memory", "b", `PyTorch ${version}, token by token`, "its dual form", "SIMD", "SIMD / the better"],
    speeds.map(({ memory, chunk, recurrent, dual, simd }) => [
      ...[memory, String(chunk), rateSaid(recurrent), rateSaid(dual), rateSaid(simd)],
      times(simd / Math.max(recurrent, dual)),
    ]),
  );
}

function modelTable(speeds: readonly ModelSpeed[]): string {
  return table(
    ["trained model, 512 tokens, traced", "plain loops", "SIMD", "SIMD / plain loops", "SIMD, all 512"],
    speeds.map(({ model, simd, loops, milliseconds }) => [
      ...[modelTitles[model].long, rateSaid(loops), rateSaid(simd), times(simd / loops)],
      `${milliseconds.toFixed(1)} ms`,
    ]),
  );
}

function trainingTable(speeds: readonly TrainingSpeed[]): string {
  return table(
    ["training", "tokens a text", "tfjs on wasm", "SIMD, one core", "SIMD / tfjs"],
    speeds.map(({ model, length, simd, tensors }) => [
      ...[modelTitles[model].long, String(length), rateSaid(tensors), rateSaid(simd), times(simd / tensors)],
    ]),
  );
}

function growthTable({ peak, speeds }: GrowthSpeeds): string {
  const rows = speeds
    .filter(({ traced }) => !traced)
    .map((plain) => {
      const { along, widths, tokens } = plain;
      const traced = speeds.find(
        (speed) => speed.traced && speed.along === along && speed.widths === widths && speed.tokens === tokens,
      )!;
      const cells = [plain, traced].flatMap((speed) => [
        rateSaid(speed.tokensPerSecond),
        sayShare((speed.tokensPerSecond * flopsPerToken(widths, speed)) / peak),
      ]);
      return [along, widths.join("-"), String(tokens), ...cells];
    });
  const powers = growths.map((along) => {
    const [plain, traced] = [false, true].map((traced) => exponentOf(speeds, { along, traced }).toFixed(2));
    return `${along} to the power of ${plain}, traced ${traced}`;
  });
  return (
    `One core at its best: ${giga(peak)} GFLOP/s. Time grows with ${powers.join("; ")}.\n\n` +
    table(["along", "memory, b 16", "tokens", "SIMD", "of the best", "traced", "of the best"], rows)
  );
}

function pageTable({ first, turns, heap, long }: PageSpeeds): string {
  const ms = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  const { script, style, font, html } = first[0]!.bytes;
  const rows = [
    ...first.flatMap(({ throttle, painted, live, work, shift }) => {
      const slow = throttle === 1 ? "" : `, main thread ${throttle} × slower`;
      return [
        [`first paint${slow}`, ms(painted)],
        [`live${slow}`, ms(live)],
        [`until then, the main thread’s own time${slow}`, ms(work)],
        [`layout shift until then${slow}`, shift.toFixed(3)],
      ];
    }),
    [
      "fetched until then, compressed",
      `${kilobytes(script)} of scripts, ${kilobytes(style)} of styles, ${kilobytes(font)} of fonts, ${kilobytes(html)} of HTML`,
    ],
    ...turns.flatMap(({ tokens, median, p95, work, step, frames }) => [
      [`a knob until every panel is repainted, ${tokens} tokens`, `${ms(median)}, p95 ${ms(p95)}`],
      [`such a turn, the main thread’s own time, ${tokens} tokens`, `${work.toFixed(1)} ms`],
      [`one step, the main thread’s own time, ${tokens} tokens`, `${step.toFixed(1)} ms`],
      [`frames drawn while playing at 8 ×, ${tokens} tokens`, `${sayShare(frames)} of 60 a second`],
    ]),
    ["the page’s heap over 200 runs of 256 tokens", `${heap.toFixed(1)} kB a run`],
    [
      `\`npm run trace -- --tokens ${long.tokens}\``,
      `${rateSaid(long.tokensPerSecond)} tokens a second; ${long.early.megabytes} MB at ${rateSaid(long.early.tokens)}, ${long.last} MB at the end`,
    ],
  ];
  return table(["the page", "measured"], rows);
}

function gpuTable({ card, isSoftware, golden, limits, memories, models, trainings }: GpuSpeeds): string {
  const said =
    `${card}${isSoftware ? ", a processor that plays a GPU: its speed says nothing of any card" : ""}. ` +
    `All ${golden.cases} golden cases pass, the worst relative error is ${golden.worst.toExponential(1)}. At its best: ` +
    `${giga(limits.flopsPerSecond)} GFLOP/s and ${giga(limits.bytesPerSecond)} GB/s.`;
  const rows = memories.map(({ memory, widths, chunk, traced, simd, blocks, long }) => {
    const { flops, bytes } = sharesOf({ widths, traced, tokensPerSecond: long }, limits);
    const speeds = [simd, blocks, long].map(rateSaid);
    return [memory, String(chunk), traced ? "yes" : "", ...speeds, `${(long / simd).toPrecision(2)} ×`, flops, bytes];
  });
  const heads = ["memory", "b", "traced", "SIMD", "WGSL, blocks of 256", "WGSL, in one"];
  const ofModels = models.map(({ model, off, simd, wgsl }) => [
    ...[modelTitles[model].long, off.toExponential(1), rateSaid(simd), rateSaid(wgsl)],
    `${(wgsl / simd).toPrecision(2)} ×`,
  ]);
  const ofTrainings = trainings.map(({ model, batch, length, off, simd, wgsl }) => [
    ...[modelTitles[model].long, `${batch} × ${length}`, off.toExponential(1), rateSaid(simd), rateSaid(wgsl)],
    `${(wgsl / simd).toPrecision(2)} ×`,
  ]);
  const trainingHeads = ["a training’s gradients", "texts × tokens", "off from SIMD", "SIMD, one core", "WGSL"];
  return [
    said,
    table([...heads, "WGSL, in one / SIMD", "of its FLOP/s", "of its bytes/s"], rows),
    table(["trained model, traced", "off from float64", "SIMD", "WGSL", "WGSL / SIMD"], ofModels),
    table([...trainingHeads, "WGSL / SIMD"], ofTrainings),
  ].join("\n\n");
}

function giga(number: number): string {
  return (number / 1e9).toPrecision(3);
}

function times(ratio: number): string {
  return `${ratio.toFixed(1)} ×`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
