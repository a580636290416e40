// Where do memory.wgsl's numbers lie in a forward pass? Each quantity in an array of its own, a row a token, all of them in
// `numbers`; a call says where. Several memories of one shape read at once, a workgroup each.

struct Uniforms {
  start : i32,
  count : i32,
  every : i32,
  traced : i32,
  chunk : i32,
}
@group(0) @binding(2) var<uniform> uniforms : Uniforms; // the same for all that read at once

var<private> call : i32;

@compute @workgroup_size(LANES)
fn scan(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  call = CALL_WORDS * i32(group.z);
  main(i32(index));
}

// M(q) of every token, a workgroup each, at the weights as they are and where they lie.
@compute @workgroup_size(LANES)
fn answerRows(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  call = CALL_WORDS * i32(group.z);
  lane = i32(index);
  recall(i32(group.y));
}

fn rowOf(address : i32, t : i32, width : i32) -> f32 {
  return numbers[calls[call + address] + (uniforms.start + clamp(t, 0, uniforms.count - 1)) * width + select(0, lane, width > 1)];
}
fn query(t : i32) -> f32 { return rowOf(AT_QUERIES, t, KEY_WIDTH); }
fn key(t : i32) -> f32 { return rowOf(AT_KEYS, t, KEY_WIDTH); }
fn value(t : i32) -> f32 { return rowOf(AT_VALUES, t, VALUE_WIDTH); }
fn gates(t : i32) -> vec3f {
  let token = uniforms.start + t;
  return vec3f(numbers[calls[call + AT_THETA] + token], numbers[calls[call + AT_ETA] + token], numbers[calls[call + AT_ALPHA] + token]);
}
fn origin(n : i32) -> f32 { return numbers[calls[call + AT_INITIAL] + n]; }
fn gain() -> f32 { return numbers[calls[call + AT_GAIN] + min(lane, VALUE_WIDTH - 1)]; }

// Writes a number of this lane into token t's row; a token outside the run has none, nor what nobody asked for.
fn emit(t : i32, column : i32, within : i32, value : f32) {
  let at = calls[call + AT_TRACE + 2 * column];
  if (at >= 0 && t >= 0 && t < uniforms.count) {
    numbers[at + (uniforms.start + t) * calls[call + AT_TRACE + 2 * column + 1] + within + lane] = value;
  }
}

fn snapshot(token : i32, n : i32) {
  let kept = P * (token / uniforms.every) + n;
  numbers[calls[call + AT_SNAPSHOT_WEIGHTS] + kept] = M(n);
  numbers[calls[call + AT_SNAPSHOT_MOMENTUM] + kept] = S(n);
}
