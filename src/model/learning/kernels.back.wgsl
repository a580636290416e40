// What do errors say of the parts of a block, on a GPU? The way back of each entry point of forward.wgsl, and the loss at the end of
// a model. What was computed lies in `numbers`, what is known of it in `gradients`; gradients are added to what is there, unless
// an output took the place of an input: then its gradient takes that place, too.

const LANES = 64;

fn word(call : i32, index : i32) -> i32 { return calls[CALL_WORDS * call + index]; }
fn fraction(call : i32, index : i32) -> f32 { return bitcast<f32>(word(call, index)); }

fn sigmoid(x : f32) -> f32 { return 1 / (1 + exp(-x)); }
fn siluSlope(x : f32) -> f32 {
  let part = sigmoid(x);
  return part * (1 + x * (1 - part));
}
fn give(to : i32, change : f32) { gradients[to] += change; }
// Where the error lay there, it gives way.
fn giveFor(to : i32, change : f32, error : i32) {
  if (to == error) { gradients[to] = change; } else { gradients[to] += change; }
}

var<workgroup> shares : array<vec2f, LANES>;

// Σ over the lanes of a workgroup, for everyone.
fn total(share : vec2f, lane : i32) -> vec2f {
  workgroupBarrier();
  shares[lane] = share;
  workgroupBarrier();
  var sum = vec2f(0);
  for (var other = 0; other < LANES; other++) { sum += shares[other]; }
  return sum;
}

const TILE = 32;
const DEEP = 16;
var<workgroup> left : array<f32, 512>;  // (DEEP, TILE)
var<workgroup> right : array<f32, 512>; // (DEEP, TILE)

fn factor(isGradient : i32, at : i32) -> f32 {
  if (isGradient == 1) { return gradients[at]; }
  return numbers[at];
}
fn put(isGradient : i32, at : i32, value : f32) {
  if (isGradient == 1) { gradients[at] += value; } else { numbers[at] = value; }
}

// A B, of any two that lie in steps, as numbers or added to gradients: A, its steps from row to row and along a row, whether it
// is of gradients; B, the same; the product, rows without a gap, whether of gradients; rows, columns, and how many are summed.
// A workgroup has 32 × 32 numbers, a lane 4 × 4.
@compute @workgroup_size(LANES)
fn product(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let lane = i32(index);
  let rows = word(call, 10);
  let columns = word(call, 11);
  let inner = word(call, 12);
  let firstRow = TILE * i32(group.y);
  let firstColumn = TILE * i32(group.x);
  if (firstRow >= rows || firstColumn >= columns) { return; }
  let alongA = word(call, 2);
  let alongB = word(call, 6);
  let r = 4 * (lane / 8);
  let c = 4 * (lane % 8);
  var a = vec4f(0);
  var b = vec4f(0);
  var d = vec4f(0);
  var e = vec4f(0);
  for (var base = 0; base < inner; base += DEEP) {
    for (var n = lane; n < TILE * DEEP; n += LANES) {
      // Neighbouring lanes take what lies side by side.
      let i = select(n % TILE, n / DEEP, alongA == 1);
      let k = select(n / TILE, n % DEEP, alongA == 1);
      let row = firstRow + i;
      var value = 0.0;
      if (row < rows && base + k < inner) { value = factor(word(call, 3), word(call, 0) + row * word(call, 1) + (base + k) * alongA); }
      left[k * TILE + i] = value;
    }
    for (var n = lane; n < TILE * DEEP; n += LANES) {
      let j = select(n / DEEP, n % TILE, alongB == 1);
      let k = select(n % DEEP, n / TILE, alongB == 1);
      let column = firstColumn + j;
      var value = 0.0;
      if (column < columns && base + k < inner) { value = factor(word(call, 7), word(call, 4) + (base + k) * word(call, 5) + column * alongB); }
      right[k * TILE + j] = value;
    }
    workgroupBarrier();
    for (var k = 0; k < DEEP; k++) {
      let at = k * TILE + c;
      let four = vec4f(right[at], right[at + 1], right[at + 2], right[at + 3]);
      let begin = k * TILE + r;
      a += left[begin] * four;
      b += left[begin + 1] * four;
      d += left[begin + 2] * four;
      e += left[begin + 3] * four;
    }
    workgroupBarrier();
  }
  var found = array<vec4f, 4>(a, b, d, e);
  for (var i = 0; i < 4; i++) {
    let row = firstRow + r + i;
    if (row >= rows) { break; }
    for (var j = 0; j < 4; j++) {
      let column = firstColumn + c + j;
      if (column < columns) { put(word(call, 9), word(call, 8) + row * columns + column, found[i][j]); }
    }
  }
}

