# SPDX-License-Identifier: MIT
"""PyTorch's learning rates, update by update, in double: what cpp/tests/optimizer/schedule_test.cpp compares the core's with."""
import json
import warnings

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LambdaLR, LinearLR, SequentialLR, StepLR

SCHEDULERS = {
    'constant': lambda optimizer: LambdaLR(optimizer, lambda step: 1.0),
    'step': lambda optimizer, step_size, gamma: StepLR(optimizer, step_size, gamma),
    'exponential': lambda optimizer, gamma: ExponentialLR(optimizer, gamma),
    'cosine': lambda optimizer, T_max, eta_min: CosineAnnealingLR(optimizer, T_max, eta_min)}
WARMUPS = ({}, {'warmup_steps': 7, 'warmup_start_factor': 0.25}, {'warmup_steps': 1, 'warmup_start_factor': 1.0})
SCHEDULES = (
    {'type': 'constant'},
    {'type': 'step', 'step_size': 5, 'gamma': 0.3}, {'type': 'step', 'step_size': 1, 'gamma': 1.02},
    {'type': 'exponential', 'gamma': 0.99}, {'type': 'exponential', 'gamma': 0.0},
    {'type': 'cosine', 'T_max': 10, 'eta_min': 0.01}, {'type': 'cosine', 'T_max': 37, 'eta_min': 0.0},
    {'type': 'cosine', 'T_max': 1, 'eta_min': 0.5})


def rates(schedule, lr, count):
    """The lr of `count` updates from the first."""
    own = {key: value for key, value in schedule.items() if key != 'type'}
    warmup, factor = own.pop('warmup_steps', 0), own.pop('warmup_start_factor', 1 / 3)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)
    scheduler = SCHEDULERS[schedule['type']](optimizer, **own)
    if warmup:
        rise = LinearLR(optimizer, start_factor=factor, total_iters=warmup)
        scheduler = SequentialLR(optimizer, [rise, scheduler], [warmup])
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # SequentialLR's own call of step(0) is said to be deprecated
        for _ in range(count):
            found.append(optimizer.param_groups[0]['lr'])
            optimizer.step()
            scheduler.step()
    return found


def schedules_text():
    """One schedule a line."""
    records = ({'schedule': schedule | warmup, 'lr': 0.2, 'rates': rates(schedule | warmup, 0.2, 60)}
               for schedule in SCHEDULES for warmup in WARMUPS)
    return '[\n' + ',\n'.join(map(json.dumps, records)) + '\n]\n'
