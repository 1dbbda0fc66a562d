# SPDX-License-Identifier: MIT
"""The experiments scripts/reference.py runs in PyTorch, with options as in web/src/core/options.ts."""
from functools import partial

from measured import digits, iris

sgd = partial(dict, type='sgd', lr=0.1, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False, maximize=False,
              convention='pytorch')
adam = partial(dict, type='adam', lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, amsgrad=False,
               maximize=False)
rmsprop = partial(dict, type='rmsprop', lr=0.01, alpha=0.99, eps=1e-8, weight_decay=0.0, momentum=0.0, centered=False,
                  maximize=False)
adagrad = partial(dict, type='adagrad', lr=0.01, lr_decay=0.0, weight_decay=0.0, initial_accumulator_value=0.0,
                  eps=1e-10, maximize=False)


def rand(samples=37, features=5, learnable=False, **targets):
    return {'kind': 'torch_rand_learnable' if learnable else 'torch_rand', 'samples': samples, 'features': features,
            **(targets or {'classes': 3})}


def schedule(kind, **options):
    return {'type': kind, **options}


def arrays(y, **targets):
    x = [round(3 * ((37 * i * i + 11 * i) % 101 / 101 - 0.5), 3) for i in range(36)]
    return {'kind': 'arrays', 'x': x, 'y': y, 'samples': 12, 'features': 3, **targets}


def points(kind, samples=90, seed=22, **options):
    return {'kind': kind, 'samples': samples, 'seed': seed, **options}


def case(optimizer, data=None, hidden='7 relu', loss='cross_entropy', seed=22, batch_size=0, *,
         zero_grad=True, changes=None, schedules=None, steps=100, **more):
    """One experiment; `changes` maps the number of an update (from 0) to the optimizer's options set just before it,
    those of another type making another optimizer; `schedules` likewise to another schedule. `more` are options that
    have defaults: init, schedule, test, params, reduction, sampler, default_dtype, net_first."""
    layers = [layer.split() for layer in hidden.split(', ') if layer]
    options = {'seed': seed, 'data': data or rand(),
               'hidden': [{'units': int(units), 'activation': activation} for units, activation in layers],
               'loss': loss, 'optimizer': optimizer, 'batch_size': batch_size,
               **more}
    return {'options': options, 'zero_grad': zero_grad, 'steps': steps,
            'changes': [{'step': step, what: change}
                        for what, several in (('optimizer', changes), ('schedule', schedules))
                        for step, change in (several or {}).items()]}


def article(optimizer, learnable=False, **more):
    return case(optimizer, rand(500, 20, learnable), '13 relu, 8 sigmoid', **more)


