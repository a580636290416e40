// How do one-matrix memories read, on a GPU? matrixRule.cpu.ts, a workgroup a memory: lane j owns column j of M and writes no other.
// Before this text stand LANES, KEY_WIDTH and VALUE_WIDTH.
//
//   additive     M_t = a_t M_{t−1} + β_t k_tᵀ v_t
//   gated delta  D_t = a_t M_{t−1}, M_t = D_t + β_t k_tᵀ (v_t − k_t D_t)
//   y_t = q_t M_t

var<workgroup> squares : array<f32, LANES>;

@compute @workgroup_size(LANES)
fn scanMatrix(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = CALL_WORDS * i32(group.z);
  let lane = i32(index);
  let delta = calls[call] == 1;
  let count = calls[call + 1];
  let own = lane < VALUE_WIDTH;
  let weights = calls[call + 2] + lane;
  for (var t = 0; t < count; t++) {
    let key = calls[call + 3] + t * KEY_WIDTH;
    let query = calls[call + 4] + t * KEY_WIDTH;
    var square = 0.0;
    if (own) {
      let kept = numbers[calls[call + 6] + t];
      var written = numbers[calls[call + 5] + t * VALUE_WIDTH + lane];
      if (delta) {
        for (var i = 0; i < KEY_WIDTH; i++) { written -= kept * numbers[key + i] * numbers[weights + i * VALUE_WIDTH]; }
      }
      written *= numbers[calls[call + 7] + t];
      var read = 0.0;
      for (var i = 0; i < KEY_WIDTH; i++) {
        let next = kept * numbers[weights + i * VALUE_WIDTH] + numbers[key + i] * written;
        numbers[weights + i * VALUE_WIDTH] = next;
        square += next * next;
        read += numbers[query + i] * next;
      }
      numbers[calls[call + 8] + t * VALUE_WIDTH + lane] = read;
    }
    squares[lane] = square;
    workgroupBarrier();
    if (lane == 0) {
      var sum = 0.0;
      for (var other = 0; other < LANES; other++) { sum += squares[other]; }
      numbers[calls[call + 9] + t] = sqrt(sum);
    }
    workgroupBarrier();
  }
}
