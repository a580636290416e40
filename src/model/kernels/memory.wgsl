// How does a Titans memory read, on a GPU? One workgroup walks the whole run of tokens, its lanes sharing each token's work.
// The numbers of memory.cpu.ts, in float32. Before this text memory.shader.ts puts the constants of the memory's shape
// (LAYERS, ROWS, COLUMNS, …) and the accessors of its state, M(n), S(n) and B(n), n an index into the flat weights (P);
// memory.packed.wgsl or memory.inPlace.wgsl, where what it reads and leaves behind lies.
//
//   u_t = ∇_M ℓ(B; k_t, v_t)              momentary surprise, at B, the weights the chunk began with
//   S_t = η_t S_{t−1} − θ_t u_t           past surprise carried on, and this token's
//   M_t = (1−α_t) M_{t−1} + S_t           forget, then write          (Titans, arXiv 2501.00663, eq. 13–14)
//   y_t = M_t(q_t)                        or M_{t−1}(q_t)
//
// Lane j owns column j of every layer's weights: it alone writes them, so that only B, which the backward pass reads by
// rows, is ever shared. Between two writes the weights are read once, for four inputs at a time, the parts of a vec4:
//   x: M_t(k_t)      y: M_t(q_t), or M_t(q_{t+1}) where reads come before writes      z: M_t(k_{t+1})      w: B(k_{t+1})
// Control flow hangs on token counts and settings alone, never on the numbers: a run that diverges ends on time.

var<workgroup> x : array<vec4f, SUM_ROWS>;          // the input of every layer, four at a time
var<workgroup> slopes : array<f32, SUM_COLUMNS>;    // σ′(z) of every layer but the last, of pass w
var<workgroup> delta : array<f32, SUM_COLUMNS>;     // ∂ℓ/∂z of every layer
var<workgroup> partial : array<vec4f, LANES>;
var<workgroup> grouped : array<vec4f, 8>;

var<private> lane : i32;
var<private> answer : vec4f;                        // M(x)[lane] of the four passes
var<private> normal : f32;                          // LN(z)[lane] of pass w, before the gain
var<private> inverseDeviation : f32;                // 1/σ of that layer norm

fn main(index : i32) {
  lane = index;
  for (var l = 0; l < LAYERS; l++) {
    let end = OFFSET[l + 1];
    let columns = COLUMNS[l];
    if (lane < columns) {
      for (var n = OFFSET[l] + lane; n < end; n += columns) {
        load(n);
      }
    }
  }
  storageBarrier();
  for (var t = -1; t < uniforms.count; t++) {
    if (t >= 0) { learn(t); }
    if (t + 1 < uniforms.count) { begin(t + 1); }
    recall(t);
  }
  for (var l = 0; l < LAYERS; l++) {
    let end = OFFSET[l + 1];
    let columns = COLUMNS[l];
    if (lane < columns) {
      for (var n = OFFSET[l] + lane; n < end; n += columns) {
        leave(n);
      }
    }
  }
}

// What happens before a token is read: a new chunk takes the weights as they are, and snapshots are kept.
fn begin(t : i32) {
  let token = uniforms.start + t;
  let opensChunk = token % uniforms.chunk == 0;
  let keeps = uniforms.traced == 1 && token % uniforms.every == 0;
  if (!opensChunk && !keeps) { return; }
  for (var l = 0; l < LAYERS; l++) {
    let end = OFFSET[l + 1];
    let columns = COLUMNS[l];
    if (lane < columns) {
      for (var n = OFFSET[l] + lane; n < end; n += columns) {
        if (opensChunk) { setB(n, M(n)); }
        if (keeps) { snapshot(token, n); }
      }
    }
  }
  storageBarrier();
}

