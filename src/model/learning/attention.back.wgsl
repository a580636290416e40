// What do errors of attention say of what was seen, on a GPU? windowAttention.wgsl, which stands before this text, backwards. First
// by tokens, a workgroup for a token and a head: what their queries wanted, and two numbers by which all weights can be found
// again; then by columns, so that nobody adds where another does: keys, values and biases. The calls begin as those of `attend`.
//
//   w_j = softmax_j, D = ⟨dy, y⟩, e_j = w_j (⟨dy, v_j⟩ − D)     dq = Σ e_j k_j/√k     dk_j = Σ e_j q/√k     dv_j = Σ w_j dy
//   dbias(i − j) = Σ e_j

const D_KEPT = 16; // of keys, then of values: of persistent tokens, of what the memory remembered, of tokens
const D_BIASES = 22;
const D_QUERIES = 23;
const D_OUTPUT = 24;
const FOUND = 25; // ln Σ exp and D, of every token and head
const KIND = 26; // of columns: 0 persistent, 1 remembered, 2 tokens
const FIRST = 27;
const COLUMNS = 28;
const REACH = 29; // no token sees as many

var<workgroup> errors : array<f32, LANES>;

// q·k/√k + bias, of keys that lie at an address.
fn scoreOf(call : i32, head : i32, token : i32, key : i32, bias : f32) -> f32 {
  let size = word(call, 3);
  let query = word(call, 13) + (token * word(call, 0) + head) * size;
  var product = 0.0;
  for (var i = 0; i < size; i++) { product += numbers[query + i] * numbers[key + i]; }
  return product / sqrt(f32(size)) + bias;
}

// ⟨dy, v⟩
fn errorOf(call : i32, head : i32, token : i32, value : i32) -> f32 {
  let size = word(call, 3);
  let dy = word(call, D_OUTPUT) + (token * word(call, 0) + head) * size;
  var product = 0.0;
  for (var i = 0; i < size; i++) { product += gradients[dy + i] * numbers[value + i]; }
  return product;
}

fn biasOf(call : i32, head : i32, distance : i32) -> f32 {
  return numbers[word(call, 10) + head * word(call, 11) + distance];
}

// w and e, once both numbers of the token are there.
fn pairOf(call : i32, head : i32, token : i32, key : i32, value : i32, bias : f32) -> vec2f {
  let found = word(call, FOUND) + 2 * (token * word(call, 0) + head);
  let weight = exp(scoreOf(call, head, token, key, bias) - numbers[found]);
  return vec2f(weight, weight * (errorOf(call, head, token, value) - numbers[found + 1]));
}

@compute @workgroup_size(LANES)
fn attendBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let head = i32(group.x);
  let lane = i32(index);
  let heads = word(call, 0);
  if (head >= heads || i32(group.y) >= word(call, 1)) { return; }
  let token = word(call, 2) + i32(group.y);
  let size = word(call, 3);
  let width = heads * size;
  let kept = word(call, 6);
  if (lane == 0) { opens = i32(numbers[word(call, 12) + token]); }
  let first = workgroupUniformLoad(&opens);
  let seen = token + 1 - first;
  let columns = kept + select(seen, 2 * seen, word(call, 7) >= 0);
  let own = (token * heads + head) * size;

  var highest = LOWEST;
  var sum = 0.0;
  for (var column = lane; column < columns; column += LANES) {
    let row = rowAt(column, call, kept, seen, first, 0);
    var bias = 0.0;
    if (column >= kept) { bias = biasOf(call, head, token - row); }
    let score = scoreOf(call, head, token, addressAt(column, call, kept, seen, 0) + row * width + head * size, bias);
    let next = max(highest, score);
    sum = sum * exp(highest - next) + exp(score - next);
    highest = next;
  }
  weights[lane] = highest;
  workgroupBarrier();
  var most = LOWEST;
  for (var other = 0; other < LANES; other++) { most = max(most, weights[other]); }
  errors[lane] = sum * exp(highest - most);
  workgroupBarrier();
  sum = 0;
  for (var other = 0; other < LANES; other++) { sum += errors[other]; }
  if (lane == 0) {
    var along = 0.0;
    for (var i = 0; i < size; i++) { along += gradients[word(call, D_OUTPUT) + own + i] * numbers[word(call, 14) + own + i]; }
    numbers[word(call, FOUND) + 2 * (token * heads + head)] = most + log(sum);
    numbers[word(call, FOUND) + 2 * (token * heads + head) + 1] = along;
  }
  storageBarrier();
  workgroupBarrier();

  var wanted = 0.0; // Σ e_j k_j[lane]
  for (var tile = 0; tile < columns; tile += LANES) {
    let column = tile + lane;
    if (column < columns) {
      let row = rowAt(column, call, kept, seen, first, 0);
      let place = row * width + head * size;
      var bias = 0.0;
      if (column >= kept) { bias = biasOf(call, head, token - row); }
      let key = addressAt(column, call, kept, seen, 0) + place;
      errors[lane] = pairOf(call, head, token, key, addressAt(column, call, kept, seen, 1) + place, bias).y;
    }
    workgroupBarrier();
    if (lane < size) {
      for (var j = 0; j < min(LANES, columns - tile); j++) {
        let place = rowAt(tile + j, call, kept, seen, first, 0) * width + head * size;
        wanted += errors[j] * numbers[addressAt(tile + j, call, kept, seen, 0) + place + lane];
      }
    }
    workgroupBarrier();
  }
  if (lane < size) { gradients[word(call, D_QUERIES) + own + lane] += wanted / sqrt(f32(size)); }
}

