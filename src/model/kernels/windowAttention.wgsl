// How does a token attend to the tokens it sees, on a GPU? windowAttention.cpu.ts, one workgroup for a token and a head. It goes
// over the columns of the row 64 at a time, with the softmax of those that it has seen: what is longer than all before it
// takes the rest down, so that no row of scores is ever kept.

const LANES = 64;
const LOWEST = -3.0e38;

var<workgroup> weights : array<f32, LANES>;
var<workgroup> opens : i32; // the first token that this one sees

fn word(call : i32, index : i32) -> i32 { return calls[CALL_WORDS * call + index]; }

@compute @workgroup_size(LANES)
fn attend(@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) index : u32) {
  let call = i32(group.z);
  let head = i32(group.x);
  let lane = i32(index);
  let heads = word(call, 0);
  if (head >= heads || i32(group.y) >= word(call, 1)) { return; }
  let token = word(call, 2) + i32(group.y);
  let size = word(call, 3);
  let width = heads * size;
  let kept = word(call, 6);
  let remembers = word(call, 7) >= 0;

  if (lane == 0) { opens = i32(numbers[word(call, 12) + token]); }
  let first = workgroupUniformLoad(&opens);
  let seen = token + 1 - first;
  let columns = kept + select(seen, 2 * seen, remembers);
  let query = word(call, 13) + token * width + head * size;
  let rootSize = sqrt(f32(size));

  var highest = LOWEST;
  var sum = 0.0;   // of all weights
  var found = 0.0; // Σ weight · v[lane]
  for (var tile = 0; tile < columns; tile += LANES) {
    let column = tile + lane;
    var score = LOWEST;
    if (column < columns) {
      let key = rowAt(column, call, kept, seen, first, 0) * width + head * size + addressAt(column, call, kept, seen, 0);
      var product = 0.0;
      for (var i = 0; i < size; i++) { product += numbers[query + i] * numbers[key + i]; }
      score = product / rootSize;
      if (column >= kept) { score += numbers[word(call, 10) + head * word(call, 11) + token - rowAt(column, call, kept, seen, first, 0)]; }
    }
    weights[lane] = score;
    workgroupBarrier();
    let here = min(LANES, columns - tile);
    var next = highest;
    for (var j = 0; j < here; j++) { next = max(next, weights[j]); }
    workgroupBarrier();
    weights[lane] = exp(score - next);
    workgroupBarrier();
    let shrink = exp(highest - next);
    sum *= shrink;
    found *= shrink;
    for (var j = 0; j < here; j++) {
      sum += weights[j];
      if (lane < size) {
        let other = tile + j;
        let value = rowAt(other, call, kept, seen, first, 1) * width + head * size + addressAt(other, call, kept, seen, 1);
        found += weights[j] * numbers[value + lane];
      }
    }
    highest = next;
    workgroupBarrier();
  }
  if (lane < size) { numbers[word(call, 14) + token * width + head * size + lane] = found / sum; }
}

// Of a column of the row: persistent tokens, then what the memory remembered, then tokens.
fn rowAt(column : i32, call : i32, kept : i32, seen : i32, first : i32, part : i32) -> i32 {
  if (column < kept) { return column; }
  let own = column - kept;
  return first + select(own, own - seen, own >= seen);
}

// Where its keys (part 0) or values (1) lie.
fn addressAt(column : i32, call : i32, kept : i32, seen : i32, part : i32) -> i32 {
  if (column < kept) { return word(call, 4 + part); }
  if (word(call, 7) >= 0 && column < kept + seen) { return word(call, 7 + 8 * part); }
  return word(call, 8 + part);
}
