// What is measured? Every quantity once: its id, symbol, unit, formula, colour and meaning.
// Panels, legend, inspector, glossary, table and export read this table; the engines fill it.

import { translatedFields } from "#words/translate";

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
  "nextProbability",
  "frozenProbability",
] as const;
export type TokenQuantity = (typeof tokenQuantities)[number];

/** Of these only trained models have any. */
export const nextQuantities = ["nextProbability", "frozenProbability"] as const satisfies readonly TokenQuantity[];

/** One word a token: an index into the vocabulary of the text. */
export const wordQuantities = ["chunkAnswer", "answerBefore", "answerAfter", "guess"] as const;
/** In place of the index: a memory that holds nothing answers nothing. */
export const noWord = -1;
export type WordQuantity = (typeof wordQuantities)[number];

/** One matrix a layer at each token. */
export const matrixQuantities = ["memory", "push", "change", "fromStart"] as const;
export type MatrixQuantity = (typeof matrixQuantities)[number];

/** How much of a word comes back to a cue: a number of a token, a cue and a word. */
type AnswerQuantity = "answer";

export type QuantityId = TokenQuantity | WordQuantity | MatrixQuantity | AnswerQuantity;

/** The write of one token, in the order it happens. */
export const subSteps = ["key", "guess", "target", "error", "carry", "forget", "write"] as const;
export type SubStep = (typeof subSteps)[number];

interface Quantity {
  /** What the page calls it. */
  readonly name: string;
  /** In TeX, as the paper writes it. */
  readonly symbol: string;
  /** The same in plain characters, for accessible names, tables and files. */
  readonly plain: string;
  readonly unit: string;
  /** In TeX. */
  readonly formula: string;
  readonly hue: Hue;
  /** One sentence for people. */
  readonly meaning: string;
  readonly source: string;
  /** What other papers write for it. */
  readonly elsewhere?: readonly Elsewhere[];
}

export interface Elsewhere {
  /** In plain characters. */
  readonly letter: string;
  readonly papers: string;
}

const titans = "Titans, arXiv 2501.00663";
const ours = "this page";
const tex = String.raw;

/** What of the tables below is words: never a formula or a letter. Plain symbols have words among them: “answer before”. */
const describing = ["name", "plain", "unit", "meaning", "source", "papers"];

