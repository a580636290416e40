// What do errors of a Titans memory's answers say of what it read, on a GPU? The way back of memory.wgsl for any depth, a workgroup
// a memory, chunk after chunk from the last. Before this text memory.gpu.ts puts the constants of the memory's shape and where
// each array lies. Lane by lane every weight is led back through all tokens of a chunk, which needs no other weight; in between
// all lanes share what goes by token and number. A gradient is added to what is there; those of M and S come in as of what a
// chunk left, and go out as of what it began with.
//
//   m_t = ∂L/∂M_t, of the answer y_t and of all that comes later         s_t = ∂L/∂S_t = m_t + η_{t+1} s_{t+1}
//   ∂L/∂M_{t−1} = (1−α_t) m_t     ∂L/∂α_t = −⟨m_t, M_{t−1}⟩, or ⟨m_t, M_0 − M_{t−1}⟩     ∂L/∂η_t = ⟨s_t, S_{t−1}⟩
//   u_t = xᵀδ, so ∂L/∂θ_t = −x s_t δᵀ, ∂L/∂x = −θ_t s_t δ and ∂L/∂δ = −θ_t x s_t, and from there through ∇ℓ itself.

var<private> call : i32;
var<private> lane : i32;

fn place(part : i32) -> i32 { return calls[call + part]; }
fn give(to : i32, change : f32) { gradients[to] += change; }

// Rows of a chunk's tokens: what goes into all layers, and what comes out of them.
fn rows(part : i32, t : i32, l : i32) -> i32 { return calls[call + ROOM] + part + t * SUM_ROWS + INPUT_AT[l]; }
fn columns(part : i32, t : i32, l : i32) -> i32 { return calls[call + ROOM] + part + t * SUM_COLUMNS + DELTA_AT[l]; }
fn state(part : i32, t : i32) -> i32 { return calls[call + ROOM] + part + t * P; }

@compute @workgroup_size(LANES)
fn scanBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let base = CALL_WORDS * i32(group.z);
  call = base;
  lane = i32(index);
  let start = calls[base];
  let end = start + calls[base + 1];
  for (var first = start + (end - 1 - start) / CHUNK * CHUNK; first >= start; first -= CHUNK) {
    chunkBack(first, min(CHUNK, end - first));
  }
}

// Of M(x) of some rows, no more than a chunk, at the weights that the chunk of the first begins with.
@compute @workgroup_size(LANES)
fn answerBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let base = CALL_WORDS * i32(group.z);
  call = base;
  lane = i32(index);
  let first = calls[base];
  let tokens = calls[base + 1];
  take(QUERIES, QUERY_X, first, tokens);
  let weights = place(SNAPSHOT_WEIGHTS) + first / CHUNK * P;
  ask(first, tokens, weights, 0);
  for (var l = 0; l < LAYERS; l++) { weightsBack(tokens, l, rows(QUERY_X, 0, l), SUM_ROWS, QUERY_ERROR); }
}

fn chunkBack(first : i32, tokens : i32) {
  for (var n = lane; n < P; n += LANES) {
    numbers[state(STATES, 0) + n] = numbers[place(SNAPSHOT_WEIGHTS) + first / CHUNK * P + n];
    numbers[state(MOMENTA, 0) + n] = numbers[place(SNAPSHOT_MOMENTUM) + first / CHUNK * P + n];
  }
  take(KEYS, X, first, tokens);
  take(QUERIES, QUERY_X, first, tokens);
  surprises(first, tokens);
  write(first, tokens);
  ask(first, tokens, state(STATES, 1), P);
  writeBack(first, tokens);
  surprisesBack(first, tokens);
}

// Rows of a stream as what goes into the first layer.
fn take(begin : i32, to : i32, first : i32, tokens : i32) {
  for (var n = lane; n < tokens * KEY_WIDTH; n += LANES) {
    numbers[rows(to, n / KEY_WIDTH, 0) + n % KEY_WIDTH] = numbers[place(begin) + first * KEY_WIDTH + n];
  }
  storageBarrier();
}

