// Where do journeys find the page? Built where the sources are newer, and served once for all of them.

import type { TestProject } from "vitest/node";
import { buildIfStale, serve } from "../../scripts/serve.mjs";

export async function setup(project: TestProject) {
  buildIfStale();
  const server = await serve({ port: 4173, strictPort: false });
  project.provide("address", server.address);
  project.provide("keeps", project.config.snapshotOptions.updateSnapshot === "all");
  return server.close;
}
