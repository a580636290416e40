// Which part of tfjs is ours? Everything that `@tensorflow/tfjs` means here: vite.config.ts points that name at this file.
// The core with its gradients, its operations as methods, and the cpu backend; backend.ts adds WebGPU where it is worth it.
// Minified and gzipped 82 kB where the whole package (layers, converter, data, WebGL) comes to 218.

export * from "@tensorflow/tfjs-core"; // first: the others register with it
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-backend-cpu";
