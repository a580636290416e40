// How many tokens a second does every trained model read, traced as in the page?

import type { TrainedName } from "#model/contracts/models";

interface ModelSpeed {
  readonly model: TrainedName;
  readonly tokensPerSecond: number;
}

export function benchModels(): ModelSpeed[] {
  return [];
}