CLASSES, TARGETS = [0, 1, 1, 0, 2, 2, 1, 0, 2, 0, 1, 2], [round((i * i % 17) / 8 - 1, 3) for i in range(24)]
CASES = {
    'article_plain': article(sgd(lr=10.0), steps=5),  # chaotic from here on
    'article_first_listing': article(sgd(lr=10.0), params=['linear1.weight'], steps=20),
    'article_momentum': article(sgd(lr=0.1, momentum=0.9)),
    'article_learnable_plain': article(sgd(lr=0.1), learnable=True),
    'article_learnable_momentum': article(sgd(lr=0.1, momentum=0.9), learnable=True),

    'sgd_plain': case(sgd(lr=0.1)),
    'sgd_momentum': case(sgd(lr=0.05, momentum=0.9)),
    'sgd_dampening': case(sgd(lr=0.1, momentum=0.9, dampening=0.5)),
    'sgd_weight_decay': case(sgd(lr=0.1, weight_decay=0.05)),
    'sgd_nesterov': case(sgd(lr=0.05, momentum=0.9, nesterov=True)),
    'sgd_maximize': case(sgd(lr=0.01, maximize=True)),
    'sgd_all': case(sgd(lr=0.004, momentum=0.8, dampening=0.3, weight_decay=0.02, maximize=True)),
    'sgd_nesterov_all': case(sgd(lr=0.002, momentum=0.8, weight_decay=0.02, nesterov=True, maximize=True)),
    'sgd_momentum_on_lr_change': case(sgd(lr=0.1), changes={30: {'momentum': 0.9}, 60: {'lr': 0.02}}),
    'sgd_momentum_off_and_on': case(sgd(lr=0.05, momentum=0.9), changes={30: {'momentum': 0.0}, 60: {'momentum': 0.9}}),
    'sgd_every_option_changes': case(sgd(lr=0.05, momentum=0.5), changes={
        20: {'dampening': 0.25}, 40: {'weight_decay': 0.1}, 60: {'dampening': 0.0, 'nesterov': True},
        80: {'maximize': True}}),
    'keep_grad_plain': case(sgd(lr=0.002), zero_grad=False),
    'keep_grad_momentum': case(sgd(lr=0.0005, momentum=0.9), zero_grad=False),
    'keep_grad_adam': case(adam(lr=0.002), zero_grad=False),
    'keep_grad_batches': case(sgd(lr=0.001), batch_size=10, zero_grad=False),

    'adam': case(adam()),
    'adam_weight_decay': case(adam(weight_decay=0.05)),
    'adam_amsgrad': case(adam(amsgrad=True)),
    'adam_maximize': case(adam(lr=0.0005, maximize=True)),
    'adam_betas_eps': case(adam(lr=0.01, beta1=0.8, beta2=0.95, eps=0.001)),
    'adam_all': case(adam(lr=0.002, beta1=0.7, beta2=0.99, eps=1e-4, weight_decay=0.01, amsgrad=True, maximize=True)),
    'adam_changes': case(adam(), changes={30: {'lr': 0.005}, 60: {'beta1': 0.5, 'beta2': 0.9}}),
    'rmsprop_defaults': case(rmsprop(), steps=10),
    'rmsprop': case(rmsprop(lr=0.001)),
    'rmsprop_momentum': case(rmsprop(lr=0.0003, momentum=0.9)),
    'rmsprop_centered': case(rmsprop(lr=0.001, centered=True)),
    'rmsprop_all': case(rmsprop(lr=0.001, momentum=0.5, centered=True, weight_decay=0.02)),
    'rmsprop_alpha_maximize': case(rmsprop(lr=0.001, alpha=0.9, eps=0.001, maximize=True)),
    'adagrad': case(adagrad()),
    'adagrad_lr_decay': case(adagrad(lr=0.05, lr_decay=0.1)),
    'adagrad_initial_accumulator': case(adagrad(lr=0.05, initial_accumulator_value=0.1)),
    'adagrad_all': case(adagrad(lr=0.02, lr_decay=0.01, weight_decay=0.05, eps=0.001, maximize=True)),

    'softmax_regression': case(sgd(lr=0.1, momentum=0.9), hidden=''),
    'two_layers': case(sgd(lr=0.1, momentum=0.9), hidden='9 tanh, 6 sigmoid'),
    'four_layers': case(sgd(lr=0.1, momentum=0.9), hidden='8 tanh, 7 relu, 6 identity, 5 sigmoid'),
    'identity': case(sgd(lr=0.05, momentum=0.9), hidden='7 identity'),
    'sigmoid': case(sgd(lr=0.1, momentum=0.9), hidden='7 sigmoid'),
    'tanh': case(sgd(lr=0.05, momentum=0.9), hidden='7 tanh'),
    'leaky_relu': case(sgd(lr=0.1, momentum=0.9), hidden='7 leaky_relu'),
    'elu': case(sgd(lr=0.1, momentum=0.9), hidden='7 elu'),
    'gelu': case(sgd(lr=0.1, momentum=0.9), hidden='7 gelu'),
    'silu': case(sgd(lr=0.1, momentum=0.9), hidden='7 silu'),
    'softplus': case(sgd(lr=0.1, momentum=0.9), hidden='7 softplus'),
    'gelu_silu_batches_adam': case(adam(lr=0.01), hidden='9 gelu, 6 silu', batch_size=10),
    'mse_softplus_elu': case(sgd(lr=0.02, momentum=0.9), rand(outputs=2), '7 softplus, 6 elu', 'mse'),
    'width_one': case(sgd(lr=0.05, momentum=0.9), rand(19, 1, classes=2), hidden='1 tanh, 1 sigmoid'),
    'odd_sizes': case(sgd(lr=0.02, momentum=0.9), rand(67, 11, classes=7), hidden='17 relu, 3 tanh'),
    'one_class': case(sgd(lr=0.1, momentum=0.9), rand(classes=1), steps=10),
    'single_sample': case(sgd(lr=0.002, momentum=0.9), rand(samples=1)),

    'mse': case(sgd(lr=0.05, momentum=0.9), rand(outputs=2), loss='mse'),
    'mse_learnable': case(sgd(lr=0.005, momentum=0.9), rand(learnable=True, outputs=2), '7 tanh', 'mse'),
    'mse_linear_regression': case(sgd(lr=0.1, momentum=0.5), rand(outputs=1), '', 'mse'),
    'mse_single_sample': case(sgd(lr=0.002, momentum=0.5), rand(samples=1, outputs=3), '4 sigmoid', 'mse'),
    'mse_batches_adam': case(adam(), rand(outputs=2), '7 tanh', 'mse', batch_size=8),

    'batches': case(sgd(lr=0.05, momentum=0.9), batch_size=10),
    'batches_of_one': case(sgd(lr=0.01, momentum=0.5), batch_size=1),
    'batches_adam': case(adam(), batch_size=8),
    'batch_larger_than_data': case(sgd(lr=0.1), batch_size=64),
    'learnable_batches': case(sgd(lr=0.02, momentum=0.9), rand(learnable=True), batch_size=36),
    'arrays_cross_entropy': case(sgd(lr=0.02, momentum=0.9), arrays(CLASSES, classes=3)),
    'arrays_mse': case(sgd(lr=0.02, momentum=0.9), arrays(TARGETS, outputs=2), '7 tanh', 'mse'),
    'arrays_batches': case(sgd(lr=0.02, momentum=0.9), arrays(CLASSES, classes=3), batch_size=5),
    'two_moons': case(sgd(lr=0.1, momentum=0.9), points('two_moons', 300, noise=0.15), '8 tanh, 8 tanh'),
    'two_moons_split': case(sgd(lr=0.1, momentum=0.9), points('two_moons', noise=0.3, seed=2**40), '8 tanh',
                            test={'type': 'split', 'share': 0.3, 'seed': 23}, batch_size=16, steps=20),
    'circles': case(sgd(lr=0.1, momentum=0.9), points('circles', factor=0.3, noise=0.1), '8 tanh'),
    'spirals': case(sgd(lr=0.1, momentum=0.9), points('spirals', 360, arms=3, noise=0.08), '16 tanh, 16 tanh'),
    'xor': case(adam(lr=0.01), points('xor', noise=0.05, seed=5), '8 tanh'),
    'blobs': case(sgd(lr=0.1), points('blobs', classes=5, spread=0.2), ''),
    'sine': case(sgd(lr=0.1, momentum=0.9), points('sine', noise=0.1), '16 tanh', 'mse'),
    'plane': case(sgd(lr=0.1, momentum=0.9), points('plane', noise=0.1), '', 'mse'),
    'iris': case(sgd(lr=0.1, momentum=0.9), iris(), '8 tanh'),
    'digits': case(sgd(lr=0.1, momentum=0.9), digits(40), '8 relu', batch_size=16, steps=10),
    'params_momentum': case(sgd(lr=0.05, momentum=0.9, weight_decay=0.02), hidden='7 relu, 6 tanh',
                            params=['out.bias', 'linear2.bias', 'linear1.weight', 'out.weight']),
    'params_adam': case(adam(weight_decay=0.05), params=['linear1.bias', 'out.weight'], batch_size=10),

    **{f'init_{init}': case(sgd(lr=0.1), hidden='7 relu, 6 tanh', init=init, batch_size=10, steps=10)
       for init in ('xavier_uniform', 'kaiming_uniform', 'zeros')},

    'test_split': case(sgd(lr=0.1, momentum=0.9), rand(50, 4), batch_size=10, steps=20,
                       test={'type': 'split', 'share': 0.3, 'seed': 7}),
    'test_split_mse': case(sgd(lr=0.1), arrays(TARGETS, outputs=2), loss='mse', steps=10,
                           test={'type': 'split', 'share': 0.25, 'seed': 2**40}),
    'test_fresh': case(sgd(lr=0.1), batch_size=10, steps=10, test={'type': 'fresh', 'seed': 23}),

    'schedule_warmup': case(sgd(lr=0.1, momentum=0.9),
                            schedule=schedule('constant', warmup_steps=40, warmup_start_factor=0.125)),
    'schedule_nesterov': case(sgd(lr=0.05, momentum=0.9, nesterov=True),
                              schedule=schedule('step', step_size=20, gamma=0.5)),
    'schedule_sgd': case(sgd(lr=0.1, momentum=0.8, dampening=0.3, weight_decay=0.02), batch_size=10,
                         schedule=schedule('exponential', gamma=0.97)),
    'schedule_adam': case(adam(lr=0.01), schedule=schedule('cosine', T_max=30, eta_min=0.002, warmup_steps=10,
                                                           warmup_start_factor=0.25)),
    'schedule_rmsprop': case(rmsprop(lr=0.001, momentum=0.5), schedule=schedule('exponential', gamma=0.98)),
    'schedule_adagrad': case(adagrad(lr_decay=0.01), batch_size=10,
                             schedule=schedule('step', step_size=25, gamma=0.25, warmup_steps=12,
                                               warmup_start_factor=0.5)),
    'schedule_changes': case(sgd(lr=0.1, momentum=0.5), schedule=schedule('cosine', T_max=40, eta_min=0.0),
                             changes={20: {'lr': 0.05}, 60: {'momentum': 0.9}},
                             schedules={30: schedule('step', step_size=10, gamma=0.75),
                                        60: schedule('constant', warmup_steps=80, warmup_start_factor=0.5)}),
    'rule_changes': case(sgd(lr=0.05, momentum=0.9), schedule=schedule('cosine', T_max=50, eta_min=0.001),
                         changes={15: adam(lr=0.004), 35: rmsprop(lr=0.002, momentum=0.5, centered=True),
                                  55: adagrad(initial_accumulator_value=0.1), 75: adam(amsgrad=True),
                                  90: sgd(momentum=0.5)}),
    'softmax_twice_batches_adam': case(adam(lr=0.01), loss='cross_entropy_of_softmax', batch_size=10, steps=40),
    'reduction_sum': case(sgd(lr=0.001, momentum=0.9), reduction='sum', batch_size=10, steps=40),
    'reduction_sum_mse': case(sgd(lr=0.002), rand(5, outputs=2), loss='mse', reduction='sum', steps=40),
    'sampler_sequential': case(sgd(lr=0.1, momentum=0.9), batch_size=10, sampler='sequential', steps=20),
    'sampler_dataloader': case(sgd(lr=0.1, momentum=0.9), batch_size=10, sampler='dataloader', steps=20),
    'float64_draws': case(sgd(lr=0.1), rand(learnable=True), default_dtype='float64', init='xavier_uniform', steps=20),
    'float64_draws_mse': case(sgd(lr=0.1), rand(outputs=2), loss='mse', default_dtype='float64', batch_size=10, steps=20),
    'net_first': case(sgd(lr=0.1), hidden='7 relu, 6 tanh', net_first=True, init='kaiming_uniform', batch_size=10, steps=20,
                      test={'type': 'split', 'share': 0.3, 'seed': 7}),

    **{f'seed_{seed}': case(sgd(lr=0.1), seed=seed, steps=10) for seed in (0, 1, 5, 2**32 - 1, 2**32 + 5, 2**53 - 1)},
}
