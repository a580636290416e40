// Which kernels does a training have in SIMD? Those that read, and for each of them the way back; a module of its own, which
// the page fetches only to train.

export * from "./kernels";
export { attendBack } from "./attend.back";
export { toInputs, toWeights } from "./dense.back";
export { matrixBack } from "./matrix.back";
export {
  blendBack,
  convolveBack,
  crossEntropy,
  divideByLastBack,
  eluPlusOneBack,
  gateBack,
  openBack,
  rmsNormBack,
  splitHeadBack,
} from "./rows.back";
export { answerOfBack, scanBack } from "./scan.back";