export const probe: Readonly<Record<QuantityId, Quantity>> = translatedFields("quantities", describing, {
  surprise: {
    name: "Surprise",
    symbol: tex`\lVert u_t \rVert`,
    plain: "‖u‖",
    unit: "norm",
    formula: tex`u_t = \nabla_M\, \ell(M_{\text{chunk}}; k_t, v_t)`,
    hue: "u",
    meaning: "How hard this token pulls on the memory's weights: the size of the gradient of the memory's own loss.",
    source: `${titans}, eq. 8, 12 and 18`,
    elsewhere: [
      { letter: "∇ℓ", papers: "Titans (momentary surprise), MIRAS" },
      { letter: "∇ℓ(W; x)", papers: "TTT" },
    ],
  },
  loss: {
    name: "Loss",
    symbol: tex`\ell_t`,
    plain: "ℓ",
    unit: "loss",
    formula: tex`\ell = \tfrac{c}{2} \lVert M(k_t) - v_t \rVert^2`,
    hue: "u",
    meaning: "How wrong the memory was about this token, as its attentional bias measures it.",
    source: `${titans}, eq. 12`,
  },
  errorNorm: {
    name: "Error",
    symbol: tex`\lVert M(k_t) - v_t \rVert`,
    plain: "‖M(k) − v‖",
    unit: "norm",
    formula: tex`\lVert M_{\text{chunk}}(k_t) - v_t \rVert`,
    hue: "u",
    meaning: "How far the guess made at the start of the chunk is from the token's value.",
    source: `${titans}, eq. 12`,
  },
  momentum: {
    name: "Momentum",
    symbol: tex`\lVert S_t \rVert`,
    plain: "‖S‖",
    unit: "norm",
    formula: tex`S_t = \eta_t S_{t-1} - \theta_t u_t`,
    hue: "s",
    meaning: "The push that is written now: past surprise carried on, and this token's.",
    elsewhere: [{ letter: "–", papers: "TTT and the delta rule carry nothing on" }],
    source: `${titans}, eq. 10`,
  },
  alignment: {
    name: "Direction",
    symbol: tex`\cos(S_t, -u_t)`,
    plain: "cos(S, −u)",
    unit: "cosine",
    formula: tex`\frac{\langle S_t, -u_t \rangle}{\lVert S_t \rVert\, \lVert u_t \rVert}`,
    hue: "s",
    meaning:
      "How far the push goes where this token's own surprise would push: 1 is fully, 0 not at all, −1 the opposite way.",
    source: ours,
  },
  theta: {
    name: "Learning rate",
    symbol: tex`\theta_t`,
    plain: "θ",
    unit: "rate",
    formula: tex`\theta_t`,
    hue: "u",
    meaning: "How hard this token's surprise is written.",
    source: `${titans}, eq. 10`,
    elsewhere: [
      { letter: "β", papers: "DeltaNet, Gated DeltaNet: β is cθ" },
      { letter: "η", papers: "TTT, MIRAS (its eq. 5 and 24)" },
      { letter: "Δ", papers: "Mamba-2: Δ is cθ, and sets the forgetting too" },
    ],
  },
  eta: {
    name: "Momentum gate",
    symbol: tex`\eta_t`,
    plain: "η",
    unit: "fraction",
    formula: tex`\eta_t`,
    hue: "s",
    meaning: "How much of the past push is carried on.",
    source: `${titans}, eq. 10`,
    elsewhere: [{ letter: "–", papers: "beware: in TTT and MIRAS η is the learning rate, θ here" }],
  },
  alpha: {
    name: "Forget gate",
    symbol: tex`\alpha_t`,
    plain: "α",
    unit: "fraction",
    formula: tex`\alpha_t`,
    hue: "a",
    meaning: "The fraction of the memory that this token erases.",
    source: `${titans}, eq. 13`,
    elsewhere: [
      { letter: "1 − α", papers: "Gated DeltaNet, MIRAS: their α is the fraction kept" },
      { letter: "1 − exp(ΔA)", papers: "Mamba-2" },
      { letter: "1 − γ", papers: "RetNet: γ is a constant of each head" },
    ],
  },
  thetaEff: {
    name: "Effective rate",
    symbol: tex`\theta_{\text{eff}}`,
    plain: "θ_eff",
    unit: "rate",
    formula: tex`c\, \theta_t \lVert k_t \rVert^2`,
    hue: "u",
    meaning: "The fraction of its error that one write of a linear memory undoes.",
    source: ours,
  },
  bound: {
    name: "Stability bound",
    symbol: tex`\theta_{\max}`,
    plain: "bound",
    unit: "rate",
    formula: tex`\min_{>0}\Bigl\{\tfrac{(1+a^b)(1+\eta^b)}{g(1+\eta^b)-c_0e},\, \tfrac{1-a^b\eta^b}{c_0e-g\eta^b}\Bigr\},\ a = 1-\alpha`,
    hue: "u",
    meaning:
      "The effective rate at which a linear memory would diverge on one word repeated for ever. Over a chunk, unit writes add g to the weights and e to the push, and old push adds c₀.",
    source: ours,
  },
  update: {
    name: "Step",
    symbol: tex`\lVert M_t - M_{t-1} \rVert`,
    plain: "‖ΔM‖",
    unit: "norm",
    formula: tex`\Delta M_t = S_t - \alpha_t M_{t-1}`,
    hue: "ink",
    meaning: "How far this token moved the memory.",
    source: `${titans}, eq. 13`,
  },
  drift: {
    name: "Memory drift",
    symbol: tex`\lVert M_t - M_0 \rVert`,
    plain: "‖M − M₀‖",
    unit: "norm",
    formula: tex`\lVert M_t - M_0 \rVert`,
    hue: "ink",
    meaning: "How far the memory is from where it began.",
    source: ours,
  },
  weightNorm: {
    name: "Memory",
    symbol: tex`\lVert M_t \rVert`,
    plain: "‖M‖",
    unit: "norm",
    formula: tex`M_t = (1-\alpha_t) M_{t-1} + S_t`,
    hue: "ink",
    meaning: "The size of the memory after this token.",
    source: `${titans}, eq. 13`,
  },
  recallBefore: {
    name: "Recall before",
    symbol: tex`\cos(M_{t-1}(k_t), v_t)`,
    plain: "cos(M before, v)",
    unit: "cosine",
    formula: tex`\cos(M_{t-1}(k_t), v_t)`,
    hue: "r",
    meaning: "How near the answer to this context was to the right word, before it was written.",
    source: ours,
  },
  recallAfter: {
    name: "Recall after",
    symbol: tex`\cos(M_t(k_t), v_t)`,
    plain: "cos(M after, v)",
    unit: "cosine",
    formula: tex`\cos(M_t(k_t), v_t)`,
    hue: "r",
    meaning: "How near the answer to this context is to the right word, after it was written.",
    source: ours,
  },
  guessCosine: {
    name: "Next guess",
    symbol: tex`\cos(y_t, v_{\text{guess}})`,
    plain: "cos(y, guess)",
    unit: "cosine",
    formula: tex`y_t = M_t(q_t)`,
    hue: "r",
    meaning: "How near the memory's read is to the word it is nearest to: its guess for the next token.",
    source: `${titans}, eq. 15`,
  },
  answer: {
    name: "Strength of an answer",
    symbol: tex`M_t(k) \cdot v`,
    plain: "M(k)·v",
    unit: "of a perfect answer",
    formula: tex`M_t(k) \cdot v,\quad \lVert v \rVert = 1`,
    hue: "r",
    meaning: "How much of one word comes back when the memory is asked with a cue: 1 is all of it, 0 is none.",
    source: ours,
  },
  nextProbability: {
    name: "Probability of the next word",
    symbol: tex`p_t`,
    plain: "p(next)",
    unit: "probability",
    formula: tex`p_t = \operatorname{softmax}(z_t)_{\text{next}}`,
    hue: "r",
    meaning: "How likely the model, having read up to this token, finds the token that really comes next.",
    source: `${titans}, section 4`,
  },
  frozenProbability: {
    name: "The same, memory frozen",
    symbol: tex`p_t^{\text{frozen}}`,
    plain: "p(next), frozen",
    unit: "probability",
    formula: tex`\theta = \alpha = 0: \operatorname{softmax}(z_t)_{\text{next}}`,
    hue: "mute",
    meaning: "How likely the same model finds it with a memory that stays as it was before the first token.",
    source: ours,
  },
  chunkAnswer: {
    name: "Guess",
    symbol: tex`M_{\text{chunk}}(k_t)`,
    plain: "guess",
    unit: "word",
    formula: tex`\arg\max_w \cos(M_{\text{chunk}}(k_t), w)`,
    hue: "ink",
    meaning: "What the memory answered to this context where the chunk began: what surprise is measured against.",
    source: ours,
  },
  answerBefore: {
    name: "Answer before",
    symbol: tex`M_{t-1}(k_t)`,
    plain: "answer before",
    unit: "word",
    formula: tex`\arg\max_w \cos(M_{t-1}(k_t), w)`,
    hue: "r",
    meaning: "What the memory answered to this context just before this token was written.",
    source: ours,
  },
  answerAfter: {
    name: "Answer after",
    symbol: tex`M_t(k_t)`,
    plain: "answer after",
    unit: "word",
    formula: tex`\arg\max_w \cos(M_t(k_t), w)`,
    hue: "r",
    meaning: "What the memory answers to this context now that this token is written.",
    source: ours,
  },
  guess: {
    name: "Expects",
    symbol: tex`y_t`,
    plain: "expects",
    unit: "word",
    formula: tex`\arg\max_w \cos(y_t, w)`,
    hue: "r",
    meaning: "The word of this text that the memory's read is nearest to: its guess for the next token.",
    source: ours,
  },
  memory: {
    name: "Memory now",
    symbol: tex`M_t`,
    plain: "M",
    unit: "weight",
    formula: tex`M_t = (1-\alpha_t) M_{t-1} + S_t`,
    hue: "ink",
    meaning: "The memory's weights after this token.",
    source: `${titans}, eq. 13`,
    elsewhere: [
      { letter: "W", papers: "TTT, MIRAS" },
      { letter: "S", papers: "linear attention, DeltaNet, Gated DeltaNet" },
    ],
  },
  push: {
    name: "Push",
    symbol: tex`S_t`,
    plain: "S",
    unit: "weight",
    formula: tex`S_t = \eta_t S_{t-1} - \theta_t u_t`,
    hue: "s",
    meaning: "What this token adds to the weights.",
    source: `${titans}, eq. 10`,
  },
  change: {
    name: "This write",
    symbol: tex`\Delta M_t`,
    plain: "ΔM",
    unit: "weight",
    formula: tex`\Delta M_t = M_t - M_{t-1}`,
    hue: "ink",
    meaning: "How this token changed the weights: the push, less what was forgotten.",
    source: ours,
  },
  fromStart: {
    name: "Drift",
    symbol: tex`M_t - M_0`,
    plain: "M − M₀",
    unit: "weight",
    formula: tex`M_t - M_0`,
    hue: "ink",
    meaning: "What all tokens so far have made of the weights.",
    source: ours,
  },
});

