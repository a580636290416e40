// Which kernels does the page have in SIMD? What is exported here is what simd/instance.ts can call.

export { free, run as scan } from "./scan";
