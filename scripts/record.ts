// Records the run that the page shows before its engine is ready: `npm run record`, whenever the default Scene or the engine changes.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runHeadless } from "../src/model/headless";
import { momentAt } from "../src/model/moment";
import { referenceRun, verifyRun } from "../src/model/reference";
import { tokenise } from "../src/model/tokenizer";
import { defaultScene } from "../src/presets";
import { pack } from "../src/recorded";

parseArgs({ options: {} }); // it takes none, and says so

const { text, memory, overrides, window, cursor } = defaultScene;
const { tokens } = tokenise({ text, punctuation: memory.punctuation });
const { run, summary } = await runHeadless({ words: tokens.map(({ word }) => word), settings: memory, overrides });
const recording = {
  columns: run.columns,
  // How long it took is this machine's, not the reader's.
  summary: { ...summary, milliseconds: 0 },
  verification: verifyRun(run, await referenceRun(run)),
  moment: momentAt(run, { token: cursor ?? tokens.length - 1, window }),
};
writeFileSync("src/recorded.json", `${JSON.stringify(pack(recording))}\n`);
