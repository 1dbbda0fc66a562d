# SPDX-License-Identifier: MIT
"""The core's experiments in plain PyTorch, with options as in web/src/core/options.ts."""
import math
from fractions import Fraction

import torch
import torch.nn.functional as F
from points import POINTS
from schedules import rates
from torch import nn
from torch.utils.data import DataLoader


def cross_entropy_of_softmax(outputs, y, **options):
    return F.cross_entropy(F.softmax(outputs, 1), y, **options)


LOSSES = {'cross_entropy': F.cross_entropy, 'mse': F.mse_loss, 'cross_entropy_of_softmax': cross_entropy_of_softmax}
ACTIVATIONS = {'identity': nn.Identity, 'relu': nn.ReLU, 'sigmoid': nn.Sigmoid, 'tanh': nn.Tanh,
               'leaky_relu': nn.LeakyReLU, 'elu': nn.ELU, 'gelu': nn.GELU, 'silu': nn.SiLU, 'softplus': nn.Softplus}
INITS = {'xavier_uniform': nn.init.xavier_uniform_, 'kaiming_uniform': nn.init.kaiming_uniform_}
OPTIMIZERS = {'sgd': torch.optim.SGD, 'adam': torch.optim.Adam,
              'rmsprop': torch.optim.RMSprop, 'adagrad': torch.optim.Adagrad}


def draw(data, loss):
    """The inputs x (samples, features) and the labels y (samples), or for mse the targets y (samples, outputs)."""
    if data['kind'] in POINTS:
        return POINTS[data['kind']](data)
    n, features, width = data['samples'], data['features'], data.get('classes', data.get('outputs'))
    if data['kind'] == 'arrays':
        y = torch.tensor(data['y']) if loss != 'mse' else torch.tensor(data['y']).view(n, width)
        return torch.tensor(data['x']).view(n, features), y
    x = torch.rand(n, features)
    y = torch.randint(0, width, (n,)) if loss != 'mse' else torch.rand(n, width)
    if data['kind'] == 'torch_rand_learnable':  # y was drawn all the same, so that the layers start as they would
        teacher = torch.rand(features, width, generator=torch.Generator().manual_seed(1)) - 0.5
        scores = (x - 0.5).double() @ teacher.double()
        y = scores.argmax(1) if loss != 'mse' else scores.float()
    return x, y


def initialise(net, init):
    """Goes over the layers, which have drawn nn.Linear's own parameters."""
    for layer in net:
        if isinstance(layer, nn.Linear) and init in INITS:
            INITS[init](layer.weight)
    if init == 'zeros':
        for parameter in net.parameters():
            nn.init.zeros_(parameter)
    return net


def network(options):
    """With nn.Linear's own parameters, over which its init goes."""
    data, hidden = options['data'], options['hidden']
    inputs = data.get('features', 1 if data['kind'] == 'sine' else 2)
    width = data.get('classes', data.get('outputs', data.get('arms', 1 if data['kind'] in ('sine', 'plane') else 2)))
    widths = [inputs, *(layer['units'] for layer in hidden)]
    layers = [part for inputs, layer in zip(widths, hidden)
              for part in (nn.Linear(inputs, layer['units']), ACTIVATIONS[layer['activation']]())]
    return initialise(nn.Sequential(*layers, nn.Linear(widths[-1], width)), options.get('init', 'pytorch'))


def torch_options(options):
    """The same options as PyTorch spells them: betas a pair, and neither type nor convention.

    The classical convention takes PyTorch's steps while lr stays; the average takes them (1 - momentum) times as long.
    """
    spelt = {key: options[key] for key in options if key not in ('type', 'convention', 'beta1', 'beta2')}
    if 'beta1' in options:
        spelt['betas'] = options['beta1'], options['beta2']
    if options.get('convention') == 'average':
        spelt['lr'] *= 1 - spelt['momentum']
    return spelt


