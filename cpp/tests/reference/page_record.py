# SPDX-License-Identifier: MIT
"""What the page compares its core with: experiments a class would make of the article's network, trained by PyTorch.

Each in float32, which the core must meet, and in float64, which tells whose rounding is the smaller. Experiments that
start from the same data, parameters and first batch have one first gradient, which is written once.
"""
import json

import torch
from cases import article, sgd
from random_record import digits

momentum = sgd(lr=0.1, momentum=0.9)
EXPERIMENTS = (
    article(sgd(lr=0.1)),
    article(momentum),
    article(momentum | {'convention': 'average'}),
    article(momentum, batch_size=32),
    article(sgd(lr=10.0), steps=5),  # chaotic from here on
    article(sgd(lr=0.1), learnable=True),
    article(momentum, learnable=True),
    article(momentum | {'convention': 'classical'}, learnable=True),
    article(sgd(lr=0.1, momentum=0.99), learnable=True),
    article(momentum, learnable=True, batch_size=32),
    article(momentum, learnable=True, seed=7),
    article(sgd(lr=1.0), learnable=True, steps=70),  # swings from here on, which magnifies every rounding
)
# Nine digits bring every float32 back exactly.
PRECISIONS = {'float32': (torch.float32, 9), 'float64': (torch.float64, 12)}


def page_record(trace):
    """`trace` trains a case in a precision and gives its losses and first gradient."""
    gradients, experiments = [], []
    for case in EXPERIMENTS:
        traces = {name: trace('page', case, dtype) for name, (dtype, _) in PRECISIONS.items()}
        losses, gradient = ({name: [digits(value, count) for value in traces[name][key]]
                             for name, (_, count) in PRECISIONS.items()} for key in ('losses', 'first_gradient'))
        if gradient not in gradients:
            gradients.append(gradient)
        experiments.append({'options': case['options'], 'first_gradient': gradients.index(gradient), 'losses': losses})
    provenance = {'torch': torch.__version__, 'script': 'scripts/reference.py --page'}
    return {'provenance': provenance, 'first_gradients': gradients, 'experiments': experiments}


def asked(record):
    return [one['options'] for one in record['experiments']]


def measured(record, precision):
    """Losses and first gradient of each experiment."""
    return [[one['losses'][precision], record['first_gradients'][one['first_gradient']][precision]]
            for one in record['experiments']]


def page_text(record):
    """JSON with a gradient and an experiment a line."""
    parts = (f'"{key}": [\n{lines}\n]' for key in ('first_gradients', 'experiments')
             if (lines := ',\n'.join(json.dumps(one) for one in record[key])))
    return f'{{"provenance": {json.dumps(record["provenance"])}, {", ".join(parts)}}}\n'