// z of all layers and what goes into the next, with both slopes; the weights of a token lie `step` from those of the one before.
fn answers(tokens : i32, x : i32, z : i32, slope : i32, curve : i32, weights : i32, step : i32) {
  for (var l = 0; l < LAYERS; l++) {
    let width = COLUMNS[l];
    for (var n = lane; n < tokens * width; n += LANES) {
      let t = n / width;
      let j = n % width;
      let begin = rows(x, t, l);
      var sum = 0.0;
      var at = weights + t * step + OFFSET[l] + j;
      for (var i = 0; i < ROWS[l]; i++) {
        sum += numbers[begin + i] * numbers[at];
        at += width;
      }
      numbers[columns(z, t, l) + j] = sum;
      if (l + 1 < LAYERS) {
        let activated = activate(sum);
        numbers[rows(x, t, l + 1) + j] = activated.x;
        numbers[columns(slope, t, l) + j] = activated.y;
        numbers[columns(curve, t, l) + j] = activated.z;
      }
    }
    storageBarrier();
  }
}

// (δ Wᵀ)_i of one token and layer.
fn sentBack(delta : i32, weights : i32, l : i32, i : i32) -> f32 {
  var sum = 0.0;
  let at = weights + OFFSET[l] + i * COLUMNS[l];
  for (var j = 0; j < COLUMNS[l]; j++) { sum += numbers[delta + j] * numbers[at + j]; }
  return sum;
}

// x, z and δ of all layers and tokens, at the weights that the chunk began with.
fn surprises(first : i32, tokens : i32) {
  answers(tokens, X, Z, SLOPE, CURVE, state(STATES, 0), 0);
  for (var t = lane; t < tokens; t += LANES) { outputGradient(first, t); }
  storageBarrier();
  for (var l = LAYERS - 1; l > 0; l--) {
    for (var n = lane; n < tokens * ROWS[l]; n += LANES) {
      let t = n / ROWS[l];
      let i = n % ROWS[l];
      let above = sentBack(columns(DELTA, t, l), state(STATES, 0), l, i);
      numbers[columns(ABOVE, t, l - 1) + i] = above;
      numbers[columns(DELTA, t, l - 1) + i] = above * numbers[columns(SLOPE, t, l - 1) + i];
    }
    storageBarrier();
  }
}

// M and S after every token.
fn write(first : i32, tokens : i32) {
  for (var l = 0; l < LAYERS; l++) {
    for (var n = lane; n < ROWS[l] * COLUMNS[l]; n += LANES) {
      let at = OFFSET[l] + n;
      var m = numbers[state(STATES, 0) + at];
      var s = numbers[state(MOMENTA, 0) + at];
      let origin = numbers[place(INITIAL) + at];
      for (var t = 0; t < tokens; t++) {
        let alpha = numbers[place(ALPHA) + first + t];
        let u = numbers[rows(X, t, l) + n / COLUMNS[l]] * numbers[columns(DELTA, t, l) + n % COLUMNS[l]];
        s = numbers[place(ETA) + first + t] * s - numbers[place(THETA) + first + t] * u;
        m = (1 - alpha) * m + s;
        if (ANCHORED) { m += alpha * origin; }
        numbers[state(STATES, t + 1) + at] = m;
        numbers[state(MOMENTA, t + 1) + at] = s;
      }
    }
  }
  storageBarrier();
}

// From answers to queries, and to what the layers made of them: QUERY_ERROR.
fn ask(first : i32, tokens : i32, weights : i32, step : i32) {
  answers(tokens, QUERY_X, Z_ASKED, QUERY_SLOPE, QUERY_CURVE, weights, step);
  for (var t = lane; t < tokens; t += LANES) { outputBack(first, t); }
  storageBarrier();
  gainBack(tokens);
  for (var l = LAYERS - 1; l >= 0; l--) {
    for (var n = lane; n < tokens * ROWS[l]; n += LANES) {
      let t = n / ROWS[l];
      let i = n % ROWS[l];
      let back = sentBack(columns(QUERY_ERROR, t, l), weights + t * step, l, i);
      if (l == 0) { give(place(D_QUERIES) + (first + t) * KEY_WIDTH + i, back); }
      else { numbers[columns(QUERY_ERROR, t, l - 1) + i] = back * numbers[columns(QUERY_SLOPE, t, l - 1) + i]; }
    }
    storageBarrier();
  }
}