// Of g ∘ x / √(mean x²): x, gain, dy, dx, where 1/√ is kept of every row, width, stride, rows, epsilon. A row a workgroup.
@compute @workgroup_size(LANES)
fn rmsNormBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let row = i32(group.y);
  let lane = i32(index);
  if (row >= word(call, 7)) { return; }
  let width = word(call, 5);
  let x = word(call, 0) + row * width;
  let dy = word(call, 2) + row * word(call, 6);
  var sums = vec2f(0);
  for (var i = lane; i < width; i += LANES) {
    sums += numbers[x + i] * vec2f(numbers[x + i], gradients[dy + i] * numbers[word(call, 1) + i]);
  }
  sums = total(sums, lane);
  let scale = 1 / sqrt(sums.x / f32(width) + fraction(call, 8));
  let back = sums.y * scale * scale * scale / f32(width);
  for (var i = lane; i < width; i += LANES) {
    give(word(call, 3) + row * width + i, scale * gradients[dy + i] * numbers[word(call, 1) + i] - back * numbers[x + i]);
  }
  if (lane == 0) { numbers[word(call, 4) + row] = scale; }
}

// What follows has a workgroup for every number of a parameter, which adds up what all rows know of it.

// Of the gain of that norm: x, dy, the kept 1/√, dgain, width, stride, rows.
@compute @workgroup_size(LANES)
fn gainBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let column = i32(group.x);
  let width = word(call, 4);
  if (column >= width) { return; }
  var sum = 0.0;
  for (var t = i32(index); t < word(call, 6); t += LANES) {
    sum += gradients[word(call, 1) + t * word(call, 5) + column] * numbers[word(call, 0) + t * width + column] * numbers[word(call, 2) + t];
  }
  sum = total(vec2f(sum), i32(index)).x;
  if (index == 0) { give(word(call, 3) + column, sum); }
}

// Of a bias of all rows: dy, dbias, width, rows.
@compute @workgroup_size(LANES)
fn biasBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let column = i32(group.x);
  if (column >= word(call, 2)) { return; }
  var sum = 0.0;
  for (var t = i32(index); t < word(call, 3); t += LANES) { sum += gradients[word(call, 0) + t * word(call, 2) + column]; }
  sum = total(vec2f(sum), i32(index)).x;
  if (index == 0) { give(word(call, 1) + column, sum); }
}

// Of the taps of a convolution: x and dy (of token 0), dtaps, width, from, to, reach.
@compute @workgroup_size(LANES)
fn tapsBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let tap = i32(group.x);
  let width = word(call, 3);
  if (tap >= width * word(call, 6)) { return; }
  let lag = tap / width;
  let column = tap % width;
  var sum = 0.0;
  for (var t = max(word(call, 4), lag) + i32(index); t < word(call, 5); t += LANES) {
    sum += gradients[word(call, 1) + t * width + column] * numbers[word(call, 0) + (t - lag) * width + column];
  }
  sum = total(vec2f(sum), i32(index)).x;
  if (index == 0) { give(word(call, 2) + tap, sum); }
}

// Of numbers that were gathered: places, dfound, dfrom, how many were found, how many there are.
@compute @workgroup_size(LANES)
fn gatherBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let place = i32(group.x);
  if (place >= word(call, 4)) { return; }
  var sum = 0.0;
  for (var n = i32(index); n < word(call, 3); n += LANES) {
    if (i32(numbers[word(call, 0) + n]) == place) { sum += gradients[word(call, 1) + n]; }
  }
  sum = total(vec2f(sum), i32(index)).x;
  if (index == 0) { give(word(call, 2) + place, sum); }
}

