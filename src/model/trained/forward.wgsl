// What are the parts of a block on a GPU? forward.block.ts and forward.gates.ts, an entry point each, over the numbers and calls
// of kernels/arena.gpu.ts. Rows lie one after the other, and every address is that of the first row to be read or written.

const LANES = 64;

fn word(call : i32, index : i32) -> i32 { return calls[CALL_WORDS * call + index]; }
fn fraction(call : i32, index : i32) -> f32 { return bitcast<f32>(word(call, index)); }

fn sigmoid(x : f32) -> f32 { return 1 / (1 + exp(-x)); }
fn silu(x : f32) -> f32 { return x / (1 + exp(-x)); }

// x W: input, weights, output, inputs, outputs, rows. A lane has a column of four rows.
@compute @workgroup_size(LANES)
fn dense(@builtin(global_invocation_id) id : vec3u) {
  let call = i32(id.z);
  let inputs = word(call, 3);
  let outputs = word(call, 4);
  let rows = word(call, 5);
  let column = i32(id.x);
  let first = 4 * i32(id.y);
  if (column >= outputs || first >= rows) { return; }
  let row = min(vec4i(first, first + 1, first + 2, first + 3), vec4i(rows - 1)); // past the end the last, again
  var at = word(call, 0) + row * inputs;
  var weight = word(call, 1) + column;
  var sum = vec4f(0);
  for (var i = 0; i < inputs; i++) {
    sum += vec4f(numbers[at.x], numbers[at.y], numbers[at.z], numbers[at.w]) * numbers[weight];
    at += 1;
    weight += outputs;
  }
  let to = word(call, 2) + row * outputs + column;
  numbers[to.x] = sum.x;
  if (first + 1 < rows) { numbers[to.y] = sum.y; }
  if (first + 2 < rows) { numbers[to.z] = sum.z; }
  if (first + 3 < rows) { numbers[to.w] = sum.w; }
}

var<workgroup> shares : array<f32, LANES>;

// Σ over the lanes of a workgroup, for everyone.
fn total(share : f32, lane : i32) -> f32 {
  shares[lane] = share;
  workgroupBarrier();
  var sum = vec4f(0);
  for (var other = 0; other < LANES; other += 4) {
    sum += vec4f(shares[other], shares[other + 1], shares[other + 2], shares[other + 3]);
  }
  return (sum.x + sum.y) + (sum.z + sum.w);
}

// g ∘ x / √(mean x²): input, gain, output, width, stride, rows, epsilon. A row a workgroup.
@compute @workgroup_size(LANES)
fn rmsNorm(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let row = i32(group.y);
  let lane = i32(index);
  if (row >= word(call, 5)) { return; }
  let width = word(call, 3);
  let x = word(call, 0) + row * width;
  var square = 0.0;
  for (var i = lane; i < width; i += LANES) { square += numbers[x + i] * numbers[x + i]; }
  let scale = 1 / sqrt(total(square, lane) / f32(width) + fraction(call, 6));
  let y = word(call, 2) + row * word(call, 4);
  for (var i = lane; i < width; i += LANES) { numbers[y + i] = numbers[x + i] * scale * numbers[word(call, 1) + i]; }
}

// SiLU(x) of one head, to length one where asked: input, output, size, stride, unit, rows, epsilon. A row a workgroup.
@compute @workgroup_size(LANES)
fn splitHead(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let row = i32(group.y);
  let lane = i32(index);
  if (row >= word(call, 5)) { return; }
  let size = word(call, 2);
  let x = word(call, 0) + row * word(call, 3);
  let y = word(call, 1) + row * size;
  var square = 0.0;
  for (var i = lane; i < size; i += LANES) {
    let z = silu(numbers[x + i]);
    square += z * z;
  }
  let scale = select(1, 1 / sqrt(total(square, lane) + fraction(call, 6)), word(call, 4) == 1);
  for (var i = lane; i < size; i += LANES) { numbers[y + i] = silu(numbers[x + i]) * scale; }
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

// y_t = Σ_j taps_j ∘ x_{t−j}: input, taps, output (of token 0), width, reach, from.
@compute @workgroup_size(LANES)
fn convolve(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 4);
  let first = word(own.call, 6) * width;
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let at = first + n;
    let lags = min(word(own.call, 5), at / width + 1);
    var sum = 0.0;
    for (var lag = 0; lag < lags; lag++) {
      sum += numbers[word(own.call, 2) + lag * width + at % width] * numbers[word(own.call, 1) + at - lag * width];
    }
    numbers[word(own.call, 3) + at] = sum;
  }
}