// What all tokens say of the gain.
fn gainBack(tokens : i32) {
  if (LAYER_NORM) {
    for (var j = lane; j < VALUE_WIDTH; j += LANES) {
      var sum = 0.0;
      for (var t = 0; t < tokens; t++) { sum += numbers[place(ROOM) + OF_GAIN + t * VALUE_WIDTH + j]; }
      give(place(D_GAIN) + j, sum);
    }
  }
  storageBarrier();
}

// From S and M after every token to those before it, to its gates, and to its u in factors.
fn writeBack(first : i32, tokens : i32) {
  let own = place(ROOM) + OF_ETA + lane;
  for (var t = 0; t < tokens; t++) {
    numbers[own + t * LANES] = 0;
    numbers[own + (CHUNK + t) * LANES] = 0; // of α
  }
  for (var l = 0; l < LAYERS; l++) {
    for (var n = lane; n < ROWS[l] * COLUMNS[l]; n += LANES) {
      let at = OFFSET[l] + n;
      var m = gradients[place(D_WEIGHTS) + at];
      var carried = gradients[place(D_MOMENTUM) + at];
      let origin = select(0, numbers[place(INITIAL) + at], ANCHORED);
      var dOrigin = 0.0;
      for (var t = tokens - 1; t >= 0; t--) {
        let alpha = numbers[place(ALPHA) + first + t];
        m += numbers[rows(QUERY_X, t, l) + n / COLUMNS[l]] * numbers[columns(QUERY_ERROR, t, l) + n % COLUMNS[l]];
        let s = m + carried;
        numbers[own + t * LANES] += s * numbers[state(MOMENTA, t) + at];
        numbers[own + (CHUNK + t) * LANES] += m * (numbers[state(STATES, t) + at] - origin);
        dOrigin += alpha * m;
        numbers[state(MOMENTA, t + 1) + at] = s; // S after this token has been looked at already
        m *= 1 - alpha;
        carried = numbers[place(ETA) + first + t] * s;
      }
      gradients[place(D_WEIGHTS) + at] = m;
      gradients[place(D_MOMENTUM) + at] = carried;
      if (ANCHORED) { give(place(D_INITIAL) + at, dOrigin); }
    }
  }
  storageBarrier();
  for (var l = 0; l < LAYERS; l++) {
    for (var n = lane; n < tokens * COLUMNS[l]; n += LANES) {
      let t = n / COLUMNS[l];
      let j = n % COLUMNS[l];
      var sum = 0.0;
      for (var i = 0; i < ROWS[l]; i++) { sum += numbers[rows(X, t, l) + i] * numbers[state(MOMENTA, t + 1) + OFFSET[l] + i * COLUMNS[l] + j]; }
      numbers[columns(D_DELTA, t, l) + j] = -numbers[place(THETA) + first + t] * sum;
    }
    for (var n = lane; n < tokens * ROWS[l]; n += LANES) {
      let t = n / ROWS[l];
      let i = n % ROWS[l];
      numbers[rows(D_X, t, l) + i] = sentBack(columns(DELTA, t, l), state(MOMENTA, t + 1), l, i); // times −θ below
    }
  }
  storageBarrier();
  for (var t = lane; t < tokens; t += LANES) {
    let theta = numbers[place(THETA) + first + t];
    var ofTheta = 0.0;
    for (var i = 0; i < SUM_ROWS; i++) {
      ofTheta -= numbers[rows(X, t, 0) + i] * numbers[rows(D_X, t, 0) + i];
      numbers[rows(D_X, t, 0) + i] *= -theta;
    }
    var ofEta = 0.0;
    var ofAlpha = 0.0;
    for (var other = 0; other < LANES; other++) {
      ofEta += numbers[place(ROOM) + OF_ETA + t * LANES + other];
      ofAlpha -= numbers[place(ROOM) + OF_ETA + (CHUNK + t) * LANES + other];
    }
    give(place(D_THETA) + first + t, ofTheta);
    give(place(D_ETA) + first + t, ofEta);
    give(place(D_ALPHA) + first + t, ofAlpha);
  }
  storageBarrier();
}

