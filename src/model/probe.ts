// What is measured? Every quantity once: its id, symbol, unit, formula, colour and what it is computed from.
// Panels, legend, inspector, glossary, table and export read this table; the engines fill it.

/** The identity hues: surprise, momentum, forgetting, recall, the linear twin, the memory, everything else. */
export type Hue = "u" | "s" | "a" | "r" | "l" | "ink" | "mute";

/** One number a token, on the page. */
export const tokenQuantities = [
  "surprise",
  "loss",
  "errorNorm",
  "momentum",
  "alignment",
  "theta",
  "eta",
  "alpha",
  "thetaEff",
  "bound",
  "update",
  "drift",
  "weightNorm",
  "recallBefore",
  "recallAfter",
  "guessCosine",
] as const;
export type TokenQuantity = (typeof tokenQuantities)[number];

/** One word a token: an index into the vocabulary of the text. */
export const wordQuantities = ["chunkAnswer", "answerBefore", "answerAfter", "guess"] as const;
export type WordQuantity = (typeof wordQuantities)[number];

/** One matrix a layer at each token. */
export const matrixQuantities = ["memory", "push", "change", "fromStart"] as const;
export type MatrixQuantity = (typeof matrixQuantities)[number];

export type QuantityId = TokenQuantity | WordQuantity | MatrixQuantity;

export interface Quantity {
  /** What the page calls it. */
  readonly name: string;
  /** In TeX, as the paper writes it. */
  readonly symbol: string;
  /** The same in plain characters, for accessible names, tables and files. */
  readonly plain: string;
  readonly shape: "number" | "word" | "matrix";
  readonly unit: string;
  /** In TeX. */
  readonly formula: string;
  readonly hue: Hue;
  readonly from: readonly QuantityId[];
  /** One sentence for people. */
  readonly meaning: string;
  readonly source: string;
}

const titans = "Titans, arXiv 2501.00663";
const ours = "this page";
const tex = String.raw;

