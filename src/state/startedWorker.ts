// Has the page's worker been started already? public/boot.js starts it before the program is there, so that both load side by side.

import { locale } from "#words/translate";

/** Undefined where the page starts none; null once it has failed, or is taken. */
const page = globalThis as { startedWorker?: Worker | null };

/** The worker that was started with the page, once; null where none was, it failed, or it speaks another language. */
export function takeStartedWorker(): Worker | null {
  const started = page.startedWorker;
  if (!started) return null;
  page.startedWorker = null;
  if (locale === "en") return started;
  started.terminate();
  return null;
}