// Σ_t of two rows' products, those of x `step` apart, to the weights of a layer.
fn weightsBack(tokens : i32, l : i32, x : i32, step : i32, error : i32) {
  for (var n = lane; n < ROWS[l] * COLUMNS[l]; n += LANES) {
    var sum = 0.0;
    for (var t = 0; t < tokens; t++) {
      sum += numbers[x + t * step + n / COLUMNS[l]] * numbers[columns(error, t, l) + n % COLUMNS[l]];
    }
    give(place(D_WEIGHTS) + OFFSET[l] + n, sum);
  }
}

// From what is known of the factors of u, x and δ, to the weights that the chunk began with, the keys and the values.
fn surprisesBack(first : i32, tokens : i32) {
  // Up, as errors went down: δ_ℓ = (δ_{ℓ+1} Wᵀ) ∘ σ′(z_ℓ)
  for (var l = 0; l + 1 < LAYERS; l++) {
    for (var n = lane; n < tokens * COLUMNS[l]; n += LANES) {
      let t = n / COLUMNS[l];
      let j = n % COLUMNS[l];
      let error = numbers[columns(D_DELTA, t, l) + j];
      let above = columns(ABOVE, t, l) + j;
      numbers[columns(D_Z, t, l) + j] = error * numbers[above] * numbers[columns(CURVE, t, l) + j];
      numbers[above] = error * numbers[columns(SLOPE, t, l) + j]; // now of what came begin above
    }
    storageBarrier();
    weightsBack(tokens, l + 1, columns(ABOVE, 0, l), SUM_COLUMNS, DELTA);
    for (var n = lane; n < tokens * COLUMNS[l + 1]; n += LANES) {
      let t = n / COLUMNS[l + 1];
      let j = n % COLUMNS[l + 1];
      var sum = 0.0;
      for (var i = 0; i < COLUMNS[l]; i++) {
        sum += numbers[columns(ABOVE, t, l) + i] * numbers[state(STATES, 0) + OFFSET[l + 1] + i * COLUMNS[l + 1] + j];
      }
      numbers[columns(D_DELTA, t, l + 1) + j] += sum;
    }
    storageBarrier();
  }
  for (var t = lane; t < tokens; t += LANES) { outputGradientBack(first, t); }
  storageBarrier();
  gainBack(tokens);
  for (var l = LAYERS - 1; l >= 0; l--) {
    weightsBack(tokens, l, rows(X, 0, l), SUM_ROWS, D_Z);
    for (var n = lane; n < tokens * ROWS[l]; n += LANES) {
      let t = n / ROWS[l];
      let i = n % ROWS[l];
      let dx = numbers[rows(D_X, t, l) + i] + sentBack(columns(D_Z, t, l), state(STATES, 0), l, i);
      if (l == 0) { give(place(D_KEYS) + (first + t) * KEY_WIDTH + i, dx); }
      else { numbers[columns(D_Z, t, l - 1) + i] += dx * numbers[columns(SLOPE, t, l - 1) + i]; }
    }
    storageBarrier();
  }
}

// What follows a lane does for a token of its own: rows of the last layer, number after number.

// Mean and 1/σ of a row.
fn momentsOf(z : i32) -> vec2f {
  if (!LAYER_NORM) { return vec2f(0, 1); }
  var mean = 0.0;
  for (var j = 0; j < VALUE_WIDTH; j++) { mean += numbers[z + j]; }
  mean /= f32(VALUE_WIDTH);
  var variance = 0.0;
  for (var j = 0; j < VALUE_WIDTH; j++) { variance += (numbers[z + j] - mean) * (numbers[z + j] - mean); }
  return vec2f(mean, 1 / sqrt(variance / f32(VALUE_WIDTH) + LAYER_NORM_EPSILON));
}