/** What stands in formulas beside the quantities: written as they are, but with no series of its own. */
interface Operand {
  /** In TeX. */
  readonly symbol: string;
  /** In words. */
  readonly name: string;
  readonly hue: Hue;
}

const ink = (symbol: string, name: string): Operand => ({ symbol, name, hue: "ink" });
const ofSurprise = (symbol: string, name: string): Operand => ({ symbol, name, hue: "u" });
const ofPush = (symbol: string, name: string): Operand => ({ symbol, name, hue: "s" });
const ofForgetting = (symbol: string, name: string): Operand => ({ symbol, name, hue: "a" });
const ofRecall = (symbol: string, name: string): Operand => ({ symbol, name, hue: "r" });

export const operands = translatedFields("operands", describing, {
  lossScale: ink(tex`c`, "loss scale"),
  chunk: ink(tex`b`, "chunk size"),
  huber: ink(tex`\delta`, "Huber's bend"),
  clip: ink(tex`\text{clip}`, "gradient clip"),

  key: ink(tex`k_t`, "key"),
  keyNorm: ink(tex`\lVert k_t \rVert`, "length of the key"),
  value: ink(tex`v_t`, "target"),
  valueNorm: ink(tex`\lVert v_t \rVert`, "length of the target"),
  chunkGuess: ink(tex`M(k_t)`, "guess"),
  guessNorm: ink(tex`\lVert M(k_t) \rVert`, "length of the guess"),
  guessProduct: ink(tex`\langle M(k_t), v_t \rangle`, "guess along the target"),
  error: ofSurprise(tex`M(k_t) - v_t`, "error"),
  errorPower: ofSurprise(tex`\lVert M(k_t) - v_t \rVert_p`, "error, in the norm of the bias"),
  gradient: ofSurprise(tex`\lVert \partial \ell / \partial M(k_t) \rVert`, "gradient at the answer"),
  delta: ofSurprise(tex`\lVert \partial \ell / \partial z \rVert`, "gradient at the last layer"),

  inputVector: ink(tex`x`, "layer input"),
  deltaVector: ofSurprise(tex`\delta`, "gradient"),
  input1: ink(tex`\lVert x_1 \rVert`, "input of layer 1"),
  input2: ink(tex`\lVert x_2 \rVert`, "input of layer 2"),
  input3: ink(tex`\lVert x_3 \rVert`, "input of layer 3"),
  delta1: ofSurprise(tex`\lVert \delta_1 \rVert`, "gradient at the output of layer 1"),
  delta2: ofSurprise(tex`\lVert \delta_2 \rVert`, "gradient at the output of layer 2"),
  delta3: ofSurprise(tex`\lVert \delta_3 \rVert`, "gradient at the output of layer 3"),
  surprise1: ofSurprise(tex`\lVert u^{(1)} \rVert`, "surprise of layer 1"),
  surprise2: ofSurprise(tex`\lVert u^{(2)} \rVert`, "surprise of layer 2"),
  surprise3: ofSurprise(tex`\lVert u^{(3)} \rVert`, "surprise of layer 3"),

  momentumBefore: ofPush(tex`\lVert S_{t-1} \rVert`, "past push"),
  momentumProduct: ofPush(tex`\langle S_{t-1}, u_t \rangle`, "past push along the surprise"),
  alignmentProduct: ofPush(tex`\langle S_t, -u_t \rangle`, "push along this token's own"),
  carried: ofPush(tex`\eta_t \lVert S_{t-1} \rVert`, "past push carried on"),
  written: ofSurprise(tex`\theta_t \lVert u_t \rVert`, "this token's own push"),

  keep: ofForgetting(tex`(1 - \alpha_t)`, "fraction kept"),
  forgotten: ofForgetting(tex`\alpha_t \lVert M_{t-1} \rVert`, "forgotten"),
  forgottenDrift: ofForgetting(tex`\alpha_t \lVert M_{t-1} - M_0 \rVert`, "forgotten"),
  halfLife: ofForgetting(tex`\ln 2 / {-\ln(1 - \alpha_t)}`, "tokens until half is gone"),
  weightBefore: ink(tex`\lVert M_{t-1} \rVert`, "memory before"),
  driftBefore: ink(tex`\lVert M_{t-1} - M_0 \rVert`, "drift before"),
  pushMemory: ink(tex`\langle S_t, M_{t-1} \rangle`, "push along the memory"),
  pushDrift: ink(tex`\langle S_t, M_{t-1} - M_0 \rangle`, "push along the drift"),
  changeMemory: ink(tex`\langle \Delta M_t, M_{t-1} \rangle`, "step along the memory"),
  changeDrift: ink(tex`\langle \Delta M_t, M_{t-1} - M_0 \rangle`, "step along the drift"),

  keepChunk: ofForgetting(tex`a^b`, "kept over a chunk"),
  carryChunk: ofPush(tex`\eta^b`, "momentum left of a chunk ago"),
  chunkWritten: ink(tex`g`, "what unit writes at every token of a chunk add to the weights"),
  chunkPushed: ink(tex`e`, "what they add to the momentum"),
  chunkCarried: ink(tex`c_0`, "what one unit of old momentum adds to the weights"),

  answerBeforeVector: ofRecall(tex`M_{t-1}(k_t)`, "answer"),
  answerBeforeNorm: ofRecall(tex`\lVert M_{t-1}(k_t) \rVert`, "length of the answer before"),
  answerBeforeProduct: ofRecall(tex`\langle M_{t-1}(k_t), v_t \rangle`, "answer before, along the right word"),
  answerAfterVector: ofRecall(tex`M_t(k_t)`, "answer"),
  answerAfterNorm: ofRecall(tex`\lVert M_t(k_t) \rVert`, "length of the answer after"),
  answerAfterProduct: ofRecall(tex`\langle M_t(k_t), v_t \rangle`, "answer after, along the right word"),
  askedKey: ink(tex`k`, "key of the cue"),
  askedVector: ofRecall(tex`M_t(k)`, "answer to the cue"),
  askedWord: ink(tex`v`, "word that is looked for"),
  askedBefore: ofRecall(tex`M_{t-1}(k) \cdot v`, "strength one token ago"),
  askedPush: ofPush(tex`S_t(k) \cdot v`, "what the push adds to it"),
  askedStart: ink(tex`M_0(k) \cdot v`, "strength at the start"),
  askedNorm: ofRecall(tex`\lVert M_t(k) \rVert`, "length of the answer to the cue"),
  askedWordNorm: ink(tex`\lVert v \rVert`, "length of the word"),
  askedCosine: ofRecall(tex`\cos(M_t(k), v)`, "cosine of answer and word"),
  query: ink(tex`q_t`, "query"),
  read: ofRecall(tex`y_t`, "read"),
  readNorm: ofRecall(tex`\lVert y_t \rVert`, "length of the read"),
  word: ink(tex`w`, "guessed word"),
  wordNorm: ink(tex`\lVert w \rVert`, "length of the guessed word"),
  readProduct: ofRecall(tex`\langle y_t, w \rangle`, "read along the guessed word"),

  odds: ofRecall(tex`e^{z_{\text{next}} - \max z}`, "odds of the next token against the likeliest"),
  allOdds: ofRecall(tex`\textstyle\sum_w e^{z_w - \max z}`, "the odds of all tokens"),
  logit: ofRecall(tex`z_{\text{next}}`, "score of the next token"),
  highest: ofRecall(tex`\max z`, "score of the likeliest"),

  gradientMatrix: ofSurprise(tex`u_t`, "surprise"),
  fromStartBefore: ink(tex`M_{t-1} - M_0`, "drift before"),
  memoryBefore: ink(tex`M_{t-1}`, "weight before"),
  pushBefore: ofPush(tex`S_{t-1}`, "past push"),
  start: ink(tex`M_0`, "weight at the start"),
  inputCell: ink(tex`x_i`, "this row's input"),
  deltaCell: ofSurprise(tex`\delta_j`, "this column's gradient"),
  surpriseCell: ofSurprise(tex`x_i\, \delta_j`, "surprise of this weight"),
} as const satisfies Record<string, Operand>);
export type OperandId = keyof typeof operands;

