// @ts-check
// `npm start [-- --port N]`: from a fresh clone to an address that answers. Ctrl-C ends it.

import { fail, setUp } from "./setup.mjs";

const defaultPort = 5173;

setUp();
const port = chosenPort(process.argv.slice(2));
const { buildIfStale, serve } = await import("./serve.mjs"); // after setUp: it imports Vite
const server = await buildAndServe();
console.log(`Titans Explorer is at\n${server.address}\nCtrl-C ends it.`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => void server.close().finally(() => process.exit(0)));
}

async function buildAndServe() {
  try {
    buildIfStale();
    return await serve({ port: port ?? defaultPort, strictPort: port !== null });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string[]} args @returns {number | null} null where none was asked for */
function chosenPort(args) {
  if (args.length === 0) return null;
  const [, value] = /^--port[= ](\d+)$/.exec(args.join(" ")) ?? fail(`Unknown: ${args.join(" ")}. Allowed: --port N`);
  const number = Number(value);
  if (number < 1 || number > 65535) fail(`--port ${value} is no port: it must lie between 1 and 65535.`);
  return number;
}