// ∂L/∂z of n = (z − mean)/σ, where ∂L/∂n stands, in its place; `more` is what else is known of ∂L/∂(1/σ).
fn normBack(z : i32, moments : vec2f, more : f32, dz : i32) {
  var ofInverse = more;
  for (var j = 0; j < VALUE_WIDTH; j++) { ofInverse += numbers[dz + j] * (numbers[z + j] - moments.x); }
  let back = ofInverse * moments.y * moments.y * moments.y / f32(VALUE_WIDTH);
  var sum = 0.0;
  for (var j = 0; j < VALUE_WIDTH; j++) {
    let change = numbers[dz + j] * moments.y - back * (numbers[z + j] - moments.x);
    numbers[dz + j] = change;
    sum += change;
  }
  for (var j = 0; j < VALUE_WIDTH; j++) { numbers[dz + j] -= sum / f32(VALUE_WIDTH); }
}

fn gainOf(j : i32) -> f32 {
  if (!LAYER_NORM) { return 1; }
  return numbers[place(GAIN) + j];
}

// h = ∂ℓ/∂n into a row, ℓ = c/2 ‖M(k) − v‖²; of it mean(h) and mean(h∘n) where there is a layer norm.
fn errorOf(first : i32, t : i32, moments : vec2f, h : i32) -> vec2f {
  let z = columns(Z, t, LAYERS - 1);
  var means = vec2f(0);
  for (var j = 0; j < VALUE_WIDTH; j++) {
    let n = (numbers[z + j] - moments.x) * moments.y;
    var error = n * gainOf(j) - numbers[place(VALUES) + (first + t) * VALUE_WIDTH + j];
    if (RESIDUAL) { error += numbers[rows(X, t, 0) + j]; }
    error *= LOSS_SCALE * gainOf(j);
    numbers[h + j] = error;
    if (LAYER_NORM) { means += vec2f(error, error * n) / f32(VALUE_WIDTH); }
  }
  return means;
}

// δ = ∂ℓ/∂z before the clip, of a number of h.
fn unclipped(t : i32, j : i32, moments : vec2f, means : vec2f, h : i32) -> f32 {
  let n = (numbers[columns(Z, t, LAYERS - 1) + j] - moments.x) * moments.y;
  return (numbers[h + j] - means.x - n * means.y) * moments.y;
}

fn outputGradient(first : i32, t : i32) {
  let delta = columns(DELTA, t, LAYERS - 1);
  let moments = momentsOf(columns(Z, t, LAYERS - 1));
  let means = errorOf(first, t, moments, delta);
  var square = 0.0;
  for (var j = 0; j < VALUE_WIDTH; j++) {
    let raw = unclipped(t, j, moments, means, delta);
    numbers[delta + j] = raw;
    square += raw * raw;
  }
  if (CLIP > 0 && sqrt(square) > CLIP) {
    let scale = CLIP / sqrt(square);
    for (var j = 0; j < VALUE_WIDTH; j++) { numbers[delta + j] *= scale; }
  }
}