// Of most · σ(x + b) of one column of rows: y, dy, dx and db of that column, columns, most, rows. One workgroup.
@compute @workgroup_size(LANES)
fn openColumnBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let most = fraction(call, 5);
  var sum = 0.0;
  for (var t = i32(index); t < word(call, 6); t += LANES) {
    let part = numbers[word(call, 0) + t] / most; // σ
    let change = gradients[word(call, 1) + t] * most * part * (1 - part);
    give(word(call, 2) + t * word(call, 4), change);
    sum += change;
  }
  sum = total(vec2f(sum), i32(index)).x;
  if (index == 0) { give(word(call, 3), sum); }
}

// Of SiLU(x) of one head, to length one where asked: x, dy, dx, size, stride, unit, rows, epsilon. A row a workgroup.
@compute @workgroup_size(LANES)
fn splitHeadBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let row = i32(group.y);
  let lane = i32(index);
  if (row >= word(call, 6)) { return; }
  let size = word(call, 3);
  let x = word(call, 0) + row * word(call, 4);
  let dx = word(call, 2) + row * word(call, 4);
  let dy = word(call, 1) + row * size;
  var sums = vec2f(0);
  for (var i = lane; i < size; i += LANES) {
    let z = numbers[x + i] * sigmoid(numbers[x + i]);
    sums += z * vec2f(z, gradients[dy + i]);
  }
  sums = total(sums, lane);
  let unit = word(call, 5) == 1;
  let inverse = 1 / sqrt(sums.x + fraction(call, 7));
  let scale = select(1, inverse, unit);
  let back = select(0, sums.y * inverse * inverse * inverse, unit);
  for (var i = lane; i < size; i += LANES) {
    let z = numbers[x + i] * sigmoid(numbers[x + i]);
    give(dx + i, (gradients[dy + i] * scale - back * z) * siluSlope(numbers[x + i]));
  }
}

// −weight log softmax(x)[wanted], and of it the gradient: x, dx, targets, weights, losses, guesses, width, rows. A row a workgroup.
@compute @workgroup_size(LANES)
fn crossEntropy(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let row = i32(group.y);
  let lane = i32(index);
  if (row >= word(call, 7)) { return; }
  let width = word(call, 6);
  let x = word(call, 0) + row * width;
  var best = vec2f(-3.0e38, 0); // the highest, and which it is
  for (var j = lane; j < width; j += LANES) {
    if (numbers[x + j] > best.x) { best = vec2f(numbers[x + j], f32(j)); }
  }
  shares[lane] = best;
  workgroupBarrier();
  for (var other = 0; other < LANES; other++) {
    let found = shares[other];
    if (found.x > best.x || (found.x == best.x && found.y < best.y)) { best = found; }
  }
  var sum = 0.0;
  for (var j = lane; j < width; j += LANES) { sum += exp(numbers[x + j] - best.x); }
  sum = total(vec2f(sum), lane).x;
  let weight = numbers[word(call, 3) + row];
  let wanted = i32(numbers[word(call, 2) + row]);
  for (var j = lane; j < width; j += LANES) {
    gradients[word(call, 1) + row * width + j] = weight * (exp(numbers[x + j] - best.x) / sum - select(0.0, 1.0, j == wanted));
  }
  if (lane == 0) {
    numbers[word(call, 4) + row] = weight * (log(sum) - (numbers[x + wanted] - best.x));
    numbers[word(call, 5) + row] = best.y;
  }
}

// What follows goes number by number: a lane has every so manieth of `word 0` numbers.
struct Lane {
  call : i32,
  count : i32,
  step : i32,
}
fn laneOf(id : vec3u, groups : vec3u) -> Lane {
  return Lane(i32(id.z), word(i32(id.z), 0), LANES * i32(groups.x));
}

// Some numbers of an array by their places: from, places, found.
@compute @workgroup_size(LANES)
fn gather(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 3) + n] = numbers[word(own.call, 1) + i32(numbers[word(own.call, 2) + n])];
  }
}

// The gradients of several texts, added up: the first's, how far it is to the next's, texts, sum.
@compute @workgroup_size(LANES)
fn sumTexts(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    var sum = 0.0;
    for (var text = 0; text < word(own.call, 3); text++) { sum += gradients[word(own.call, 1) + text * word(own.call, 2) + n]; }
    numbers[word(own.call, 4) + n] = sum;
  }
}

