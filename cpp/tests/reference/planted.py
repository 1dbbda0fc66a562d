# SPDX-License-Identifier: MIT
"""The article's loop as people write it, right and wrong, in plain PyTorch: what it prints, and which of the library's
options that is. For "Check your own run", which is to find them.

A run of check/planted.json:
  name     what was planted
  change   the library's options that make it, to be merged into ARTICLE key by key (one with a type of its own replaces
           the other); null: no option does
  printed  which number a line has: loss (of the step, before its update), after (the update), running_mean, epoch_mean
  twins    runs that are the same motion, whatever is printed of it
  losses   the numbers
"""
import json
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from typing import Callable

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

LINES = 200
SAMPLES, SIZES = 500, (20, 13, 8, 3)
ARTICLE = {'seed': 22, 'data': {'kind': 'torch_rand', 'samples': SAMPLES, 'features': 20, 'classes': 3},
           'hidden': [{'units': 13, 'activation': 'relu'}, {'units': 8, 'activation': 'sigmoid'}],
           'loss': 'cross_entropy', 'optimizer': {'type': 'sgd', 'lr': 0.1, 'momentum': 0.9}}


# ---- Parts of a loop, each of which may be wrong

def sgd(lr=0.1, momentum=0.9, **options):
    return lambda parameters: torch.optim.SGD(parameters, lr=lr, momentum=momentum, **options).step


def adam(lr):
    return lambda parameters: torch.optim.Adam(parameters, lr=lr).step


def made_anew(parameters):
    """The optimizer stands in the loop."""
    return lambda: sgd()(parameters)()


def by_hand(update):
    """`update(w, v, g)` changes a weight and its velocity in place."""
    def ready(parameters):
        velocities = [torch.zeros_like(w) for w in parameters]

        @torch.no_grad()
        def step():
            for w, v in zip(parameters, velocities):
                update(w, v, w.grad)
        return step
    return ready


def averaging(w, v, g):
    v.copy_(0.9 * v + 0.1 * g)
    w -= 0.1 * v


def classical(w, v, g):
    v.copy_(0.9 * v - 0.1 * g)
    w += v


def wrong_sign(w, v, g):
    v.copy_(0.9 * v + g)
    w += 0.1 * v


def old_velocity(w, v, g):
    w -= 0.1 * v
    v.copy_(0.9 * v + g)


def randperm_batches(size, x, y):
    while True:
        yield from ((x[rows], y[rows]) for rows in torch.randperm(len(x)).split(size))


def loader_batches(size, shuffle, x, y):
    loader = DataLoader(TensorDataset(x, y), batch_size=size, shuffle=shuffle)
    while True:
        yield from loader


def all_samples(x, y):
    while True:
        yield x, y


@dataclass
class Loop:
    """The right one by its defaults."""
    seed: int = 22
    default_dtype: torch.dtype = torch.float32
    dtype: torch.dtype = None  # of data and network once they are drawn
    inputs: Callable = torch.rand
    net_first: bool = False
    bias: bool = True
    activations: tuple = (nn.ReLU, nn.Sigmoid)
    output: Callable = nn.Identity
    loss: Callable = F.cross_entropy
    trains: Callable = lambda name: True
    update: Callable = sgd()
    batches: Callable = all_samples
    zero_grad: str = 'after step'  # or 'before step', 'never'
    printed: str = 'loss'
    per_epoch: int = 1

    def network(self):
        layers = [nn.Linear(inputs, outputs, bias=self.bias) for inputs, outputs in pairwise(SIZES)]
        last = [(self.activations + (self.output,))[i]() for i in range(len(layers))]
        return nn.Sequential(*(part for pair in zip(layers, last) for part in pair))

    def data(self):
        x = self.inputs(SAMPLES, SIZES[0])
        return x, torch.randint(0, SIZES[-1], (SAMPLES,))

    def drawn(self):
        torch.set_default_dtype(self.default_dtype)
        torch.manual_seed(self.seed)
        if self.net_first:
            net = self.network()
            return net, *self.data()
        x, y = self.data()
        return self.network(), x, y

    def steps(self):
        """The loss of each step before its update, and after it on the same batch."""
        net, x, y = self.drawn()
        net, x = net.to(self.dtype), x.to(self.dtype)
        update = self.update([w for name, w in net.named_parameters() if self.trains(name)])
        for inputs, labels in self.batches(x, y):
            loss = self.loss(net(inputs), labels)
            loss.backward()
            if self.zero_grad == 'before step':
                net.zero_grad(set_to_none=False)
            update()
            if self.zero_grad == 'after step':
                net.zero_grad()
            yield loss.item(), self.loss(net(inputs), labels).item()

    def lines(self):
        """What it prints."""
        steps = islice(self.steps(), LINES * self.per_epoch)
        losses = [step[self.printed == 'after'] for step in steps]
        if self.printed == 'running_mean':
            return [sum(losses[:n + 1]) / (n + 1) for n in range(LINES)]
        if self.printed == 'epoch_mean':
            return [sum(losses[n:n + self.per_epoch]) / self.per_epoch for n in range(0, len(losses), self.per_epoch)]
        return losses


# ---- What is planted

def rule(**options):
    return {'optimizer': options}


def softmax_twice(outputs, labels):
    return F.cross_entropy(F.softmax(outputs, 1), labels)


