// How do the figures stand in docs/performance.md? As Markdown tables, made from what one run of the bench measured.

import { sharesOf } from "./cost";
import type { GpuSpeeds } from "./gpu";
import type { MemorySpeed } from "./memories";
import type { ModelSpeed } from "./models";
import type { TorchSpeeds } from "./torch";
import { modelTitles } from "#model/contracts/models";
import { rateSaid } from "./inputs";

export interface BenchResults {
  readonly machine: string;
  readonly memories?: readonly MemorySpeed[];
  /** null where there is no PyTorch. */
  readonly torch?: TorchSpeeds | null;
  readonly models?: readonly ModelSpeed[];
  readonly gpu?: GpuSpeeds;
}

export function tablesOf({ machine, memories, torch, models, gpu }: BenchResults): string {
  const parts = [`One run, ${machine}, tokens a second.`];
  if (memories) parts.push(memoryTable(memories));
  if (torch) parts.push(torchTable(torch));
  if (torch === null) parts.push("This machine has no PyTorch.");
  if (models) parts.push(modelTable(models));
  if (gpu) parts.push(gpuTable(gpu));
  return parts.join("\n\n");
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

function gpuTable({ card, isSoftware, golden, limits, memories }: GpuSpeeds): string {
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
  return `${said}\n\n${table([...heads, "WGSL, in one / SIMD", "of its FLOP/s", "of its bytes/s"], rows)}`;
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
