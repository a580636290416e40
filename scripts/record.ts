// Records the run that the page shows before its engine is ready: `npm run record`, whenever the opening Scene or the engine changes.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runHeadless } from "#model/reading/headless";
import { momentAt } from "#model/reading/moment";
import { referenceRun, verifyRun } from "#model/check/reference";
import { tokensOf } from "#model/contracts/tokenizer";
import { openingScene } from "#scene/presets";
import { pack } from "#state/recorded";
import { assertWritable } from "./commandLine";

const file = "src/state/recorded.json";
const momentFile = "src/state/recordedMoment.json";
parseArgs({ options: {} }); // it takes none, and says so
assertWritable(file);
assertWritable(momentFile);

const { text, memory, overrides, window, cursor } = openingScene;
const { tokens } = tokensOf(text, memory);
const { run, summary } = await runHeadless({ words: tokens.map(({ word }) => word), settings: memory, overrides });
const recording = {
  columns: run.columns,
  // How long it took is this machine's, not the reader's.
  summary: { ...summary, milliseconds: 0 },
  verification: verifyRun(run, await referenceRun(run)),
};
const moment = momentAt(run, { token: cursor ?? tokens.length - 1, window });
writeFileSync(file, `${JSON.stringify(pack(recording))}\n`);
writeFileSync(momentFile, `${JSON.stringify(pack(moment))}\n`);
