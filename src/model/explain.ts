// Why this number? Its operands, and the same computation in float64.

import type { Explanation, Subject } from "./protocol";
import type { Run } from "./run";

export function explain(run: Run, reference: Run, subject: Subject): Explanation {
  const { token } = subject;
  const chunk = run.reading.config.chunk;
  const name = subject.kind === "quantity" ? subject.quantity : "surprise";
  return {
    subject,
    shown: run.columns[name][token]!,
    reference: reference.columns[name][token]!,
    terms: [],
    vectors: [],
    chunkStart: Math.floor(token / chunk) * chunk,
    steps: [],
  };
}
