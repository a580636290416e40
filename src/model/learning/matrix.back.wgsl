// What do errors of a one-matrix memory's answers say of what it read, on a GPU? matrixRule.wgsl backwards, a few tokens a call, a
// workgroup a memory: lane j goes back through column j of M, which no other column touches, and then all add up what columns
// say together. Before this text stand LANES, KEY_WIDTH and VALUE_WIDTH. Every gradient is added to what is there; that of the
// matrix after the last token is turned into that of the matrix before the first.
//
//   G_t = ∂L/∂M_t + q_tᵀ dy_t     ∂L/∂(β w)_t = k_t G_t, w_t = v_t, or v_t − a_t k_t M_{t−1}     dq_t = dy_t M_tᵀ
//   dk_t = βw_t G_tᵀ, and of the delta rule − a_t dw_t M_{t−1}ᵀ

const SIZE = KEY_WIDTH * VALUE_WIDTH;

@compute @workgroup_size(LANES)
fn matrixBack(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = CALL_WORDS * i32(group.z);
  let lane = i32(index);
  let delta = calls[call] == 1;
  let count = calls[call + 1];
  let keys = calls[call + 3];
  let queries = calls[call + 4];
  let states = calls[call + 15]; // M before every token and after the last (n + 1, P)
  let errors = states + (count + 1) * SIZE; // G (n, P)
  let written = errors + count * SIZE; // β w (n, d_v), and what follows
  let dWanted = written + count * VALUE_WIDTH;
  let ofKeep = dWanted + count * VALUE_WIDTH;
  let ofBeta = ofKeep + count * VALUE_WIDTH;
  if (lane < VALUE_WIDTH) {
    for (var n = lane; n < SIZE; n += VALUE_WIDTH) { numbers[states + n] = numbers[calls[call + 2] + n]; }
    for (var t = 0; t < count; t++) {
      let kept = numbers[calls[call + 6] + t];
      let state = states + t * SIZE + lane;
      var wanted = numbers[calls[call + 5] + t * VALUE_WIDTH + lane];
      if (delta) {
        for (var i = 0; i < KEY_WIDTH; i++) { wanted -= kept * numbers[keys + t * KEY_WIDTH + i] * numbers[state + i * VALUE_WIDTH]; }
      }
      let write = numbers[calls[call + 7] + t] * wanted;
      numbers[written + t * VALUE_WIDTH + lane] = write;
      numbers[ofBeta + t * VALUE_WIDTH + lane] = wanted;
      for (var i = 0; i < KEY_WIDTH; i++) {
        let n = i * VALUE_WIDTH;
        numbers[state + SIZE + n] = kept * numbers[state + n] + numbers[keys + t * KEY_WIDTH + i] * write;
      }
    }
    for (var t = count - 1; t >= 0; t--) {
      let kept = numbers[calls[call + 6] + t];
      let state = states + t * SIZE + lane;
      let error = errors + t * SIZE + lane;
      let at = t * VALUE_WIDTH + lane;
      let dy = gradients[calls[call + 14] + at];
      var answer = 0.0; // k M
      var dWritten = 0.0;
      var dKeep = 0.0;
      for (var i = 0; i < KEY_WIDTH; i++) {
        let n = i * VALUE_WIDTH;
        let key = numbers[keys + t * KEY_WIDTH + i];
        let gradient = gradients[calls[call + 8] + n + lane] + numbers[queries + t * KEY_WIDTH + i] * dy;
        numbers[error + n] = gradient;
        answer += key * numbers[state + n];
        dWritten += key * gradient;
        dKeep += numbers[state + n] * gradient;
      }
      let ofWanted = numbers[calls[call + 7] + t] * dWritten;
      gradients[calls[call + 11] + at] += ofWanted;
      numbers[dWanted + at] = ofWanted;
      numbers[ofBeta + at] *= dWritten;
      numbers[ofKeep + at] = dKeep - select(0.0, ofWanted * answer, delta);
      for (var i = 0; i < KEY_WIDTH; i++) {
        let n = i * VALUE_WIDTH;
        let ofDelta = select(0.0, numbers[keys + t * KEY_WIDTH + i] * ofWanted, delta);
        gradients[calls[call + 8] + n + lane] = kept * (numbers[error + n] - ofDelta);
      }
    }
  }
  storageBarrier();
  for (var n = lane; n < count * KEY_WIDTH; n += LANES) {
    let t = n / KEY_WIDTH;
    let row = t * SIZE + n % KEY_WIDTH * VALUE_WIDTH;
    let kept = numbers[calls[call + 6] + t];
    var dQuery = 0.0;
    var dKey = 0.0;
    for (var j = 0; j < VALUE_WIDTH; j++) {
      let at = t * VALUE_WIDTH + j;
      dQuery += numbers[states + SIZE + row + j] * gradients[calls[call + 14] + at];
      dKey += numbers[written + at] * numbers[errors + row + j];
      if (delta) { dKey -= kept * numbers[dWanted + at] * numbers[states + row + j]; }
    }
    gradients[calls[call + 10] + n] += dQuery;
    gradients[calls[call + 9] + n] += dKey;
  }
  for (var t = lane; t < count; t += LANES) {
    var dKeep = 0.0;
    var dBeta = 0.0;
    for (var j = 0; j < VALUE_WIDTH; j++) {
      dKeep += numbers[ofKeep + t * VALUE_WIDTH + j];
      dBeta += numbers[ofBeta + t * VALUE_WIDTH + j];
    }
    gradients[calls[call + 12] + t] += dKeep;
    gradients[calls[call + 13] + t] += dBeta;
  }
}
