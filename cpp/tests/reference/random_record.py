# SPDX-License-Identifier: MIT
"""What random experiments come to in float64, and how far from it PyTorch's float32 strays.

A single float32 run may come near float64 by luck, so several are made, each rounding otherwise, and the farthest
counts. Where the path is unstable, rounding decides when it is left, not whether: the distance at a step is the largest
until some steps ahead. Once it has grown to LEFT only rounding errors are to be seen, and nothing more is judged.
"""
import json
import math
from itertools import accumulate, takewhile

import torch
from experiment import drawn, prepare, train

ROUNDINGS = 12
AHEAD = 2
LEFT = 1e-3
SMALL = 0.01  # losses below it are differences of larger numbers: distances are in units of the loss, or this
SOME_STEPS = (0, 1, 2, 4, 9, 19, 29, 39, 49, 59)
SOME_PARAMETERS = 16


def held(tensor):
    """Whether float32 can hold it."""
    return bool((tensor.abs() <= torch.finfo(torch.float32).max).all())


def run(case, dtype, jitter=0):
    """The losses, the final parameters, and the first step whose loss or update float32 cannot hold (then the last).

    A `jitter` other than 0 rounds otherwise, neither better nor worse: the first parameters move by a last place or
    not at all, and the rows within each batch are shuffled.
    """
    x, y, net = drawn(case['options'])
    random, order = torch.Generator().manual_seed(jitter), {}
    if jitter:
        for parameter in net.parameters():
            parameter.data *= 1 + torch.randint(-1, 2, parameter.shape, generator=random) * 2**-23
        order = {'shuffle': lambda rows: rows[torch.randperm(len(rows), generator=random)]}
    x, y, net, optimizer = prepare(case, x, y, net, dtype)
    losses = []
    for step, (loss, _) in enumerate(train(case, x, y, net, optimizer, **order)):
        if not held(torch.tensor(loss)) or not all(map(held, net.parameters())):
            return losses, None, step
        losses.append(loss)
    return losses, torch.cat([p.detach().flatten() for p in net.parameters()]).double(), case['steps']


def digits(x, count):
    return float(f'{x:.{count}g}')


def measure(number, case, whole):
    """One experiment of the record; `whole` keeps every step and parameter."""
    exact, exact_parameters, exact_end = run(case, torch.float64)
    losses, parameters, ends = zip(*(run(case, torch.float32, jitter) for jitter in range(ROUNDINGS)))
    first_end, last_end = min(*ends, exact_end), max(*ends, exact_end)
    distances = (max(abs(loss - true) for loss in several) / max(abs(true), SMALL)
                 for true, *several in zip(exact, *losses))
    strayed = list(takewhile(lambda distance: distance <= LEFT, accumulate(distances, max)))
    left = len(strayed) < first_end
    judged = range(len(strayed) - AHEAD if left else len(strayed))
    record = {
        'number': number, **{key: case[key] for key in ('options', 'zero_grad', 'changes', 'steps')},
        'losses': [[step, digits(exact[step], 12), digits(max(strayed[step:step + AHEAD + 1]), 2)]
                   for step in judged if whole or step in SOME_STEPS or step == judged[-1]]}
    if not left:
        record['ends'] = [first_end, last_end]
    if not left and first_end == case['steps']:
        record['parameters'] = measure_parameters(parameters, exact_parameters, whole)
    return record


def measure_parameters(several, exact, whole):
    """Distances of parameters are in units of the largest."""
    size = exact.abs().max().item() or 1.0  # nothing has moved from zeros
    every = 1 if whole else math.ceil(len(exact) / SOME_PARAMETERS)
    return {'every': every, 'size': digits(size, 3), 'values': [digits(x, 12) for x in exact[::every].tolist()],
            'strayed': digits(max((parameters - exact).abs().max() for parameters in several) / size, 2)}


def record_text(seed, experiments):
    """The record: an experiment a line."""
    provenance = {'torch': torch.__version__, 'script': 'scripts/reference.py --random', 'seed': seed}
    lines = ',\n'.join(json.dumps(experiment) for experiment in experiments)
    return f'{{"provenance": {json.dumps(provenance)}, "experiments": [\n{lines}\n]}}\n'
