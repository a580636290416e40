// What can this card do at its best? Two small kernels that do nothing else: fused multiply-adds in registers, and a copy from one
// part of its memory to another. Shares of these are what an engine reaches.

import type { Peak } from "./cost";

/** Milliseconds that a measuring lasts at least: below them, starting one counts. */
const enough = 60;
const turns = 3;
const lanes = 256;

const steps = 512;
/** Eight sums of four numbers, none waiting for another; what they hold stays finite. */
const multiplyAdd = `
@group(0) @binding(0) var<storage, read_write> kept : array<vec4f>;
@compute @workgroup_size(${lanes}) fn main(@builtin(global_invocation_id) id : vec3u) {
  let by = vec4f(0.5 + f32(id.x % 2u) * 0.25);
  let plus = vec4f(f32(id.x));
  ${list((n) => `var s${n} = plus + ${n};`)}
  for (var step = 0; step < ${steps}; step++) { ${list((n) => `s${n} = fma(s${n}, by, plus);`)} }
  kept[id.x % ${lanes}u] = ${list((n) => `s${n}`, " + ")};
}`;
const flopsOfLane = 2 * 4 * 8 * steps;

const copy = `
@group(0) @binding(0) var<storage, read> source : array<vec4f>;
@group(0) @binding(1) var<storage, read_write> copied : array<vec4f>;
@compute @workgroup_size(${lanes}) fn main(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) lane : u32) {
  let at = (group.y * 1024u + group.x) * ${lanes}u + lane;
  copied[at] = source[at];
}`;
/** Larger than the caches of any card, where it may be: bytes of either side. */
const copied = 2 ** 27;

/** @throws Error where the card refuses them. */
export async function measureCard(device: GPUDevice): Promise<Peak> {
  device.pushErrorScope("validation");
  device.pushErrorScope("out-of-memory");
  const groups = 4096;
  const kept = storage(device, 16 * lanes);
  const multiplied = await secondsOf({ device, code: multiplyAdd, buffers: [kept], groups: [groups, 1] });
  const size = Math.min(copied, 2 ** Math.floor(Math.log2(device.limits.maxStorageBufferBindingSize)));
  const both = [storage(device, size), storage(device, size)];
  const rows = size / (16 * lanes * 1024);
  const moved = await secondsOf({ device, code: copy, buffers: both, groups: [1024, rows] });
  for (const buffer of [kept, ...both]) buffer.destroy();
  for (const error of [await device.popErrorScope(), await device.popErrorScope()]) {
    if (error) throw new Error(`the GPU refused to be measured: ${error.message}`);
  }
  return { flopsPerSecond: (flopsOfLane * lanes * groups) / multiplied, bytesPerSecond: (2 * size) / moved };
}

/** Seconds of one dispatch: the best of some turns, each of as many dispatches as take long enough. */
async function secondsOf({
  device,
  code,
  buffers,
  groups: [x, y],
}: {
  device: GPUDevice;
  code: string;
  buffers: readonly GPUBuffer[];
  groups: readonly [number, number];
}): Promise<number> {
  const pipeline = device.createComputePipeline({
    layout: "auto",
    compute: { module: device.createShaderModule({ code }) },
  });
  const bound = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const turn = async (times: number): Promise<number> => {
    const start = performance.now();
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bound);
    for (let n = 0; n < times; n++) pass.dispatchWorkgroups(x, y);
    pass.end();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    return performance.now() - start;
  };
  await turn(1); // compiles
  let times = 1;
  let best = await turn(times);
  for (; best < enough; best = await turn(times)) times *= 2;
  for (let n = 1; n < turns; n++) best = Math.min(best, await turn(times));
  return best / 1000 / times;
}

function storage(device: GPUDevice, size: number): GPUBuffer {
  return device.createBuffer({ size, usage: GPUBufferUsage.STORAGE });
}

function list(of: (n: number) => string, between = " "): string {
  return Array.from({ length: 8 }, (_, n) => of(n)).join(between);
}