// The four forward passes between the writes of tokens t and t+1: z_ℓ = x_ℓ W_ℓ, x_{ℓ+1} = σ(z_ℓ), M(x) = [x +] [g∘LN](z_last).
fn recall(t : i32) {
  let asked = t + uniforms.readBefore; // the token whose query this is
  if (lane < KEY_WIDTH) {
    x[lane] = vec4f(key(t), query(asked), key(t + 1), key(t + 1));
  }
  workgroupBarrier();
  var z = vec4f(0);
  for (var l = 0; l < LAYERS; l++) {
    let columns = COLUMNS[l];
    if (lane < columns) {
      z = vec4f(0);
      let end = OFFSET[l + 1];
      var i = INPUT_AT[l];
      for (var n = OFFSET[l] + lane; n < end; n += columns) {
        z += x[i] * vec4f(vec3f(M(n)), B(n));
        i++;
      }
      if (l + 1 < LAYERS) {
        let activated = activate(z);
        x[INPUT_AT[l + 1] + lane] = activated.values;
        slopes[DELTA_AT[l] + lane] = activated.slope;
      }
    }
    if (l + 1 < LAYERS) { workgroupBarrier(); }
  }
  let answers = lane < VALUE_WIDTH;
  if (uniforms.layerNorm == 1) {
    var centred = select(vec4f(0), z, answers);
    var deviation = vec4f(0); // 1/σ
    for (var moment = 1; moment <= 2; moment++) {
      let mean = total(select(centred, centred * centred, moment == 2)) / f32(VALUE_WIDTH);
      if (moment == 1) { centred = select(vec4f(0), centred - mean, answers); }
      else { deviation = inverseSqrt(mean + LAYER_NORM_EPSILON); }
    }
    normal = centred.w * deviation.w;
    inverseDeviation = deviation.w;
    z = centred * deviation * gain();
  }
  if (uniforms.residual == 1 && answers) { z += x[lane]; }
  answer = z;

  if (answers) {
    emit(t, ANSWERS_AFTER, 0, z.x);
    emit(asked, READS, 0, z.y);
    emit(t + 1, ANSWERS_BEFORE, 0, z.z);
    emit(t + 1, GUESSES, 0, z.w);
  }
  for (var l = 0; l < LAYERS; l++) {
    if (lane < ROWS[l]) { emit(t + 1, KEY_INPUTS, INPUT_AT[l], x[INPUT_AT[l] + lane].w); }
  }
  if (lane < ROWS[LAYERS - 1]) { emit(asked, QUERY_INPUT, 0, x[INPUT_AT[LAYERS - 1] + lane].y); }
}

// The surprise of token t, from pass w of the last recall, and the step it makes S and M take.
fn learn(t : i32) {
  let answers = lane < VALUE_WIDTH;
  var error = 0.0;
  if (answers) { error = answer.w - value(t); }
  var powered = 0.0;    // |e|^p
  var gradient = error; // ∂ℓ/∂M(k) but for a factor that all lanes share, then ∂ℓ/∂z_last
  if (uniforms.bias == BIAS_LP) {
    let size = abs(error);
    powered = select(0, pow(size, uniforms.biasParameter), size > 0);
    gradient = select(0, uniforms.biasParameter * powered / error, size > 0);
  }
  if (uniforms.layerNorm == 1) { gradient *= gain(); }
  let sum = total(vec4f(error * error, powered, gradient, gradient * normal));
  let errorNorm = sqrt(sum.x);
  if (uniforms.layerNorm == 1) {
    // ∂/∂z of g∘LN(z): (h − mean(h) − n·mean(h∘n)) / σ with h = g∘∂ℓ/∂M, n = LN(z)
    let mean = sum.zw / f32(VALUE_WIDTH);
    gradient = select(0, (gradient - mean.x - normal * mean.y) * inverseDeviation, answers);
  }
  var loss = 0.0;
  switch (uniforms.bias) {
    case BIAS_LP: { loss = sum.y; }
    case BIAS_HUBER: {
      let radius = uniforms.biasParameter;
      loss = select(radius * (errorNorm - radius / 2), sum.x / 2, errorNorm <= radius);
      if (errorNorm > radius) { gradient *= radius / errorNorm; }
    }
    default: {
      loss = uniforms.lossScale / 2 * sum.x;
      gradient *= uniforms.lossScale;
    }
  }
  if (uniforms.clip > 0) {
    let norm = sqrt(total(vec4f(gradient * gradient, 0, 0, 0)).x);
    if (norm > uniforms.clip) { gradient *= uniforms.clip / norm; }
  }
  if (answers) { delta[DELTA_AT[LAYERS - 1] + lane] = gradient; }
  workgroupBarrier();
  for (var l = LAYERS - 1; l > 0; l--) {
    if (lane < ROWS[l]) {
      var sum = 0.0; // (δ_ℓ W_ℓᵀ)[lane]
      let columns = COLUMNS[l];
      let deltaAt = DELTA_AT[l];
      let n = OFFSET[l] + lane * columns;
      for (var j = 0; j < columns; j++) { sum += B(n + j) * delta[deltaAt + j]; }
      delta[DELTA_AT[l - 1] + lane] = sum * slopes[DELTA_AT[l - 1] + lane];
    }
    workgroupBarrier();
  }

  // u is never built: a layer's gradient is its input times its delta, one product a weight.
  let gate = gates(t); // θ, η, α
  let theta = gate.x;
  let eta = gate.y;
  let keep = 1 - gate.z;
  let anchored = uniforms.anchored == 1;
  var sums = vec4f(0);  // ‖u‖², ‖S‖², S·u, ‖M_t − M_{t−1}‖²
  var norms = vec4f(0); // ‖M_t − M_0‖², ‖M_t‖²
  for (var l = 0; l < LAYERS; l++) {
    let columns = COLUMNS[l];
    if (lane < columns) {
      let d = delta[DELTA_AT[l] + lane];
      emit(t, DELTAS, DELTA_AT[l], d);
      let end = OFFSET[l + 1];
      var i = INPUT_AT[l];
      for (var n = OFFSET[l] + lane; n < end; n += columns) {
        let u = x[i].w * d;
        let s = eta * S(n) - theta * u;
        let before = M(n);
        let first = origin(n); // M_0
        let anchor = select(0, first, anchored);
        let after = anchor + keep * (before - anchor) + s;
        setS(n, s);
        setM(n, after);
        sums += vec4f(u * u, s * s, s * u, (after - before) * (after - before));
        norms += vec4f((after - first) * (after - first), after * after, 0, 0);
        i++;
      }
    }
  }
  for (var part = 0; part < 2; part++) {
    let all = total(select(sums, norms, part == 1));
    if (part == 0) { sums = all; } else { norms = sqrt(all); }
  }
  if (lane == 0) {
    emit(t, LOSS, 0, loss);
    emit(t, ERROR_NORM, 0, errorNorm);
    emit(t, SURPRISE, 0, sqrt(sums.x));
    emit(t, MOMENTUM, 0, sqrt(sums.y));
    if (sums.x > 0 && sums.y > 0) { emit(t, ALIGNMENT, 0, -sums.z / sqrt(sums.x) / sqrt(sums.y)); } else { emit(t, ALIGNMENT, 0, 0); }
    emit(t, UPDATE, 0, sqrt(sums.w));
    emit(t, DRIFT, 0, norms.x);
    emit(t, WEIGHT_NORM, 0, norms.y);
  }
}

