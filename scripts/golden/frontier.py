"""Golden cases of three memories after Titans, by their definitions and without a line of ours: every state is made anew from
all tokens, by whole matrices, in float64. `python3 scripts/golden/frontier.py test/golden` writes the files again (NumPy 2).

Row form: M is (d_k, d_v), an answer is qM. All answers are read after the token's write.

erase-delta      M <- (I - k^T (b*k)) diag(a) M + k^T (w*v)                       Gated DeltaNet-2, arXiv 2605.22791
memory-caching   y = sum_i g_i q M_i, M_i = sum of k^T v over segment i,          arXiv 2602.24281, eq. 9, 10 and 12
                 g = softmax_i(q . mean of the keys of segment i)
tnt              V <- V + sum of beta k^T (v - kV) when a segment is over,        arXiv 2511.07343, eq. 5 to 7
                 W <- W + beta k^T (v - kW'), W' the W of the chunk's start, W = 0 where a segment begins,
                 y = qV + (q sum of k^T k / |k|^2 over the segment) W; chunks are counted from the segment's start
"""

import json
import sys

import numpy as np

KEY, VALUE, TOKENS = 5, 4, 14


def stream(random):
    return {
        "q": random.normal(size=(TOKENS, KEY)) / KEY**0.5,
        "k": random.normal(size=(TOKENS, KEY)) / KEY**0.5,
        "v": random.normal(size=(TOKENS, VALUE)) / VALUE**0.5,
    }


def erase_delta(random, decays, gate_top):
    inputs = stream(random)
    inputs["keep"] = random.uniform(0.7, 1, (TOKENS, KEY)) if decays else np.ones((TOKENS, KEY))
    inputs["erase"] = random.uniform(0, gate_top, (TOKENS, KEY))
    inputs["write"] = random.uniform(0, gate_top, (TOKENS, VALUE))
    memory, reads = np.zeros((KEY, VALUE)), []
    for q, k, v, a, b, w in zip(*(inputs[name] for name in ("q", "k", "v", "keep", "erase", "write"))):
        transition = (np.eye(KEY) - np.outer(k, b * k)) @ np.diag(a)
        memory = transition @ memory + np.outer(k, w * v)
        reads.append(q @ memory)
    return {}, inputs, {"y": reads, "finalWeights": memory}


def memory_caching(random, segment):
    inputs = stream(random)
    q, k, v = (inputs[name] for name in "qkv")
    reads = []
    for t in range(TOKENS):
        seen = np.arange(t + 1)
        of = seen // segment
        means = np.array([k[seen[of == i]].mean(axis=0) for i in range(of[-1] + 1)])
        scores = np.exp(means @ q[t])
        gates = scores / scores.sum()
        reads.append((gates[of] * (k[seen] @ q[t])) @ v[seen])
    starts = range(0, TOKENS, segment)
    segments = [k[s : s + segment].T @ v[s : s + segment] for s in starts]
    return {"segment": segment}, inputs, {"y": reads, "finalWeights": segments}


def tnt(random, segment, chunk):
    inputs = stream(random)
    inputs["beta"] = random.uniform(0.05, 0.5, TOKENS)
    q, k, v, beta = (inputs[name] for name in ("q", "k", "v", "beta"))

    def written(start, tokens):
        """Plus the errors of the tokens at the matrix `start`, all at once."""
        errors = v[tokens] - k[tokens] @ start
        return start + (beta[tokens, None] * k[tokens]).T @ errors

    def local_after(begin, end):
        local = np.zeros((KEY, VALUE))
        for at in range(begin, end, chunk):
            local = written(local, np.arange(at, min(at + chunk, end)))
        return local

    def far_before(segment_start):
        far = np.zeros((KEY, VALUE))
        for begin in range(0, segment_start, segment):
            far = written(far, np.arange(begin, begin + segment))
        return far

    reads = []
    for t in range(TOKENS):
        begin = t - t % segment
        keys = k[begin : t + 1]
        along = keys.T @ (keys / (keys**2).sum(axis=1, keepdims=True))
        reads.append(q[t] @ far_before(begin) + q[t] @ along @ local_after(begin, t + 1))
    begin = (TOKENS - 1) - (TOKENS - 1) % segment
    expected = {"y": reads, "finalGlobal": far_before(begin), "finalLocal": local_after(begin, TOKENS)}
    return {"segment": segment, "chunk": chunk}, inputs, expected


def plain(numbers):
    if isinstance(numbers, dict):
        return {name: plain(of) for name, of in numbers.items()}
    if isinstance(numbers, (list, np.ndarray)):
        return [plain(of) for of in numbers]
    return numbers if isinstance(numbers, int) else float(f"{numbers:.12g}")


def case(name, family, made):
    config, inputs, expected = made
    return {
        "name": name,
        "family": family,
        "config": config,
        "inputs": plain(inputs),
        "expected": plain(expected),
        "tolerance": 1e-5,
    }


def main(folder):
    random = np.random.default_rng(2605)
    cases = {
        "erase-delta": [
            case(f"gates to {top}, decay {decays}", "erase-delta", erase_delta(random, decays, top))
            for top in (1, 2)
            for decays in (False, True)
        ],
        "memory-caching": [
            case(f"{segment} tokens a segment", "memory-caching", memory_caching(random, segment))
            for segment in (1, 4, 7, 20)
        ],
        "tnt": [
            case(f"segments of {segment}, chunks of {chunk}", "tnt", tnt(random, segment, chunk))
            for segment, chunk in ((4, 1), (4, 2), (7, 3), (5, 5), (20, 4))
        ],
    }
    for family, listed in cases.items():
        with open(f"{folder}/{family}.json", "w") as file:
            json.dump({"format": "titans-golden/1", "cases": listed}, file, separators=(",", ":"))
            file.write("\n")


main(sys.argv[1])