WEIGHTS = ['linear1.weight', 'linear2.weight', 'out.weight']
RELU_TWICE = {'hidden': [{'units': 13, 'activation': 'relu'}, {'units': 8, 'activation': 'relu'}]}
ONE = {
    'right': ({}, Loop()),
    'no zero_grad': ({'zero_grad': False}, Loop(zero_grad='never')),
    'dampening 0.9': (rule(dampening=0.9), Loop(update=sgd(dampening=0.9))),
    'nesterov': (rule(nesterov=True), Loop(update=sgd(nesterov=True))),
    **{f'lr {lr}': (rule(lr=lr), Loop(update=sgd(lr=lr))) for lr in (1, 0.01, 0.05, 0.2, 0.003)},
    **{f'gamma {gamma}': (rule(momentum=gamma), Loop(update=sgd(momentum=gamma)))
       for gamma in (0.99, 0.5, 0, 0.95, 0.8)},
    **{f'weight_decay {decay}': (rule(weight_decay=decay), Loop(update=sgd(weight_decay=decay)))
       for decay in (0.0001, 0.01)},
    'maximize': (rule(maximize=True), Loop(update=sgd(maximize=True))),
    'loss after step': ({}, Loop(printed='after')),
    'sum': ({'reduction': 'sum'}, Loop(loss=partial(F.cross_entropy, reduction='sum'))),
    'softmax twice': ({'loss': 'cross_entropy_of_softmax'}, Loop(loss=softmax_twice)),
    'relu twice': (RELU_TWICE, Loop(activations=(nn.ReLU, nn.ReLU))),
    'net before data': ({'net_first': True}, Loop(net_first=True)),
    **{f'seed {seed}': ({'seed': seed}, Loop(seed=seed)) for seed in (23, 0, 42)},
    'linear1.weight only': ({'params': WEIGHTS[:1]}, Loop(trains=lambda name: name == '0.weight')),
    'no biases': ({'bias': False}, Loop(bias=False)),
    'biases not trained': ({'params': WEIGHTS}, Loop(trains=lambda name: name.endswith('weight'))),
    'new optimizer each step': (rule(momentum=0), Loop(update=made_anew)),
    'zero_grad before step': (rule(lr=0), Loop(zero_grad='before step')),
    'averaging by hand': (rule(convention='average'), Loop(update=by_hand(averaging))),
    'classical by hand': (rule(convention='classical'), Loop(update=by_hand(classical))),
    'sign error by hand': (rule(maximize=True), Loop(update=by_hand(wrong_sign))),
    'old velocity by hand': (rule(stale_buffer=True), Loop(update=by_hand(old_velocity))),
    'float64': ({}, Loop(dtype=torch.float64)),
    'float64 draws': ({'default_dtype': 'float64'}, Loop(default_dtype=torch.float64)),
    **{f'Adam {lr}': ({'optimizer': {'type': 'adam', 'lr': lr}}, Loop(update=adam(lr)))
       for lr in (0.1, 0.001)},
    **{f'batch {size} {sampler}': ({'batch_size': size, 'sampler': sampler}, Loop(batches=partial(batches, size, *more)))
       for size in (100, 50, 32) for sampler, batches, *more in
       (('randperm', randperm_batches), ('dataloader', loader_batches, True), ('sequential', loader_batches, False))},
    'running mean printed': ({}, Loop(printed='running_mean')),
}
# What no single change of the library's explains.
MORE = {
    'seed 1234567': ({'seed': 1234567}, Loop(seed=1234567)),
    'randn for rand': (None, Loop(inputs=torch.randn)),
    'relu on the outputs': (None, Loop(output=nn.ReLU)),
    'means over epochs of batch 32': ({'batch_size': 32},
                                      Loop(batches=partial(randperm_batches, 32), printed='epoch_mean', per_epoch=16)),
    'lr 0.01 and gamma 0.99': (rule(lr=0.01, momentum=0.99), Loop(update=sgd(lr=0.01, momentum=0.99))),
    'no zero_grad and loss after step': ({'zero_grad': False}, Loop(zero_grad='never', printed='after')),
    'nesterov and loss after step': (rule(nesterov=True), Loop(update=sgd(nesterov=True), printed='after')),
    'seed 23 and gamma 0': ({'seed': 23, **rule(momentum=0)}, Loop(seed=23, update=sgd(momentum=0))),
}
# The same motion, whatever is printed of it (of the first, at 4 decimals for 200 steps).
TWINS = (('right', 'classical by hand', 'float64'), ('lr 0.01', 'averaging by hand'),
         ('gamma 0', 'new optimizer each step'), ('maximize', 'sign error by hand'))


def twins_of(name):
    return [other for group in TWINS if name in group for other in group if other != name]


def planted_record():
    runs = [{'name': name, 'change': change, **({'twins': twins_of(name)} if twins_of(name) else {}),
             'printed': loop.printed, 'losses': [float(f'{loss:.8g}') for loss in loop.lines()]}
            for name, (change, loop) in (ONE | MORE).items()]
    torch.set_default_dtype(torch.float32)
    return {'provenance': {'torch': torch.__version__, 'script': 'scripts/reference.py --planted'},
            'article': ARTICLE, 'runs': runs}


def planted_text(record):
    """JSON with a run a line."""
    runs = ',\n'.join(json.dumps(run) for run in record['runs'])
    head = ', '.join(f'"{key}": {json.dumps(record[key])}' for key in ('provenance', 'article'))
    return f'{{{head}, "runs": [\n{runs}\n]}}\n'
