# SPDX-License-Identifier: MIT
"""The kinds of data that are points on a plane or a line, by the formulas of cpp/include/momentum/data/kinds.hpp."""
import math

import torch


def draws(data):
    """Numbers of the samples; of each a and b, uniform, and p and q, normal: from the data's own seed, in float64."""
    generator = torch.Generator().manual_seed(data['seed'])
    u = torch.rand(data['samples'], 4, generator=generator).double()
    radius = (-2 * torch.log(1 - u[:, 2])).sqrt()
    angle = 2 * math.pi * u[:, 3]
    return torch.arange(data['samples']), u[:, 0], u[:, 1], radius * angle.cos(), radius * angle.sin()


def columns(*values):
    return torch.stack(values, 1).float()


def two_moons(data):
    n, a, _, p, q = draws(data)
    c = n % 2
    s = 1 - 2 * c
    x1, x2 = s * torch.cos(math.pi * a) + (c - 0.5), s * (torch.sin(math.pi * a) - 0.25)
    return columns(x1 + data['noise'] * p, x2 + data['noise'] * q), c


def circles(data):
    n, a, _, p, q = draws(data)
    r = torch.tensor([1, data['factor']], dtype=torch.float64)[n % 2]
    angle = 2 * math.pi * a
    return columns(r * angle.cos() + data['noise'] * p, r * angle.sin() + data['noise'] * q), n % 2


def spirals(data):
    n, a, _, p, q = draws(data)
    c = n % data['arms']
    r, angle = 0.225 + 1.275 * a, 2 * math.pi * (0.75 * a + c.double() / data['arms'])
    return columns(r * angle.cos() + data['noise'] * p, r * angle.sin() + data['noise'] * q), c


def xor(data):
    n, a, b, p, q = draws(data)
    s = torch.where(a < 0.5, -1.0, 1.0)
    x1, x2 = s * (0.1 + 0.9 * (2 * a - 1).abs()), (1 - 2 * (n % 2)) * s * (0.1 + 0.9 * b)
    return columns(x1 + data['noise'] * p, x2 + data['noise'] * q), n % 2


def blobs(data):
    n, _, _, p, q = draws(data)
    c = n % data['classes']
    angle = 2 * math.pi * (0.25 + c.double() / data['classes'])
    return columns(angle.cos() + data['spread'] * p, angle.sin() + data['spread'] * q), c


def sine(data):
    _, a, _, p, _ = draws(data)
    x = 2 * a - 1
    return columns(x), columns(torch.sin(1.5 * math.pi * x) + data['noise'] * p)


def plane(data):
    _, a, b, p, _ = draws(data)
    x1, x2 = 2 * a - 1, 0.25 * (2 * b - 1)
    return columns(x1, x2), columns(0.5 + x1 - 2 * x2 + data['noise'] * p)


POINTS = {make.__name__: make for make in (two_moons, circles, spirals, xor, blobs, sine, plane)}
