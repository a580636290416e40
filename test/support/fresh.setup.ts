// What does a file of unit tests find when it begins? Modules of ours as they are when a page starts. All files share a process,
// so that libraries load once and not sixty times; a file that leaves more than its modules behind fails.

import { afterAll, vi } from "vitest";
import { changesOf, globalsNow } from "./globals";

vi.resetModules();
const globals = globalsNow();
const environment = JSON.stringify(process.env);
const folder = process.cwd();

afterAll(() => {
  const left = changesOf(globals);
  if (vi.isFakeTimers()) left.push("timers that are not the real ones");
  if (JSON.stringify(process.env) !== environment) left.push("another process.env");
  if (process.cwd() !== folder) left.push("another working folder");
  if (left.length > 0) throw new Error(`left behind for the next file: ${left.join(", ")}; allowed: nothing`);
});
