// Who wrote this weight? The recurrence is linear in the surprises, so every weight is a sum over the tokens read:
//   M_t = a0_t M_0 − Σ_i G[t, i] θ_i u_i        S_t = −Σ_i E[t, i] θ_i u_i        (the dual form, over the whole past)

import { layersOf, type MemoryStream } from "#model/contracts/config";
import type { MatrixQuantity } from "#model/contracts/probe";
import type { Contributions, Subject } from "#model/contracts/protocol";
import { stateAt } from "#model/reading/moment";
import type { Run } from "#model/reading/run";
import { row } from "#model/contracts/trace";

const ranked = 8;

/** Row t of the dual form: G[t, i] and E[t, i] for i ≤ t, and a0_t. All zero, with a0 one, for t = −1. */
export function writeWeights(
  { eta, alpha }: Pick<MemoryStream, "eta" | "alpha">,
  token: number,
): { written: Float64Array; pushed: Float64Array; start: number } {
  const written = new Float64Array(token + 1); // G[t, ·]
  const pushed = new Float64Array(token + 1); // E[t, ·]
  let keep = 1; // A[t, i] = Π_{j=i+1..t} (1 − α_j)
  let carry = 1; // E[t, i] = Π_{j=i+1..t} η_j
  for (let i = token; i >= 0; i--) {
    written[i] = keep + (i < token ? eta[i + 1]! * written[i + 1]! : 0);
    pushed[i] = carry;
    keep *= 1 - alpha[i]!;
    carry *= eta[i]!;
  }
  return { written, pushed, start: keep };
}

/** What every token read so far holds of one weight at a token, and that the parts make up the whole. */
export function contributionsTo(run: Run, subject: Extract<Subject, { kind: "cell" }>): Contributions {
  const { token, layer, row: from, column: to, quantity } = subject;
  const { config, stream, parameters } = run.reading;
  const { offset, columns, inputOffset, deltaOffset } = layersOf(config.widths)[layer]!;
  const at = offset + from * columns + to;
  const now = writeWeights(stream, token);
  const before = writeWeights(stream, token - 1);
  const share = (i: number): number => writtenShare(quantity, { now, before, i });
  const amounts = Array.from({ length: token + 1 }, (_, i) => {
    const gradient =
      row(run.trace, "keyInputs", i)[inputOffset + from]! * row(run.trace, "deltas", i)[deltaOffset + to]!;
    return { token: i, amount: -share(i) * stream.theta[i]! * gradient };
  });
  const origin = parameters.initialWeights[at]!;
  const anchored = config.decay === "initial";
  const fromStart = origin * startShare(quantity, { anchored, now: now.start, before: before.start });
  const state = stateAt(run, token);
  const earlier = stateAt(run, token - 1);
  const shown: Record<MatrixQuantity, number> = {
    memory: state.weights[at]!,
    push: state.momentum[at]!,
    change: state.weights[at]! - earlier.weights[at]!,
    fromStart: state.weights[at]! - origin,
  };
  return {
    subject,
    tokens: amounts.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, ranked),
    fromStart,
    sum: amounts.reduce((sum, { amount }) => sum + amount, fromStart),
    shown: shown[quantity],
  };
}

type WriteWeights = ReturnType<typeof writeWeights>;

function writtenShare(
  quantity: MatrixQuantity,
  { now, before, i }: { now: WriteWeights; before: WriteWeights; i: number },
): number {
  switch (quantity) {
    case "memory":
    case "fromStart":
      return now.written[i]!;
    case "push":
      return now.pushed[i]!;
    case "change":
      return now.written[i]! - (before.written[i] ?? 0);
    default:
      return quantity satisfies never;
  }
}

function startShare(
  quantity: MatrixQuantity,
  { anchored, now, before }: { anchored: boolean; now: number; before: number },
): number {
  switch (quantity) {
    case "memory":
      return anchored ? 1 : now;
    case "fromStart":
      return anchored ? 0 : now - 1;
    case "change":
      return anchored ? 0 : now - before;
    case "push":
      return 0;
    default:
      return quantity satisfies never;
  }
}
