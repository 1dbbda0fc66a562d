// SPDX-License-Identifier: MIT
/** Which variants explain printed losses: the numbers of the article's run, ties as ties, what is proven and what is not. */
import { expect, it } from 'vitest';
import type { VariantBase } from '../../../src/run-check/variant';
import { variants_of } from '../../../src/run-check/variants';
import { core } from '../lab/core_workers';
import { ARTICLE } from './article';
import { best, checked, prints, run_of, searched, with_optimizer } from './support';

it('a run without zero_grad() is known by forty lines, γ 1 by two', async () => {
  const ranking = await checked(prints({ ...ARTICLE, zero_grad: false }));
  expect([ranking.verdict, ranking.level, ranking.is_proven, ranking.page.score.lead]).toEqual([
    'explained',
    1,
    true,
    2,
  ]);
  expect(best(ranking, 6)).toEqual([
    ['zero_grad false', 40],
    ['momentum 1', 2],
    ['momentum 0.999', 2],
    ['momentum 0.99', 2],
    ['momentum 0.95', 2],
    ['weight_decay 0.01', 2],
  ]);
  const means = ranking.others.slice(0, 6).map(({ score }) => Number(score.mean.toPrecision(3)));
  expect(means).toEqual([2.48e-5, 2.29, 2.29, 2.3, 2.3, 2.31]);
});

it('averaging and a tenth of the lr are one motion: both are said', async () => {
  const ranking = await checked(prints(with_optimizer({ convention: 'average' })));
  expect([ranking.verdict, ranking.level, ranking.page.score.lead]).toEqual(['explained', 2, 1]);
  expect(best(ranking, 4)).toEqual([
    ['average true', 40],
    ['lr 0.01', 40],
    ['lr 0.02', 1],
    ['momentum 0', 1],
  ]);
});

it.each([
  ['γ = 0 and an optimizer made anew', with_optimizer({ momentum: 0 }), ['momentum 0', 'new_optimizer true']],
  [
    'no step and gradients cleared too early',
    with_optimizer({ lr: 0 }),
    ['no_step true', 'zero_grad_early true'],
  ],
  ['maximize and a wrong sign', with_optimizer({ maximize: true }), ['maximize true', 'sign true']],
])('%s are level', async (_, options, level) => {
  const ranking = await checked(prints(options));
  expect(ranking.others.slice(0, ranking.level).map(({ variant }) => variant.id)).toEqual(level);
  expect(ranking.verdict).toBe('explained');
});

it('the right run agrees; ten lines do not tell small weight decays from it', async () => {
  const ranking = await checked(prints(ARTICLE));
  expect([ranking.verdict, ranking.page.score.lead, best(ranking, 1)]).toEqual([
    'agrees',
    40,
    [['weight_decay 0.0001', 40]],
  ]);
  const brief = await checked(prints(ARTICLE, { lines: 10 }));
  expect(best(brief, brief.level).map(([id]) => id)).toEqual([
    'weight_decay 0.0001',
    'weight_decay 0.0005',
    'weight_decay 0.001',
  ]);
});

it('what nobody lists is explained by nothing, the nearest is said', async () => {
  const { verdict, others } = await checked(prints(with_optimizer({ lr: 0.01, momentum: 0.99 })));
  expect([verdict, others[0]?.score.lead]).toEqual(['nothing', 2]);
});

it.each([
  [4, true],
  [3, true],
  [2, false],
])('with %d decimals forty equal lines prove a cause: %s', async (decimals, is_proven) => {
  const ranking = await checked(prints({ ...ARTICLE, zero_grad: false }, { decimals }));
  expect([ranking.verdict, ranking.is_proven]).toEqual(['explained', is_proven]);
});

it('digits that were cut off are recognised', async () => {
  const ranking = await checked(prints(with_optimizer({ nesterov: true }), { cut: true }));
  expect([ranking.printed.digits, best(ranking, 1)]).toEqual(['cut', [['nesterov true', 40]]]);
});

it('every tenth line is enough', async () => {
  const ranking = await checked(prints(with_optimizer({ dampening: 0.9 }), { lines: 20, every: 10 }));
  expect(best(ranking, 1)).toEqual([['dampening 0.9', 20]]);
});

it('a run that is lost is compared up to there, and what is lost, too, is equal', async () => {
  const lost = prints(with_optimizer({ lr: 0.1 }));
  const printed = { ...lost, loss: lost.loss.map((loss, i) => (i < 20 ? loss : Number.NaN)) };
  const { page } = await checked(printed);
  expect([page.score.lead, page.score.mean]).toEqual([20, Number.POSITIVE_INFINITY]);
});

