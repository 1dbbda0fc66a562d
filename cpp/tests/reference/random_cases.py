# SPDX-License-Identifier: MIT
"""Experiments drawn at random over everything the core offers, for scripts/reference.py --random."""
from random import Random

from cases import adagrad, adam, case, rmsprop, schedule, sgd
from experiment import tensor_names

MOST_SEED = 2**53 - 1
STEPS = 60


def log_uniform(random, low, high):
    """Three digits: a value a person can copy."""
    return float(f'{low * (high / low) ** random.random():.3g}')


def often(random, usual, rare, share=0.3):
    """`usual`, but in `share` of the draws what the function `rare` gives."""
    return rare() if random.random() < share else usual


def decays(random):
    """What every rule has."""
    return {'weight_decay': often(random, 0.0, lambda: log_uniform(random, 1e-4, 0.3)),
            'maximize': random.random() < 0.15}


def momentum(random):
    return random.choice((0.5, 0.9, 0.99, round(random.random(), 2)))


def draw_sgd(random):
    options = sgd(lr=log_uniform(random, 1e-3, 10), momentum=often(random, 0.0, lambda: momentum(random), 0.75),
                  dampening=often(random, 0.0, lambda: round(random.uniform(-0.5, 1), 2)), **decays(random))
    options['nesterov'] = options['momentum'] > 0 and options['dampening'] == 0 and random.random() < 0.4
    conventions = ('pytorch', 'classical') if options['dampening'] else ('pytorch', 'classical', 'average')
    return options | {'convention': often(random, 'pytorch', lambda: random.choice(conventions))}


def draw_adam(random):
    return adam(lr=log_uniform(random, 1e-4, 1), beta1=often(random, 0.9, lambda: round(random.uniform(0, 0.99), 2)),
                beta2=often(random, 0.999, lambda: random.choice((0.0, 0.5, 0.9, 0.99, 0.9999))),
                eps=often(random, 1e-8, lambda: log_uniform(random, 1e-12, 0.1)), amsgrad=random.random() < 0.3,
                **decays(random))


def draw_rmsprop(random):
    return rmsprop(lr=log_uniform(random, 1e-4, 0.3), alpha=often(random, 0.99, lambda: round(random.random(), 2)),
                   eps=often(random, 1e-8, lambda: log_uniform(random, 1e-12, 0.1)),
                   momentum=often(random, 0.0, lambda: momentum(random), 0.5), centered=random.random() < 0.4,
                   **decays(random))


def draw_adagrad(random):
    return adagrad(lr=log_uniform(random, 1e-3, 3), lr_decay=often(random, 0.0, lambda: log_uniform(random, 1e-3, 1)),
                   initial_accumulator_value=often(random, 0.0, lambda: log_uniform(random, 1e-3, 1)),
                   eps=often(random, 1e-10, lambda: log_uniform(random, 1e-12, 0.1)), **decays(random))


def draw_changes(random, options):
    """Some options, drawn again some way on. PyTorch makes a state once, so what needs one is never switched on."""
    kind = options['type']
    if options.get('convention', 'pytorch') != 'pytorch' or random.random() < 0.5:
        return {}
    free = [(key,) for key in sorted(options.keys() - {'type', 'convention', *TOGETHER[kind]})
            if options[key] or key not in ('amsgrad', 'centered', 'momentum')]
    changes = {}
    for step in sorted(random.sample(range(1, STEPS), random.randint(1, 2))):
        drawn = OPTIMIZERS[kind](random)
        keys = [key for group in random.sample([*free, TOGETHER[kind]], 2) for key in group]
        changes[step] = {key: drawn[key] for key in keys}
    return changes


def draw_data(random, loss):
    samples, features = (often(random, random.randint(2, 60), lambda: random.choice((1, 4, 8)), 0.2),
                         random.randint(1, 12))
    width = random.choice((1, 2, 3, random.randint(1, 9)))
    data = {'samples': samples, 'features': features, 'classes' if loss == 'cross_entropy' else 'outputs': width}
    kind = random.choice(('torch_rand', 'torch_rand_learnable', 'arrays'))
    if kind != 'arrays':
        return {'kind': kind, **data}
    data['samples'] = samples = min(samples, 13)
    spread = random.choice((0.1, 1, 1, 10))
    normal = [round(random.gauss(0, spread), 3) for _ in range(samples * max(features, width))]
    y = [random.randrange(width) for _ in range(samples)] if loss == 'cross_entropy' else normal[::-1][:samples * width]
    return {'kind': kind, 'x': normal[:samples * features], 'y': y, **data}


def draw_case(seed, number):
    """Experiment `number` of a seed: alone or among others the same."""
    random = Random(f'{seed} {number}')
    loss = random.choice(('cross_entropy', 'mse'))
    data = draw_data(random, loss)
    hidden = ', '.join(f'{random.choice((1, 4, 8, random.randint(1, 33)))} {activation}' for activation in
                       random.choices(('identity', 'relu', 'sigmoid', 'tanh'), k=random.randint(0, 4)))
    options = OPTIMIZERS[random.choice(sorted(OPTIMIZERS))](random)
    batch_size = often(random, 0, lambda: random.choice((1, random.randint(1, data['samples'] + 3))), 0.5)
    zero_grad = random.random() > 0.1
    if not zero_grad:
        options['lr'] = round(options['lr'] / 10, 9)
    torch_seed = random.choice((22, random.randint(0, 2**32), random.randint(0, MOST_SEED)))
    drawn = case(options, data, hidden, loss, torch_seed, batch_size, zero_grad=zero_grad,
                 changes=draw_changes(random, options), steps=STEPS)
    for draw_more in (draw_params, draw_activations, draw_init, draw_schedule):  # a new one last: the others stay
        draw_more(random, drawn['options'])
    return drawn


def draw_params(random, options):
    """Now and then some tensors are trained alone."""
    if random.random() < 0.15:
        names = tensor_names(options['hidden'])
        options['params'] = random.sample(names, random.randint(1, len(names)))


def draw_activations(random, options):
    for layer in options['hidden']:
        if random.random() < 0.4:
            layer['activation'] = random.choice(('leaky_relu', 'elu', 'gelu', 'silu', 'softplus'))


def draw_init(random, options):
    """Zeros seldom: nothing but the last bias learns from there."""
    if random.random() < 0.3:
        options['init'] = random.choice(3 * ('xavier_uniform', 'kaiming_uniform') + ('zeros',))


def draw_schedule(random, options):
    """None for the classical convention, which takes PyTorch's steps only while lr stays."""
    if options['optimizer'].get('convention') == 'classical' or random.random() < 0.6:
        return
    kinds = {'constant': {}, 'step': {'step_size': random.randint(1, STEPS), 'gamma': round(random.uniform(0, 1.5), 2)},
             'exponential': {'gamma': round(random.uniform(0.8, 1.05), 3)},
             'cosine': {'T_max': random.randint(1, 2 * STEPS), 'eta_min': often(random, 0.0, lambda: 0.001)}}
    warmup = {'warmup_steps': random.randint(1, 30), 'warmup_start_factor': round(random.uniform(0.01, 1), 2)}
    kind = random.choice(sorted(kinds))
    options['schedule'] = schedule(kind, **kinds[kind], **often(random, {}, lambda: warmup, 0.4))


OPTIMIZERS = {'sgd': draw_sgd, 'adam': draw_adam, 'rmsprop': draw_rmsprop, 'adagrad': draw_adagrad}
TOGETHER = {'sgd': ('momentum', 'dampening', 'nesterov'), 'adam': ('beta1', 'beta2'), 'rmsprop': (), 'adagrad': ()}
