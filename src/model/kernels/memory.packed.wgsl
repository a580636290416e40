// Where do memory.wgsl's numbers lie when memory.gpu.ts asks it? Packed into three inputs, and one output that has the state,
// then a row a token, then the snapshots.

fn key(t : i32) -> f32 { return stream[clamp(t, 0, uniforms.count - 1) * STREAM + lane]; }
fn query(t : i32) -> f32 { return stream[clamp(t, 0, uniforms.count - 1) * STREAM + KEY_WIDTH + lane]; }
fn value(t : i32) -> f32 { return stream[t * STREAM + 2 * KEY_WIDTH + lane]; }
fn gates(t : i32) -> vec3f {
  let at = t * STREAM + 2 * KEY_WIDTH + VALUE_WIDTH;
  return vec3f(stream[at], stream[at + 1], stream[at + 2]);
}
fn origin(n : i32) -> f32 { return initial[n]; }
fn gain() -> f32 { return initial[P + min(lane, VALUE_WIDTH - 1)]; }

// Writes a number of this lane into token t's row; a token outside the run has none.
fn emit(t : i32, column : i32, within : i32, value : f32) {
  if (uniforms.traced == 1 && t >= 0 && t < uniforms.count) {
    result[3 * P + t * STRIDE + column + within + lane] = value;
  }
}

fn snapshot(token : i32, n : i32) {
  let index = token / uniforms.every - (uniforms.start + uniforms.every - 1) / uniforms.every;
  let kept = uniforms.snapshotsAt + 2 * P * index;
  result[kept + n] = M(n);
  result[kept + P + n] = S(n);
}