// Of the rows of a table: ids, dy, dtable, width, scale, rows. A lane has a number of the table.
@compute @workgroup_size(LANES)
fn embedBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 4);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    var sum = 0.0;
    for (var t = 0; t < word(own.call, 6); t++) {
      if (i32(numbers[word(own.call, 1) + t]) == n / width) { sum += gradients[word(own.call, 2) + t * width + n % width]; }
    }
    give(word(own.call, 3) + n, fraction(own.call, 5) * sum);
  }
}

// Of a convolution's input: taps, dy and dx (of token 0), width, reach, from, to, the first token that any of these looks at.
@compute @workgroup_size(LANES)
fn convolveBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 4);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let token = word(own.call, 8) + n / width;
    let column = n % width;
    var sum = 0.0;
    for (var lag = max(0, word(own.call, 6) - token); lag < word(own.call, 5) && token + lag < word(own.call, 7); lag++) {
      sum += gradients[word(own.call, 2) + (token + lag) * width + column] * numbers[word(own.call, 1) + lag * width + column];
    }
    give(word(own.call, 3) + token * width + column, sum);
  }
}

// Of x ∘ SiLU(gate): x, gate, dy, dx, dgate.
@compute @workgroup_size(LANES)
fn gateBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let dy = word(own.call, 3) + n;
    let error = gradients[dy];
    let gate = numbers[word(own.call, 2) + n];
    let slope = siluSlope(gate) * numbers[word(own.call, 1) + n];
    giveFor(word(own.call, 4) + n, error * gate * sigmoid(gate), dy);
    giveFor(word(own.call, 5) + n, error * slope, dy);
  }
}

// Of x ∘ 2σ(gate): x, gate, dy, dx, dgate.
@compute @workgroup_size(LANES)
fn openBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let dy = word(own.call, 3) + n;
    let error = 2 * gradients[dy];
    let part = sigmoid(numbers[word(own.call, 2) + n]);
    let slope = part * (1 - part) * numbers[word(own.call, 1) + n];
    giveFor(word(own.call, 4) + n, error * part, dy);
    giveFor(word(own.call, 5) + n, error * slope, dy);
  }
}

// Of y += factor · x: dy, dx, factor.
@compute @workgroup_size(LANES)
fn addBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    give(word(own.call, 2) + n, fraction(own.call, 3) * gradients[word(own.call, 1) + n]);
  }
}

// Of rows in the first columns of wider ones: dy, dx, width, stride.
@compute @workgroup_size(LANES)
fn widenBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 3);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    give(word(own.call, 2) + n, gradients[word(own.call, 1) + n / width * word(own.call, 4) + n % width]);
  }
}

// Of memory + share ∘ (attention − memory): share, memory, attention, dy, and of σ's input, memory and attention the gradients.
@compute @workgroup_size(LANES)
fn blendBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let share = numbers[word(own.call, 1) + n];
    let error = gradients[word(own.call, 4) + n];
    give(word(own.call, 5) + n, error * (numbers[word(own.call, 3) + n] - numbers[word(own.call, 2) + n]) * share * (1 - share));
    give(word(own.call, 6) + n, error * (1 - share));
    give(word(own.call, 7) + n, error * share);
  }
}

// Of elu(x) + 1, which took the place of x: y, dy.
@compute @workgroup_size(LANES)
fn eluPlusOneBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    gradients[word(own.call, 2) + n] *= min(numbers[word(own.call, 1) + n], 1);
  }
}

// Of every row over its last number: x, dy, dx, width. A lane has a row.
@compute @workgroup_size(LANES)
fn divideByLastBack(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 4);
  for (var row = i32(id.x); row < own.count; row += own.step) {
    let x = word(own.call, 1) + row * (width + 1);
    let dx = word(own.call, 3) + row * (width + 1);
    let share = 1 / numbers[x + width];
    var along = 0.0;
    for (var i = 0; i < width; i++) {
      let error = gradients[word(own.call, 2) + row * width + i] * share;
      give(dx + i, error);
      along += error * numbers[x + i];
    }
    give(dx + width, -along * share);
  }
}
