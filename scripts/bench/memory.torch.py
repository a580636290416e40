# How fast does PyTorch read the same memory on one core? Called by memory.torch.ts with the inputs in a folder:
# the recurrence token by token in closed form (no autograd), and the chunk-wise dual form, matrix by matrix.
# Writes what both read, so that the caller can hold it against the page's engine, and prints seconds for all tokens.

import json
import math
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_grad_enabled(False)
folder = sys.argv[1]
cases = json.load(open(f"{folder}/cases.json"))


def gelu(z):
    return 0.5 * z * (1 + torch.erf(z / math.sqrt(2)))


def gelu_slope(z):
    return 0.5 * (1 + torch.erf(z / math.sqrt(2))) + z * torch.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)


def recurrent(case, layers, keys, values, queries):
    """One token after the other: u at the chunk's weights, S = eta S - theta u, M = (1 - alpha) M + S, y = M(q)."""
    theta, eta, keep, scale, chunk = case["theta"], case["eta"], 1 - case["alpha"], case["lossScale"], case["chunk"]
    weights = [layer.clone() for layer in layers]
    pushes = [torch.zeros_like(layer) for layer in layers]
    reads = torch.empty(len(keys), values.shape[1])
    for t in range(len(keys)):
        if t % chunk == 0:
            begun = [layer.clone() for layer in weights] if chunk > 1 else weights
        key = keys[t]
        if len(layers) == 1:
            inputs, deltas = [key], [scale * (key @ begun[0] - values[t])]
        else:
            z = key @ begun[0]
            hidden = gelu(z)
            error = scale * (hidden @ begun[1] - values[t])
            inputs, deltas = [key, hidden], [(begun[1] @ error) * gelu_slope(z), error]
        for layer, (x, delta) in enumerate(zip(inputs, deltas)):
            pushes[layer].mul_(eta).addr_(x, delta, alpha=-theta)
            if chunk > 1:
                weights[layer].mul_(keep).add_(pushes[layer])
            else:
                weights[layer] = weights[layer] * keep + pushes[layer]
        read = queries[t] @ weights[0]
        reads[t] = read if len(layers) == 1 else gelu(read) @ weights[1]
    return reads


def dual(case, layers, keys, values, queries):
    """Whole chunks: every gradient at the chunk's weights, the writes of the tokens before as one masked product."""
    theta, eta, keep, scale, chunk = case["theta"], case["eta"], 1 - case["alpha"], case["lossScale"], case["chunk"]
    # G[t, i] = sum over i <= s <= t of keep^(t-s) eta^(s-i), row t of M_t = keep^(t+1) M + e[t] S - sum_i theta G[t, i] u_i
    gains = torch.zeros(chunk, chunk)
    carried = torch.zeros(chunk)
    for t in range(chunk):
        carried[t] = sum(keep ** (t - s) * eta ** (s + 1) for s in range(t + 1))
        for i in range(t + 1):
            gains[t, i] = sum(keep ** (t - s) * eta ** (s - i) for s in range(i, t + 1))
    kept = torch.tensor([keep ** (t + 1) for t in range(chunk)])
    fading = torch.tensor([eta ** (chunk - 1 - i) for i in range(chunk)])
    weights = [layer.clone() for layer in layers]
    pushes = [torch.zeros_like(layer) for layer in layers]
    reads = torch.empty(len(keys), values.shape[1])

    def answered(x, layer, inputs, deltas):
        past = kept[:, None] * (x @ weights[layer]) + carried[:, None] * (x @ pushes[layer])
        return past - theta * ((x @ inputs.T) * gains) @ deltas

    for at in range(0, len(keys), chunk):
        k, v, q = keys[at : at + chunk], values[at : at + chunk], queries[at : at + chunk]
        if len(layers) == 1:
            inputs, deltas = [k], [scale * (k @ weights[0] - v)]
            reads[at : at + chunk] = answered(q, 0, inputs[0], deltas[0])
        else:
            z = k @ weights[0]
            hidden = gelu(z)
            error = scale * (hidden @ weights[1] - v)
            inputs, deltas = [k, hidden], [(error @ weights[1].T) * gelu_slope(z), error]
            reads[at : at + chunk] = answered(gelu(answered(q, 0, inputs[0], deltas[0])), 1, inputs[1], deltas[1])
        for layer, (x, delta) in enumerate(zip(inputs, deltas)):
            written = x.T @ ((theta * gains[-1])[:, None] * delta)
            pushed = x.T @ ((theta * fading)[:, None] * delta)
            weights[layer] = kept[-1] * weights[layer] + carried[-1] * pushes[layer] - written
            pushes[layer] = eta**chunk * pushes[layer] - pushed
    return reads


results = []
for index, case in enumerate(cases):
    numbers = torch.frombuffer(bytearray(open(f"{folder}/{index}.bin", "rb").read()), dtype=torch.float32)
    widths, length = case["widths"], case["length"]
    parts = [a * b for a, b in zip(widths, widths[1:])] + [length * widths[0], length * widths[-1], length * widths[0]]
    *blocks, keys, values, queries = torch.split(numbers, parts)
    layers = [block.reshape(a, b) for block, a, b in zip(blocks, widths, widths[1:])]
    stream = [keys.reshape(length, -1), values.reshape(length, -1), queries.reshape(length, -1)]
    for form in (recurrent, dual):
        times = []
        for _ in range(case["rounds"]):
            start = time.process_time()
            reads = form(case, layers, *stream)
            times.append(time.process_time() - start)
        open(f"{folder}/{index}.{form.__name__}.bin", "wb").write(reads.numpy().tobytes())
        results.append({"case": index, "form": form.__name__, "seconds": min(times)})
print(json.dumps({"version": torch.__version__, "results": results}))
