// Where do tests run? `unit` in Node, `browser` in a real headless Chromium whose WebGPU is SwiftShader's,
// `journeys` in Node, driving the built page in that Chromium.

import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { browserArguments, findOrInstallBrowser } from "./scripts/browser.mjs";

/** Bundled once and kept: one by one, tfjs's thousand modules take ten seconds to load, and Node cannot load them at all. */
const tensorflow = [
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-core/dist/register_all_gradients",
  "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops",
  "@tensorflow/tfjs-backend-cpu",
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: "./vite.config.ts",
        ssr: { resolve: { mainFields: ["module", "main"] } },
        test: {
          name: "unit",
          environment: "node",
          include: ["test/*.test.{ts,tsx}"],
          testTimeout: 120_000, // patience for a busy machine, not a measure
          deps: { optimizer: { ssr: { enabled: true, include: tensorflow } } },
        },
      },
      {
        extends: "./vite.config.ts",
        optimizeDeps: { include: [...tensorflow, "@tensorflow/tfjs-backend-webgpu"] },
        test: {
          name: "browser",
          include: ["test/browser/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: {
                executablePath: await findOrInstallBrowser(),
                args: browserArguments({ webgpu: true }),
              },
            }),
          },
        },
      },
      {
        test: {
          name: "journeys",
          environment: "node",
          include: ["test/journeys/*.test.ts"],
          globalSetup: "test/journeys/serve.setup.ts",
          fileParallelism: false, // one browser at a time
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