/** Letters of every equation that are no measured quantity, for people. */
export const letters = translatedFields("letters", describing, {
  key: {
    meaning:
      "What a value is stored under; it has length 1. Untrained: a mix of the words before this one. Trained, as in Titans (eq. 11): a projection of the same word as the value, with a short convolution over the three before it.",
    elsewhere: [],
  },
  value: {
    meaning:
      "What is stored under the key. Untrained: the word itself, as a vector. Trained: another projection of the same word.",
    elsewhere: [],
  },
  query: {
    meaning:
      "What the memory is asked. Untrained: the context up to and with this word, so the answer is a guess at the next. Trained: a third projection of the word.",
    elsewhere: [],
  },
  read: { meaning: "What the memory answers to the query.", elsewhere: [{ letter: "z, o", papers: "TTT, DeltaNet" }] },
  start: {
    meaning: "The weights before the first token. Decay may shrink the memory toward them instead of toward zero.",
    elsewhere: [{ letter: "W₀", papers: "TTT" }],
  },
  chunk: {
    meaning:
      "How many tokens share one starting point: all their surprises are measured at the weights the chunk began with.",
    elsewhere: [
      { letter: "b", papers: "TTT: a mini-batch" },
      { letter: "C", papers: "DeltaNet" },
    ],
  },
  lossScale: {
    meaning: "The factor of the loss, (c/2)‖M(k) − v‖²: 2 in the paper’s eq. 12, 1 in its eq. 17.",
    elsewhere: [],
  },
  keep: {
    meaning: "The fraction of the memory that this token leaves.",
    elsewhere: [
      { letter: "α", papers: "Gated DeltaNet, MIRAS" },
      { letter: "exp(ΔA)", papers: "Mamba-2" },
      { letter: "γ", papers: "RetNet" },
    ],
  },
  huber: { meaning: "Where the Huber bias goes straight: no error pushes harder than this.", elsewhere: [] },
} as const satisfies Partial<
  Readonly<Record<OperandId, { readonly meaning: string; readonly elsewhere: readonly Elsewhere[] }>>
>);
export type LetterId = keyof typeof letters;
