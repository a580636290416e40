"""Recomputes a run of Titans Explorer with NumPy alone: `python3 docs/recompute.py TRACE.json`, a file that the page saves under
Export, or `npm run trace -- --text "…" --out TRACE.json`. From its keys, values, queries and gates this makes every surprise, push,
answer and weight again, and says how far the page's numbers are off."""

import json
import math
import sys

import numpy as np

phi = np.vectorize(lambda z: (1 + math.erf(z / math.sqrt(2))) / 2)
bends = {  # between two layers, each with its slope
    "identity": (lambda z: z, lambda z: np.ones_like(z)),
    "gelu": (lambda z: z * phi(z), lambda z: phi(z) + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
}
norm = lambda matrices: math.sqrt(sum((m * m).sum() for m in matrices))

def answer(M, x, rule):  # M(x), and what every layer was given and made of it
    given, made = [x], []
    for W in M:
        made.append(given[-1] @ W)
        given.append(bends[rule["activation"]][0](made[-1]))
    return made[-1] + (x if rule["residual"] else 0), given, made

def surprise(M, key, value, rule):  # the loss c/2·‖M(k) − v‖², and its gradient for every matrix: u
    said, given, made = answer(M, key, rule)
    error, u = said - value, [None] * len(M)
    delta = rule["lossScale"] * error
    if rule["clip"]:
        delta = delta * min(1, rule["clip"] / max(np.linalg.norm(delta), 1e-300))
    for layer in reversed(range(len(M))):
        u[layer] = np.outer(given[layer], delta)
        if layer > 0:
            delta = (M[layer] @ delta) * bends[rule["activation"]][1](made[layer - 1])
    return rule["lossScale"] / 2 * error @ error, u

def recompute(rule, inputs):
    M = start = [np.array(W) for W in inputs["weights"]]
    S, rest = [0 * W for W in M], start if rule["decay"] == "initial" else [0 * W for W in M]
    rows = {name: [] for name in ["y", "loss", "gradNorm", "momentumNorm", "updateNorm", "drift", "weightNorm"]}
    for t, (q, k, v) in enumerate(zip(*(np.array(inputs[name]) for name in "qkv"))):
        theta, eta, alpha = (inputs[gate][t] for gate in ("theta", "eta", "alpha"))
        chunk = M if t % rule["chunk"] == 0 else chunk  # all surprises of a chunk are measured against these
        (loss, u), before = surprise(chunk, k, v, rule), M
        S = [eta * s - theta * g for s, g in zip(S, u)]
        M = [r + (1 - alpha) * (W - r) + s for r, W, s in zip(rest, M, S)]
        moved, drift = ([W - w for W, w in zip(M, others)] for others in (before, start))
        y = answer(before if rule["read"] == "before" else M, q, rule)[0]
        for row, number in zip(rows.values(), [y, loss, *map(norm, [u, S, moved, drift, M])]):
            row.append(number)
    return {**rows, "finalWeights": M, "finalMomentum": S}

for case in json.load(open(sys.argv[1]))["cases"]:
    if case["family"] != "titans-memory" or case["inputs"].get("gain") or case["config"].get("bias", "l2") != "l2":
        sys.exit("This program knows the memory of the paper alone: squared error, and no layer norm.")
    for name, mine in recompute(case["config"], case["inputs"]).items():
        off = max(np.abs(np.array(a) - np.array(b)).max() for a, b in zip(mine, case["expected"][name]))
        print(f"{name:14}{len(mine):5}, off by {off:.0e} at most")