// The rows of a table, named by number: ids, table, output, width, scale.
@compute @workgroup_size(LANES)
fn embed(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 4);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let row = i32(numbers[word(own.call, 1) + n / width]);
    numbers[word(own.call, 3) + n] = numbers[word(own.call, 2) + row * width + n % width] * fraction(own.call, 5);
  }
}

// x ∘ SiLU(gate): input, gate, output.
@compute @workgroup_size(LANES)
fn gate(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 3) + n] = numbers[word(own.call, 1) + n] * silu(numbers[word(own.call, 2) + n]);
  }
}

// x ∘ 2σ(gate): input, gate, output.
@compute @workgroup_size(LANES)
fn open(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 3) + n] = numbers[word(own.call, 1) + n] * 2 * sigmoid(numbers[word(own.call, 2) + n]);
  }
}

// y += x: input, output.
@compute @workgroup_size(LANES)
fn add(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 2) + n] += numbers[word(own.call, 1) + n];
  }
}

// most · σ(x + b) of one column of rows: input, bias, output, columns, most.
@compute @workgroup_size(LANES)
fn openColumn(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let x = numbers[word(own.call, 1) + n * word(own.call, 4)] + numbers[word(own.call, 2)];
    numbers[word(own.call, 3) + n] = fraction(own.call, 5) * sigmoid(x);
  }
}

// min(most, x · scale): values, scale, most.
@compute @workgroup_size(LANES)
fn scale(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let at = word(own.call, 1) + n;
    numbers[at] = min(fraction(own.call, 3), numbers[at] * fraction(own.call, 2));
  }
}

// x = value: values, value.
@compute @workgroup_size(LANES)
fn hold(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) { numbers[word(own.call, 1) + n] = fraction(own.call, 2); }
}

// 1 − x: input, output.
@compute @workgroup_size(LANES)
fn complement(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 2) + n] = 1 - numbers[word(own.call, 1) + n];
  }
}

// Rows into the first columns of rows of `stride`: input, output, width, stride.
@compute @workgroup_size(LANES)
fn widen(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 3);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 2) + n / width * word(own.call, 4) + n % width] = numbers[word(own.call, 1) + n];
  }
}

// share = σ(share + b), y = memory + share ∘ (attention − memory): share, bias, memory, attention, output, width.
@compute @workgroup_size(LANES)
fn blend(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let share = sigmoid(numbers[word(own.call, 1) + n] + numbers[word(own.call, 2) + n % word(own.call, 6)]);
    let memory = numbers[word(own.call, 3) + n];
    numbers[word(own.call, 1) + n] = share;
    numbers[word(own.call, 5) + n] = memory + share * (numbers[word(own.call, 4) + n] - memory);
  }
}

// elu(x) + 1: values.
@compute @workgroup_size(LANES)
fn eluPlusOne(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let x = numbers[word(own.call, 1) + n];
    numbers[word(own.call, 1) + n] = select(exp(x), x + 1, x > 0);
  }
}

// Every row over its last number: input, output, width.
@compute @workgroup_size(LANES)
fn divideByLast(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  let width = word(own.call, 3);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    let x = word(own.call, 1) + n / width * (width + 1);
    numbers[word(own.call, 2) + n] = numbers[x + n % width] / numbers[x + width];
  }
}

// What an array holds: input, output.
@compute @workgroup_size(LANES)
fn copy(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let own = laneOf(id, groups);
  for (var n = i32(id.x); n < own.count; n += own.step) {
    numbers[word(own.call, 2) + n] = numbers[word(own.call, 1) + n];
  }
}
