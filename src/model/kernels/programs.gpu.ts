// What can be done to the numbers of an arena? Programs in WGSL that are bound alike, each compiled once a device.
// Leaves to arena.gpu.ts when they run, and what they are told.

/** One entry point of a WGSL module that stands on `arenaShader`; `key` names it in the whole page. */
export interface Program {
  readonly key: string;
  readonly code: (device: GPUDevice) => string;
  readonly entry: string;
}

const named = new Map<string, Program>();

/** The same one for the same name. */
export function programNamed(key: string, make: () => Omit<Program, "key">): Program {
  const program = named.get(key) ?? { key, ...make() };
  named.set(key, program);
  return program;
}

/** Numbers that one call can be told: a whole step of the offsets that every GPU can bind at. */
export const callWords = 64;

/** What every program has: the numbers, their gradients where there is a way back, and what its call, the nth in this dispatch, was told from word CALL_WORDS · n on. */
export const arenaShader = `
const CALL_WORDS : i32 = ${callWords};
@group(0) @binding(0) var<storage, read_write> numbers : array<f32>;
@group(0) @binding(1) var<storage, read> calls : array<i32>;
@group(0) @binding(4) var<storage, read_write> gradients : array<f32>;
`;

interface Programs {
  readonly layout: GPUBindGroupLayout;
  readonly pipelineOf: (program: Program) => GPUComputePipeline;
}

const programs = new WeakMap<GPUDevice, Programs>();

/** They are made again when they are next needed. */
export function forgetPrograms(device: GPUDevice): void {
  programs.delete(device);
}

/** The pipelines of a device: each is made once, and serves every arena. */
export function programsOf(device: GPUDevice): Programs {
  const known = programs.get(device);
  if (known) return known;
  const visibility = GPUShaderStage.COMPUTE;
  const layout = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility, buffer: { type: "storage" } },
      { binding: 1, visibility, buffer: { type: "read-only-storage", hasDynamicOffset: true } },
      { binding: 2, visibility, buffer: { type: "uniform", hasDynamicOffset: true } },
      { binding: 3, visibility, buffer: { type: "storage" } },
      { binding: 4, visibility, buffer: { type: "storage" } },
    ],
  });
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  const pipelines = new Map<string, GPUComputePipeline>();
  const opened: Programs = {
    layout,
    pipelineOf: ({ key, code, entry }) => {
      const made =
        pipelines.get(key) ??
        device.createComputePipeline({
          layout: pipelineLayout,
          compute: { module: device.createShaderModule({ code: code(device) }), entryPoint: entry },
        });
      pipelines.set(key, made);
      return made;
    },
  };
  programs.set(device, opened);
  return opened;
}
