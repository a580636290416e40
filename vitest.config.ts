// Where do tests run? `unit` in Node, `browser` in a real headless Chromium whose WebGPU is SwiftShader's,
// `journeys` in Node, driving the built page in that Chromium, two at a time; `speed` as they do, but alone: it measures;
// `firefox` in Node, driving it in a stock Firefox.
// `long` and `longBrowser` are what takes too long for every change (`npm run test:long`): in Node, with the built page at hand, one
// file at a time, and in Chromium as `browser`.

import { createHash } from "node:crypto";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { browserArguments, findOrInstallBrowser } from "./scripts/browser.mjs";

/** Bundled once and kept: one by one, tfjs's thousand modules take ten seconds to load, and Node cannot load them at all. */
const tensorflow = [
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-core/dist/register_all_gradients",
  "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops",
  "@tensorflow/tfjs-backend-cpu",
];

const launchOptions = { executablePath: await findOrInstallBrowser(), args: browserArguments({ webgpu: true }) };

/** A project whose tests run in Chromium themselves. */
function inBrowser(tests: { name: string; include: string[] }) {
  return {
    extends: "./vite.config.ts",
    optimizeDeps: { include: [...tensorflow, "@tensorflow/tfjs-backend-webgpu"] },
    test: {
      ...tests,
      testTimeout: 240_000,
      hookTimeout: 120_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        instances: [{ browser: "chromium" as const }],
        provider: playwright({ launchOptions }),
      },
    },
  };
}

const measuring = "test/journeys/speed.test.ts";
const journeys = {
  environment: "node",
  globalSetup: "test/support/serve.setup.ts",
  testTimeout: 240_000,
  hookTimeout: 120_000,
} as const;

/** Half a minute each, and some of them so few lines that Vitest, which goes by their size, would begin them last. */
const longest = ["backends", "write", "compare", "knobs", "gallery", "choices", "trained", "axe"];

/**
 * Begun last, a long file would keep one worker busy while the other has nothing left.
 * With `--sequence.seed=N` files come in an order of chance, which must change nothing.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    if (seed !== undefined) {
      const placeOf = ({ moduleId }: TestSpecification) =>
        createHash("sha1").update(`${seed} ${moduleId}`).digest("hex");
      return files.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    }
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`journeys/${name}.test.ts`));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: "./vite.config.ts",
        ssr: { resolve: { mainFields: ["module", "main"] } },
        test: {
          name: "unit",
          environment: "node",
          include: ["test/*.test.{ts,tsx}"],
          isolate: false, // between files, that is; what a file finds of ours is new all the same:
          setupFiles: ["test/support/fresh.setup.ts"],
          testTimeout: 120_000, // patience for a busy machine, not a measure
          deps: { optimizer: { ssr: { enabled: true, include: tensorflow } } },
        },
      },
      inBrowser({ name: "browser", include: ["test/browser/*.test.ts"] }),
      inBrowser({ name: "longBrowser", include: ["test/long/browser/*.test.ts"] }),
      {
        extends: "./vite.config.ts",
        test: {
          ...journeys,
          name: "journeys",
          include: ["test/journeys/*.test.ts"],
          exclude: [measuring],
          isolate: false, // the files that a worker goes through share its browser
          maxWorkers: 2,
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          ...journeys,
          name: "speed",
          include: [measuring],
          maxWorkers: 1,
          sequence: { groupOrder: 1 }, // after all others, where it is run with them
        },
      },
      {
        extends: "./vite.config.ts",
        test: {
          ...journeys,
          name: "firefox",
          include: ["test/firefox/*.test.ts"],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: "./vite.config.ts",
        ssr: { resolve: { mainFields: ["module", "main"] } },
        test: {
          ...journeys,
          name: "long",
          include: ["test/long/*.test.ts"],
          testTimeout: 30 * 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          deps: { optimizer: { ssr: { enabled: true, include: tensorflow } } },
        },
      },
    ],
  },
});