def batches(samples, size, sampler='randperm'):
    """Rows of one step after another, without end."""
    loader = DataLoader(range(samples), size or None, shuffle=sampler == 'dataloader', collate_fn=torch.tensor)
    while True:
        if not 0 < size < samples:
            yield torch.arange(samples)
        elif sampler == 'randperm':
            yield from torch.randperm(samples).split(size)
        else:
            yield from loader


def trained(y, test):
    """Which samples stay for training: each label gives its share to the test set, the largest remainders one more."""
    taken = torch.zeros(len(y), dtype=bool)
    if test['type'] != 'split':
        return ~taken
    labels = torch.zeros(len(y), dtype=int) if y.is_floating_point() else y
    total = math.floor(test['share'] * len(y) + 0.5)
    counts = labels.bincount().tolist()
    exact = [total * Fraction(count, len(y)) for count in counts]
    most = [max(0, count - 1) for count in counts]  # a class's last sample is trained on
    left = [min(math.floor(quota), highest) for quota, highest in zip(exact, most)]
    order = sorted(range(len(left)), key=lambda label: math.floor(exact[label]) - exact[label])
    while sum(left) < total:
        for label in order:
            left[label] += sum(left) < total and left[label] < most[label]
    for row in torch.randperm(len(y), generator=torch.Generator().manual_seed(test['seed'])):
        label = int(labels[row])
        taken[row] = left[label] > 0
        left[label] -= 1
    return ~taken


def drawn(options):
    """The inputs and the labels or targets that are trained on, and the network, as the seed has them."""
    torch.set_default_dtype(getattr(torch, options.get('default_dtype', 'float32')))
    torch.manual_seed(options['seed'])
    net = network(options) if options.get('net_first') else None
    x, y = draw(options['data'], options['loss'])
    net = net or network(options)
    torch.set_default_dtype(torch.float32)
    kept = trained(y, options.get('test', {'type': 'none'}))
    return x[kept].float(), y[kept].float() if y.is_floating_point() else y[kept], net.float()


def tensor_names(hidden):
    """What the core calls a network's parameters, in their order."""
    layers = [*(f'linear{number}' for number in range(1, len(hidden) + 1)), 'out']
    return [f'{layer}.{part}' for layer in layers for part in ('weight', 'bias')]


def prepare(case, x, y, net, dtype):
    """The same in another precision, and the optimizer. Draws are float32 whatever the dtype they are trained in."""
    x, y, net = x.to(dtype), y.to(dtype) if y.is_floating_point() else y, net.to(dtype)
    options = case['options']
    tensors = dict(zip(tensor_names(options['hidden']), net.parameters()))
    trained = [tensors[name] for name in options.get('params', tensors)]
    return x, y, net, OPTIMIZERS[options['optimizer']['type']](trained, **torch_options(options['optimizer']))


def changed(optimizer, rule, change):
    """The optimizer under changed options, and these; another type is another optimizer, made of nothing but them."""
    if change.get('type', rule['type']) == rule['type']:
        return optimizer, rule | change
    return OPTIMIZERS[change['type']](optimizer.param_groups[0]['params'], **torch_options(change)), change


def train(case, x, y, net, optimizer, shuffle=lambda rows: rows):
    """Each step's loss, once its update is made, and the optimizer. `shuffle` puts a batch's rows in another order."""
    options, changes = case['options'], {}
    for change in case['changes']:
        changes.setdefault(change['step'], {}).update(change)
    rule, schedule = options['optimizer'], options.get('schedule', {'type': 'constant'})
    for step, rows in zip(range(case['steps']), batches(len(x), options['batch_size'],
                                                              options.get('sampler', 'randperm'))):
        change = changes.get(step, {})
        optimizer, rule = changed(optimizer, rule, change.get('optimizer', {}))
        schedule = change.get('schedule', schedule)
        lr = rates(schedule, rule['lr'], step + 1)[step]
        optimizer.param_groups[0].update(torch_options(rule | {'lr': lr}))
        if case['zero_grad']:
            net.zero_grad()
        rows = shuffle(rows)
        loss = LOSSES[options['loss']](net(x[rows]), y[rows], reduction=options.get('reduction', 'mean'))
        loss.backward()
        optimizer.step()
        yield loss.item(), optimizer
