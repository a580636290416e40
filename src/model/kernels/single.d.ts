// Vite and esbuild take a file with another query for another module: a second copy, with its own compiled code.
declare module "*/memory.cpu?single" {
  export { scanMemory } from "#model/kernels/memory.cpu";
}
