// How much of the processor does the page's main thread take while something is done? Task by task, as Chromium traces it: a busy
// machine lengthens the wait, and not the work.

import type { Page } from "playwright-core";

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds of processor time of every task while `act` is done. @throws Error where none was traced. */
export async function mainThreadTasks(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: ["disabled-by-default-devtools.timeline", "__metadata"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await act();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }: TraceEvent): boolean => threads.some((one) => one.pid === pid && one.tid === tid);
  const tasks = events.filter((event) => event.name === "RunTask" && event.tdur !== undefined && isMain(event));
  if (tasks.length < 10) throw new Error(`${tasks.length} tasks of the main thread were traced; expected some dozens`);
  return tasks.map(({ tdur }) => tdur! / 1000);
}

export function sumOf(tasks: readonly number[]): number {
  return tasks.reduce((sum, task) => sum + task, 0);
}