it.each([
  ['an lr of two digits', with_optimizer({ lr: 0.07 }), 'lr 0.07'],
  ['one of three', with_optimizer({ lr: 0.123 }), 'lr 0.123'],
  ['a γ on no list', with_optimizer({ momentum: 0.85 }), 'momentum 0.85'],
  ['both', with_optimizer({ lr: 0.07, momentum: 0.85 }), 'lr 0.07 + momentum 0.85'],
  ['two changes of the update', with_optimizer({ lr: 0.01, momentum: 0.99 }), 'lr 0.01 + momentum 0.99'],
])('the second search finds %s', async (_, options, id) => {
  expect((await searched(prints(options), true))[0]).toEqual({ id, lead: 40 });
});

it('the second search finds what is printed late of another run, and the update of another seed', async () => {
  const late = prints({ ...ARTICLE, zero_grad: false }, { after: true });
  expect((await searched(late, false))[0]).toEqual({ id: 'zero_grad false + after true', lead: 40 });
  const seeded = prints({ ...with_optimizer({ momentum: 0 }), seed: 23 });
  expect((await searched(seeded, false))[0]).toEqual({ id: 'momentum 0 + seed 23', lead: 40 });
});

it('the second search finds a seed on no list, with whatever else was changed', async () => {
  const printed = prints({ ...with_optimizer({ lr: 0.01 }), seed: 321 }, { lines: 12 });
  const found = await searched(printed, false);
  expect(found.slice(0, 2)).toEqual([
    { id: 'average true + seed 321', lead: 12 },
    { id: 'lr 0.01 + seed 321', lead: 12 },
  ]);
});

const MSE = {
  ...ARTICLE,
  loss: 'mse',
  data: { kind: 'torch_rand', samples: 60, features: 4, outputs: 2 },
} as VariantBase;
const TABLE = {
  ...ARTICLE,
  data: {
    kind: 'arrays',
    samples: 60,
    features: 2,
    classes: 2,
    x: Float32Array.from({ length: 120 }, (_, i) => Math.sin(i)),
    y: Int32Array.from({ length: 60 }, (_, i) => i % 2),
  },
  hidden: [],
} as VariantBase;
const rule = (optimizer: object) => ({ ...ARTICLE, optimizer }) as VariantBase;

/** Of any rule, data and network. */
const EXPERIMENTS: [name: string, base: VariantBase, samples: number][] = [
  ['the article', ARTICLE, 500],
  ['plain descent', with_optimizer({ momentum: 0 }), 500],
  ['Nesterov, averaging', with_optimizer({ nesterov: true, convention: 'average' }), 500],
  ['Adam', rule({ type: 'adam', lr: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0 }), 500],
  ['RMSprop', rule({ type: 'rmsprop', lr: 0.003, alpha: 0.99, eps: 1e-8, momentum: 0 }), 500],
  ['Adagrad', rule({ type: 'adagrad', lr: 0.1, lr_decay: 0, eps: 1e-10 }), 500],
  ['mini-batches', { ...ARTICLE, batch_size: 32 }, 500],
  ['a schedule', { ...ARTICLE, schedule: { type: 'step', step_size: 5, gamma: 0.5 } }, 500],
  ['some tensors', { ...ARTICLE, params: ['linear1.weight'] }, 500],
  ['numbers to learn', MSE, 60],
  ['a table of somebody, no hidden layer', TABLE, 60],
];

it.each(EXPERIMENTS)(
  '%s has variants that the core makes, each once, and agrees with itself',
  async (_, base, samples) => {
    const variants = variants_of(base, samples);
    expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
    const printed = prints(base, { lines: 12 });
    const { verdict, others } = await checked(printed, base, samples);
    expect([verdict, others.length]).toEqual(['agrees', variants.length - 1]);
  },
);

it('the article has about a hundred variants', () => {
  expect(variants_of(ARTICLE, run_of(ARTICLE).samples).length).toBeGreaterThanOrEqual(100);
});

it('clones of one start print what new trainers do, to the bit', async () => {
  const { others } = await checked(prints(ARTICLE, { lines: 20 }));
  const found = others.find(({ variant }) => variant.id === 'weight_decay 0.01');
  const trainer = new core.Trainer(with_optimizer({ weight_decay: 0.01 }));
  expect(Array.from(found?.losses ?? [])).toEqual(Array.from(trainer.run(20)));
  trainer.delete();
});