export const probe: Readonly<Record<QuantityId, Quantity>> = {
  surprise: {
    name: "Surprise",
    symbol: tex`\lVert u_t \rVert`,
    plain: "‖u‖",
    shape: "number",
    unit: "norm",
    formula: tex`u_t = \nabla_M\, \ell(M_{\text{chunk}}; k_t, v_t)`,
    hue: "u",
    from: ["errorNorm"],
    meaning: "How hard this token pulls on the memory's weights: the size of the gradient of the memory's own loss.",
    source: `${titans}, eq. 8 and 12`,
  },
  loss: {
    name: "Loss",
    symbol: tex`\ell_t`,
    plain: "ℓ",
    shape: "number",
    unit: "loss",
    formula: tex`\ell = \tfrac{c}{2} \lVert M(k_t) - v_t \rVert^2`,
    hue: "u",
    from: ["errorNorm"],
    meaning: "How wrong the memory was about this token, as its attentional bias measures it.",
    source: `${titans}, eq. 12`,
  },
  errorNorm: {
    name: "Error",
    symbol: tex`\lVert M(k_t) - v_t \rVert`,
    plain: "‖M(k) − v‖",
    shape: "number",
    unit: "norm",
    formula: tex`\lVert M_{\text{chunk}}(k_t) - v_t \rVert`,
    hue: "u",
    from: [],
    meaning: "How far the guess made at the start of the chunk is from the token's value.",
    source: `${titans}, eq. 12`,
  },
  momentum: {
    name: "Momentum",
    symbol: tex`\lVert S_t \rVert`,
    plain: "‖S‖",
    shape: "number",
    unit: "norm",
    formula: tex`S_t = \eta_t S_{t-1} - \theta_t u_t`,
    hue: "s",
    from: ["eta", "theta", "surprise"],
    meaning: "The push that is written now: past surprise carried on, and this token's.",
    source: `${titans}, eq. 10`,
  },
  alignment: {
    name: "Direction",
    symbol: tex`\cos(S_t, -u_t)`,
    plain: "cos(S, −u)",
    shape: "number",
    unit: "cosine",
    formula: tex`\frac{\langle S_t, -u_t \rangle}{\lVert S_t \rVert\, \lVert u_t \rVert}`,
    hue: "s",
    from: ["momentum", "surprise"],
    meaning: "How far the push goes where this token's own surprise points: 1 is all of it, 0 none.",
    source: ours,
  },
  theta: {
    name: "Learning rate",
    symbol: tex`\theta_t`,
    plain: "θ",
    shape: "number",
    unit: "rate",
    formula: tex`\theta_t`,
    hue: "u",
    from: [],
    meaning: "How hard this token's surprise is written.",
    source: `${titans}, eq. 10`,
  },
  eta: {
    name: "Momentum gate",
    symbol: tex`\eta_t`,
    plain: "η",
    shape: "number",
    unit: "fraction",
    formula: tex`\eta_t`,
    hue: "s",
    from: [],
    meaning: "How much of the past push is carried on.",
    source: `${titans}, eq. 10`,
  },
  alpha: {
    name: "Forget gate",
    symbol: tex`\alpha_t`,
    plain: "α",
    shape: "number",
    unit: "fraction",
    formula: tex`\alpha_t`,
    hue: "a",
    from: [],
    meaning: "The fraction of the memory that this token erases.",
    source: `${titans}, eq. 13`,
  },
  thetaEff: {
    name: "Effective rate",
    symbol: tex`\theta_{\text{eff}}`,
    plain: "θ_eff",
    shape: "number",
    unit: "rate",
    formula: tex`c\, \theta_t \lVert k_t \rVert^2`,
    hue: "u",
    from: ["theta"],
    meaning: "The fraction of its error that one write of a linear memory undoes.",
    source: ours,
  },
  bound: {
    name: "Stability bound",
    symbol: tex`\theta_{\max}`,
    plain: "bound",
    shape: "number",
    unit: "rate",
    formula: tex`\text{the largest stable } \theta_{\text{eff}} \text{ for one repeated key in chunks of } b`,
    hue: "u",
    from: ["eta", "alpha"],
    meaning: "The effective rate at which a linear memory would diverge on one word repeated for ever.",
    source: ours,
  },
  update: {
    name: "Step",
    symbol: tex`\lVert M_t - M_{t-1} \rVert`,
    plain: "‖ΔM‖",
    shape: "number",
    unit: "norm",
    formula: tex`\Delta M_t = S_t - \alpha_t M_{t-1}`,
    hue: "ink",
    from: ["momentum", "alpha", "weightNorm"],
    meaning: "How far this token moved the memory.",
    source: `${titans}, eq. 13`,
  },
  drift: {
    name: "Memory drift",
    symbol: tex`\lVert M_t - M_0 \rVert`,
    plain: "‖M − M₀‖",
    shape: "number",
    unit: "norm",
    formula: tex`\lVert M_t - M_0 \rVert`,
    hue: "ink",
    from: ["weightNorm"],
    meaning: "How far the memory is from where it began.",
    source: ours,
  },
  weightNorm: {
    name: "Memory",
    symbol: tex`\lVert M_t \rVert`,
    plain: "‖M‖",
    shape: "number",
    unit: "norm",
    formula: tex`M_t = (1-\alpha_t) M_{t-1} + S_t`,
    hue: "ink",
    from: ["alpha", "momentum"],
    meaning: "The size of the memory after this token.",
    source: `${titans}, eq. 13`,
  },
  recallBefore: {
    name: "Recall before",
    symbol: tex`\cos(M_{t-1}(k_t), v_t)`,
    plain: "cos(M before, v)",
    shape: "number",
    unit: "cosine",
    formula: tex`\cos(M_{t-1}(k_t), v_t)`,
    hue: "r",
    from: [],
    meaning: "How near the answer to this context was to the right word, before it was written.",
    source: ours,
  },
  recallAfter: {
    name: "Recall after",
    symbol: tex`\cos(M_t(k_t), v_t)`,
    plain: "cos(M after, v)",
    shape: "number",
    unit: "cosine",
    formula: tex`\cos(M_t(k_t), v_t)`,
    hue: "r",
    from: [],
    meaning: "How near the answer to this context is to the right word, after it was written.",
    source: ours,
  },
  guessCosine: {
    name: "Next guess",
    symbol: tex`\cos(y_t, v_{\text{guess}})`,
    plain: "cos(y, guess)",
    shape: "number",
    unit: "cosine",
    formula: tex`y_t = M_t(q_t)`,
    hue: "r",
    from: [],
    meaning: "How near the memory's read is to the word it is nearest to: its guess for the next token.",
    source: `${titans}, eq. 15`,
  },
  chunkAnswer: {
    name: "Guess",
    symbol: tex`M_{\text{chunk}}(k_t)`,
    plain: "guess",
    shape: "word",
    unit: "word",
    formula: tex`\arg\max_w \cos(M_{\text{chunk}}(k_t), w)`,
    hue: "ink",
    from: [],
    meaning: "What the memory answered to this context where the chunk began: what surprise is measured against.",
    source: ours,
  },
  answerBefore: {
    name: "Answer before",
    symbol: tex`M_{t-1}(k_t)`,
    plain: "answer before",
    shape: "word",
    unit: "word",
    formula: tex`\arg\max_w \cos(M_{t-1}(k_t), w)`,
    hue: "r",
    from: [],
    meaning: "What the memory answered to this context just before this token was written.",
    source: ours,
  },
  answerAfter: {
    name: "Answer after",
    symbol: tex`M_t(k_t)`,
    plain: "answer after",
    shape: "word",
    unit: "word",
    formula: tex`\arg\max_w \cos(M_t(k_t), w)`,
    hue: "r",
    from: [],
    meaning: "What the memory answers to this context now that this token is written.",
    source: ours,
  },
  guess: {
    name: "Expects",
    symbol: tex`y_t`,
    plain: "expects",
    shape: "word",
    unit: "word",
    formula: tex`\arg\max_w \cos(y_t, w)`,
    hue: "r",
    from: ["guessCosine"],
    meaning: "The word of this text that the memory's read is nearest to: its guess for the next token.",
    source: ours,
  },
  memory: {
    name: "Memory now",
    symbol: tex`M_t`,
    plain: "M",
    shape: "matrix",
    unit: "weight",
    formula: tex`M_t = (1-\alpha_t) M_{t-1} + S_t`,
    hue: "ink",
    from: ["push"],
    meaning: "The memory's weights after this token.",
    source: `${titans}, eq. 13`,
  },
  push: {
    name: "Push",
    symbol: tex`S_t`,
    plain: "S",
    shape: "matrix",
    unit: "weight",
    formula: tex`S_t = \eta_t S_{t-1} - \theta_t u_t`,
    hue: "s",
    from: [],
    meaning: "What this token adds to the weights.",
    source: `${titans}, eq. 10`,
  },
  change: {
    name: "This write",
    symbol: tex`\Delta M_t`,
    plain: "ΔM",
    shape: "matrix",
    unit: "weight",
    formula: tex`\Delta M_t = M_t - M_{t-1}`,
    hue: "ink",
    from: ["memory"],
    meaning: "How this token changed the weights: the push, less what was forgotten.",
    source: ours,
  },
  fromStart: {
    name: "Drift",
    symbol: tex`M_t - M_0`,
    plain: "M − M₀",
    shape: "matrix",
    unit: "weight",
    formula: tex`M_t - M_0`,
    hue: "ink",
    from: ["memory"],
    meaning: "What all tokens so far have made of the weights.",
    source: ours,
  },
};