// From ∂L/∂δ, which is used up, to z, the value, the key and the gain.
fn outputGradientBack(first : i32, t : i32) {
  let z = columns(Z, t, LAYERS - 1);
  let dDelta = columns(D_DELTA, t, LAYERS - 1);
  let dz = columns(D_Z, t, LAYERS - 1);
  let h = place(ROOM) + H + t * VALUE_WIDTH;
  let moments = momentsOf(z);
  let means = errorOf(first, t, moments, h);
  if (CLIP > 0) {
    var square = 0.0;
    var product = 0.0;
    for (var j = 0; j < VALUE_WIDTH; j++) {
      let raw = unclipped(t, j, moments, means, h);
      square += raw * raw;
      product += raw * numbers[dDelta + j];
    }
    if (sqrt(square) > CLIP) {
      let scale = CLIP / sqrt(square);
      for (var j = 0; j < VALUE_WIDTH; j++) {
        numbers[dDelta + j] = scale * (numbers[dDelta + j] - unclipped(t, j, moments, means, h) * product / square);
      }
    }
  }
  // δ = r/σ with r = h − mean(h) − n·mean(h∘n)
  var ofInverse = 0.0;
  var sums = vec2f(0); // ∂L/∂r, and ∂L/∂r · n
  for (var j = 0; j < VALUE_WIDTH; j++) {
    let n = (numbers[z + j] - moments.x) * moments.y;
    ofInverse += numbers[dDelta + j] * (numbers[h + j] - means.x - n * means.y);
    let change = numbers[dDelta + j] * moments.y;
    if (LAYER_NORM) { sums += vec2f(change, change * n) / f32(VALUE_WIDTH); }
    numbers[dDelta + j] = change;
  }
  for (var j = 0; j < VALUE_WIDTH; j++) {
    let n = (numbers[z + j] - moments.x) * moments.y;
    let ofR = numbers[dDelta + j];
    let ofH = ofR - sums.x - sums.y * n;
    // h = c g e, e = g n [+ k] − v
    let g = gainOf(j);
    let ofError = LOSS_SCALE * g * ofH;
    if (LAYER_NORM) { numbers[place(ROOM) + OF_GAIN + t * VALUE_WIDTH + j] = numbers[h + j] / g * ofH + n * ofError; }
    give(place(D_VALUES) + (first + t) * VALUE_WIDTH + j, -ofError);
    if (RESIDUAL) { give(place(D_KEYS) + (first + t) * KEY_WIDTH + j, ofError); }
    numbers[dz + j] = g * ofError;
    if (LAYER_NORM) { numbers[dz + j] -= ofR * means.y + sums.y * numbers[h + j]; }
  }
  if (LAYER_NORM) { normBack(z, moments, ofInverse, dz); }
}

// From ∂L/∂y of a token's answer to z of its query, to the query and the gain.
fn outputBack(first : i32, t : i32) {
  let z = columns(Z_ASKED, t, LAYERS - 1);
  let error = columns(QUERY_ERROR, t, LAYERS - 1);
  let dy = place(D_READS) + (first + t) * VALUE_WIDTH;
  let moments = momentsOf(z);
  for (var j = 0; j < VALUE_WIDTH; j++) {
    if (RESIDUAL) { give(place(D_QUERIES) + (first + t) * KEY_WIDTH + j, gradients[dy + j]); }
    if (LAYER_NORM) { numbers[place(ROOM) + OF_GAIN + t * VALUE_WIDTH + j] = gradients[dy + j] * (numbers[z + j] - moments.x) * moments.y; }
    numbers[error + j] = gradients[dy + j] * gainOf(j);
  }
  if (LAYER_NORM) { normBack(z, moments, 0, error); }
}

// σ(z), σ′(z) and σ″(z)
fn activate(z : f32) -> vec3f {
  if (ACTIVATION == SILU) {
    let part = 1 / (1 + exp(-z));
    let rest = 1 - part;
    return vec3f(z * part, part * (1 + z * rest), part * rest * (2 + z * (rest - part)));
  }
  if (ACTIVATION == GELU) {
    let below = 0.5 * (1 + erf(z * SQRT1_2));
    let density = exp(-0.5 * z * z) * INVERSE_SQRT_TAU;
    return vec3f(z * below, below + z * density, density * (2 - z * z));
  }
  if (ACTIVATION == RELU) { return vec3f(max(z, 0), select(0.0, 1.0, z > 0), 0); }
  if (ACTIVATION == TANH) {
    let y = tanh(clamp(z, -10, 10)); // some drivers' tanh overflows into NaN; at 10 it is 1 in float32
    return vec3f(y, 1 - y * y, -2 * y * (1 - y * y));
  }
  return vec3f(z, 1, 0);
}

// As in memory.wgsl.
fn erf(z : f32) -> f32 {
  let a = abs(z);
  let s = z * z;
  let near = z * 1.1283791671 * (1 - s * (1.0 / 3 - s * (1.0 / 10 - s * (1.0 / 42 - s * (1.0 / 216 - s * (1.0 / 1320))))));
  let p = 1 / (1 + 0.3275911 * a);
  let tail = p * (0.254829592 + p * (-0.284496736 + p * (1.421413741 + p * (-1.453152027 + p * 1.061405429))));
  return select(sign(z) * (1 - tail * exp(-s)), near, a < 0.5);
}
