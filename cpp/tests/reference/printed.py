# SPDX-License-Identifier: MIT
"""Tensors and what PyTorch's print makes of them, for the page to print gradients the same way."""
import json

import torch
from cases import CASES
from experiment import drawn
from torch.nn.functional import cross_entropy


def first_gradient():
    """That of the article's first listing: linear1.weight.grad."""
    x, y, net = drawn(CASES['article_first_listing']['options'])
    cross_entropy(net(x), y).backward()
    return net[0].weight.grad


def printed_text():
    """One tensor a line: its values, the entries of a row (none for a vector) and its text; the gradient first."""
    random = torch.Generator().manual_seed(22)
    tensors = [first_gradient(), torch.randn(3, 5, generator=random), torch.randn(9, generator=random),
               torch.randn(2, 13, generator=random) * 1e-5, torch.rand(4, 4, generator=random) * 100,
               torch.zeros(2, 3), torch.tensor([1.0, -2.0, 3.0]), torch.tensor([[1e-9, 5.0, -300.0]])]
    lines = (json.dumps({'values': [float(f'{value:.9g}') for value in tensor.flatten().tolist()],
                         'columns': tensor.shape[1] if tensor.dim() == 2 else None, 'text': str(tensor)})
             for tensor in tensors)
    return '[\n' + ',\n'.join(lines) + '\n]\n'