// Keys and values of one kind of columns, a workgroup for a column and a head.
@compute @workgroup_size(LANES)
fn columnsBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let head = i32(group.x);
  let lane = i32(index);
  if (head >= word(call, 0) || i32(group.y) >= word(call, COLUMNS)) { return; }
  let column = word(call, FIRST) + i32(group.y);
  let kind = word(call, KIND);
  let size = word(call, 3);
  let width = word(call, 0) * size;
  let place = column * width + head * size;
  let keys = word(call, select(select(8, 7, kind == 1), 4, kind == 0));
  let values = word(call, select(select(9, 15, kind == 1), 5, kind == 0));
  var begin = word(call, 2);
  var to = begin + word(call, 1);
  if (kind > 0) {
    begin = max(begin, column);
    to = min(to, column + word(call, REACH));
  }
  var dKey = 0.0;
  var dValue = 0.0;
  for (var tile = begin; tile < to; tile += LANES) {
    let token = tile + lane;
    var pair = vec2f(0);
    if (token < to) {
      if (kind == 0) { pair = pairOf(call, head, token, keys + place, values + place, 0); }
      else if (i32(numbers[word(call, 12) + token]) <= column) {
        pair = pairOf(call, head, token, keys + place, values + place, biasOf(call, head, token - column));
      }
    }
    weights[lane] = pair.x;
    errors[lane] = pair.y;
    workgroupBarrier();
    if (lane < size) {
      for (var t = 0; t < min(LANES, to - tile); t++) {
        let row = (tile + t) * width + head * size + lane;
        dValue += weights[t] * gradients[word(call, D_OUTPUT) + row];
        dKey += errors[t] * numbers[word(call, 13) + row];
      }
    }
    workgroupBarrier();
  }
  if (lane < size) {
    gradients[word(call, D_KEPT + 2 * kind) + place + lane] += dKey / sqrt(f32(size));
    gradients[word(call, D_KEPT + 2 * kind + 1) + place + lane] += dValue;
  }
}

// What every distance is worth, a workgroup for a distance and a head.
@compute @workgroup_size(LANES)
fn biasesBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let head = i32(group.x);
  let distance = i32(group.y);
  let lane = i32(index);
  if (head >= word(call, 0) || distance >= word(call, REACH)) { return; }
  let width = word(call, 0) * word(call, 3);
  let bias = biasOf(call, head, distance);
  let begin = word(call, 2);
  var sum = 0.0;
  for (var token = max(begin, distance) + lane; token < begin + word(call, 1); token += LANES) {
    if (i32(numbers[word(call, 12) + token]) > token - distance) { continue; }
    let place = (token - distance) * width + head * word(call, 3);
    sum += pairOf(call, head, token, word(call, 8) + place, word(call, 9) + place, bias).y;
    if (word(call, 7) >= 0) { sum += pairOf(call, head, token, word(call, 7) + place, word(call, 15) + place, bias).y; }
  }
  weights[lane] = sum;
  workgroupBarrier();
  if (lane == 0) {
    for (var other = 1; other < LANES; other++) { sum += weights[other]; }
    gradients[word(call, D_BIASES) + head * word(call, 11) + distance] += sum;
  }
}
