#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The other end of torch.mjs: a line {"job", "ms"} in, steps a second out. Eager, one thread, torch.optim.SGD."""
import json
import sys
import time

import torch
from torch import nn

ACTIVATIONS = {'relu': nn.ReLU, 'sigmoid': nn.Sigmoid, 'tanh': nn.Tanh, 'identity': nn.Identity}


def stepper(options):
    """A function that makes one step. Mini-batches are cut once, which is in PyTorch's favour."""
    torch.manual_seed(options['seed'])
    data = options['data']
    x = torch.rand(data['samples'], data['features'])
    y = torch.randint(0, data['classes'], (data['samples'],))
    layers = []
    width = data['features']
    for hidden in options['hidden']:
        layers += [nn.Linear(width, hidden['units']), ACTIVATIONS[hidden['activation']]()]
        width = hidden['units']
    model = nn.Sequential(*layers, nn.Linear(width, data['classes']))
    sgd = options['optimizer']
    optimizer = torch.optim.SGD(model.parameters(), lr=sgd['lr'], momentum=sgd['momentum'])
    criterion = nn.CrossEntropyLoss()
    size = options['batch_size'] or data['samples']
    batches = list(zip(x.split(size), y.split(size)))
    made = 0

    def step():
        nonlocal made
        inputs, labels = batches[made % len(batches)]
        made += 1
        optimizer.zero_grad(set_to_none=True)
        criterion(model(inputs), labels).backward()
        optimizer.step()

    return step


def main():
    torch.set_num_threads(1)
    steppers = {}
    for line in sys.stdin:
        question = json.loads(line)
        job = question['job']
        if job['name'] not in steppers:
            steppers[job['name']] = stepper(job['options'])
        step = steppers[job['name']]
        start = time.perf_counter()
        steps = 0
        while (time.perf_counter() - start) * 1000 < question['ms']:
            step()
            steps += 1
        print(steps / (time.perf_counter() - start), flush=True)


if __name__ == '__main__':
    main()