// Σ over lanes, for everyone: eight lanes add a share each, then all add the eight.
fn total(value : vec4f) -> vec4f {
  partial[lane] = value;
  workgroupBarrier();
  if (lane < 8) {
    var sum = vec4f(0);
    for (var other = lane; other < LANES; other += 8) { sum += partial[other]; }
    grouped[lane] = sum;
  }
  workgroupBarrier();
  return ((grouped[0] + grouped[1]) + (grouped[2] + grouped[3])) + ((grouped[4] + grouped[5]) + (grouped[6] + grouped[7]));
}

struct Activated {
  values : vec4f, // σ(z)
  slope : f32,    // σ′(z) of pass w
}

fn activate(z : vec4f) -> Activated {
  switch (uniforms.activation) {
    case SILU: {
      let sigmoid = 1 / (1 + exp(-z));
      return Activated(z * sigmoid, sigmoid.w * (1 + z.w * (1 - sigmoid.w)));
    }
    case GELU: {
      let gate = 0.5 * (1 + erf(z * SQRT1_2));
      return Activated(z * gate, gate.w + z.w * exp(-0.5 * z.w * z.w) * INVERSE_SQRT_TAU);
    }
    case RELU: { return Activated(max(z, vec4f(0)), select(0.0, 1.0, z.w > 0)); }
    case TANH: {
      // Some drivers' tanh overflows into NaN; at 10 it is 1 in float32.
      let values = tanh(clamp(z, vec4f(-10), vec4f(10)));
      return Activated(values, 1 - values.w * values.w);
    }
    default: { return Activated(z, 1); }
  }
}

// 2/√π ∫₀ᶻ exp(−s²) ds within 2e-7: Abramowitz and Stegun 7.1.26, and its power series where that one cancels.
fn erf(z : vec4f) -> vec4f {
  let a = abs(z);
  let s = z * z;
  let near = z * 1.1283791671 * (1 - s * (1.0 / 3 - s * (1.0 / 10 - s * (1.0 / 42 - s * (1.0 / 216 - s * (1.0 / 1320))))));
  let p = 1 / (1 + 0.3275911 * a);
  let tail = p * (0.254829592 + p * (-0.284496736 + p * (1.421413741 + p * (-1.453152027 + p * 1.061405429))));
  return select(sign(z) * (1 - tail * exp(-s)), near, a < vec4f(0.5));
}
