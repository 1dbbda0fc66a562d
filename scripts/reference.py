#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write what PyTorch computes to cpp/tests/reference/<case>.json, for the C++ and wasm tests to agree with.

    scripts/reference.py              write every case of cpp/tests/reference/cases.py
    scripts/reference.py --check      compare the files with a fresh run: draws exactly, the rest within 1e-6
    scripts/reference.py --condition  compare float32 with float64: how much of each case is rounding

Runs under Debian's python3-torch (1.13). All numbers come from one generator, in this order: x = rand, then y (randint
or rand), then each nn.Linear (weight, bias), then one randperm an epoch. On a CPU with FMA, as any since 2013 or so,
PyTorch draws a weight as fma(u, 2 * bound, -bound), rounded once; without FMA the last bits differ and --check says so.
"""
import argparse
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

FOLDER = Path(__file__).resolve().parent.parent / 'cpp' / 'tests' / 'reference'
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True
from cases import CASES  # noqa: E402

SNAPSHOTS = (1, 10, 100)
MEASURED = ('losses', 'first_gradient', 'parameters', 'velocity')
LOSSES = {'cross_entropy': F.cross_entropy, 'mse': F.mse_loss}
ACTIVATIONS = {'identity': nn.Identity, 'relu': nn.ReLU, 'sigmoid': nn.Sigmoid, 'tanh': nn.Tanh}
OPTIMIZERS = {'sgd': torch.optim.SGD, 'adam': torch.optim.Adam,
              'rmsprop': torch.optim.RMSprop, 'adagrad': torch.optim.Adagrad}
VELOCITY = {'sgd': 'momentum_buffer', 'adam': 'exp_avg', 'rmsprop': 'momentum_buffer', 'adagrad': None}


# ---- The experiment, in plain PyTorch ----

def draw(data, loss):
    """The inputs x (samples, features) and the labels y (samples), or for mse the targets y (samples, outputs)."""
    n, features, width = data['samples'], data['features'], data.get('classes', data.get('outputs'))
    if data['kind'] == 'arrays':
        y = torch.tensor(data['y']) if loss == 'cross_entropy' else torch.tensor(data['y']).view(n, width)
        return torch.tensor(data['x']).view(n, features), y
    x = torch.rand(n, features)
    y = torch.randint(0, width, (n,)) if loss == 'cross_entropy' else torch.rand(n, width)
    if data['kind'] == 'torch_rand_learnable':  # y was drawn all the same, so that the layers start as they would
        teacher = torch.rand(features, width, generator=torch.Generator().manual_seed(1)) - 0.5
        scores = (x - 0.5).double() @ teacher.double()
        y = scores.argmax(1) if loss == 'cross_entropy' else scores.float()
    return x, y


def network(data, hidden):
    widths = [data['features'], *(layer['units'] for layer in hidden)]
    layers = [part for inputs, layer in zip(widths, hidden)
              for part in (nn.Linear(inputs, layer['units']), ACTIVATIONS[layer['activation']]())]
    return nn.Sequential(*layers, nn.Linear(widths[-1], data.get('classes', data.get('outputs'))))


def torch_options(options):
    """The same options as PyTorch spells them: betas a pair, and neither type nor convention."""
    betas = {'betas': (options['beta1'], options['beta2'])} if 'beta1' in options else {}
    return {key: options[key] for key in options if key not in ('type', 'convention', 'beta1', 'beta2')} | betas


def batches(samples, size):
    """Rows of one step after another, without end."""
    while True:
        yield from torch.randperm(samples).split(size) if 0 < size < samples else [slice(None)]


def flat(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()


def fnv1a64(values):
    """FNV-1a over the little-endian bytes."""
    digest = 0xcbf29ce484222325
    for byte in values.numpy().tobytes():
        digest = (digest ^ byte) * 0x100000001b3 % 2**64
    return f'{digest:016x}'


def trace(name, case, dtype=torch.float32):
    """Train one case and note what there was to see. Draws are float32 whatever the dtype they are trained in."""
    options, changes = case['options'], {change['step']: change['optimizer'] for change in case['changes']}
    kind, compute_loss = options['optimizer']['type'], LOSSES[options['loss']]
    torch.manual_seed(options['seed'])
    x, y = draw(options['data'], options['loss'])
    net = network(options['data'], options['hidden'])
    labels = not y.is_floating_point()
    record = {
        'name': name, 'provenance': {'torch': torch.__version__, 'script': 'scripts/reference.py'},
        **{key: case[key] for key in ('options', 'zero_grad', 'changes')},
        'x_fnv1a64': fnv1a64(x), 'y_fnv1a64': fnv1a64(y.int() if labels else y), 'x_head': x.flatten()[:8].tolist(),
        **({'y': y.tolist()} if labels else {'y_head': y.flatten()[:8].tolist()}),
        'initial_parameters': flat(net.parameters()), 'losses': [], 'first_gradient': [],
        'parameters': {}, 'velocity': {}}

    x, y, net = x.to(dtype), y if labels else y.to(dtype), net.to(dtype)
    optimizer = OPTIMIZERS[kind](net.parameters(), **torch_options(options['optimizer']))
    for step, rows in zip(range(case['steps']), batches(len(x), options['batch_size'])):
        optimizer.param_groups[0].update(torch_options(changes.get(step, {})))
        if case['zero_grad']:
            optimizer.zero_grad()
        loss = compute_loss(net(x[rows]), y[rows])
        loss.backward()
        record['losses'].append(loss.item())
        record['first_gradient'] = record['first_gradient'] or flat(p.grad for p in net.parameters())
        optimizer.step()
        if step + 1 in SNAPSHOTS:
            velocity = (optimizer.state[p].get(VELOCITY[kind]) for p in net.parameters())
            record['parameters'][str(step + 1)] = flat(net.parameters())
            record['velocity'][str(step + 1)] = flat(
                torch.zeros_like(p) if v is None else v for p, v in zip(net.parameters(), velocity))
    return record


# ---- Files, and the two comparisons ----

def text(value, depth=0):
    """JSON with one array a line; nine digits bring every float32 back exactly."""
    if isinstance(value, dict):
        items = [f'{json.dumps(key)}: {text(item, depth + 1)}' for key, item in value.items()]
        pad = '\n' + ' ' * depth
        return f'{{{pad} ' + f',{pad} '.join(items) + f'{pad}}}' if depth < 2 else '{' + ', '.join(items) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(text(item, 2) for item in value) + ']'
    return f'{value:.9g}' if isinstance(value, float) else json.dumps(value)


def gap(a, b, scale):
    """The largest difference between like records, each divided by scale(size of the values); infinite if unlike."""
    if isinstance(a, dict) and isinstance(b, dict):
        a, b = ([record[key] for key in sorted(record)] for record in (a, b))
    if isinstance(a, list) and isinstance(b, list):
        return max(map(gap, a, b, [scale] * len(a)), default=0.0) if len(a) == len(b) else math.inf
    difference = abs(a - b) / scale(max(abs(a), abs(b)))
    return difference if math.isfinite(difference) else math.inf


def write(name, case):
    (FOLDER / f'{name}.json').write_text(text(trace(name, case)) + '\n')
    return True


def check(name, case):
    """Whether the file of a case says what PyTorch says today."""
    old, new = json.loads((FOLDER / f'{name}.json').read_text()), json.loads(text(trace(name, case)))
    wrong = sorted((old.keys() ^ new.keys()) - {'provenance'})
    for key in (old.keys() & new.keys()) - {'provenance'}:
        if gap(old[key], new[key], lambda size: max(size, 1.0)) > 1e-6 if key in MEASURED else old[key] != new[key]:
            wrong.append(key)
    if wrong:
        print(f'{name}: PyTorch {torch.__version__} gives another {", ".join(wrong)}', file=sys.stderr)
    return not wrong


def condition(name, case):
    """Print the case's length, first and last loss, and the gaps to float64: relative of losses, else absolute."""
    single, double = trace(name, case), trace(name, case, torch.float64)
    gaps = (gap(single[key], double[key], lambda size: (size or 1.0) if key == 'losses' else 1.0) for key in MEASURED)
    losses = single['losses']
    print(f'{name:28}{len(losses):4}{losses[0]:9.4f}{losses[-1]:9.4f}', *(f'{value:9.1e}' for value in gaps))
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', dest='act', action='store_const', const=check, default=write)
    parser.add_argument('--condition', dest='act', action='store_const', const=condition)
    act = parser.parse_args().act
    torch.set_num_threads(1)
    stray = {path.stem for path in FOLDER.glob('*.json')} ^ CASES.keys() if act is check else set()
    if stray:
        sys.exit(f'not both in cases.py and on disk: {", ".join(sorted(stray))}')
    return 0 if all([act(name, case) for name, case in CASES.items()]) else 1


if __name__ == '__main__':
    sys.exit(main())
