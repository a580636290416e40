// Which kernels does the page have in SIMD? What is exported here is what simd/instance.ts can call.

export { attend } from "./attend";
export { dense } from "./dense";
export { scanMatrix } from "./matrix";
export { nearest } from "./nearest";
export { add, blend, convolve, divideByLast, eluPlusOne, gate, open, rmsNorm, splitHead } from "./rows";
export { answer, free, run as scan } from "./scan";
