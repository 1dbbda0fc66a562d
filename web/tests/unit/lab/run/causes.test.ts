// SPDX-License-Identifier: MIT
/** What trouble comes from: each cause made in the real core (build/wasm must be built), and its fix, which must hold. */
import { describe, expect, it } from 'vitest';
import { loadMomentum } from '../../../../src/core/momentum';
import { default_settings, settings_of } from '../../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD } from '../../../../src/lab/experiment/network';
import { cause_of, evidence_of, fix_of } from '../../../../src/lab/run/causes';
import { Session } from '../../../../src/worker/session/session';
import { open_core } from '../core_host';
import { play_out } from '../lab_support';

const RUN = 'data=random&seed=22&speed=max&stop_loss=0&target=0&runs=a&a.lr=0.1&a.momentum=0&stop=1500';
/** What is said again counts. */
const linked = (query: string) =>
  new URLSearchParams(Object.fromEntries(new URLSearchParams(`${RUN}&${query}`))).toString();

describe('a run in trouble', () => {
  it.each([
    // Zero weights, ReLU: no gradient, so that Adam's step is 0/0. So does PyTorch's.
    ['Adam without ε', 'zero_divisor', 'init=zeros&net=13relu&a.rule=adam&a.eps=0', { eps: 1e-8 }],
    [
      'an ε that float32 has not',
      'zero_divisor',
      'init=zeros&net=13relu&a.rule=adam&a.eps=1e-50',
      { eps: 1e-8 },
    ],
    [
      'AMSGrad without ε',
      'zero_divisor',
      'init=zeros&net=13relu&a.rule=adam&a.amsgrad=1&a.eps=0',
      { eps: 1e-8 },
    ],
    ['RMSprop without ε', 'zero_divisor', 'init=zeros&net=13relu&a.rule=rmsprop&a.eps=0', { eps: 1e-8 }],
    ['Adagrad without ε', 'zero_divisor', 'init=zeros&net=13relu&a.rule=adagrad&a.eps=0', { eps: 1e-10 }],
    // Nothing ever moves.
    [
      'a variance below 0',
      'negative_variance',
      'net=none&seed=0&a.rule=rmsprop&a.centered=1&a.lr=0',
      { centered: false },
    ],
    ['α above 1', 'alpha', 'a.rule=rmsprop&a.alpha=1.5', { alpha: 0.99 }],
    ['uphill', 'uphill', 'a.maximize=1', { maximize: false }],
    ['gradients turned round', 'dampening', 'a.momentum=0.9&a.dampening=3', { dampening: 0 }],
    ['no friction', 'no_friction', 'a.momentum=1.5', { momentum: 0.9 }],
    ['no friction in RMSprop', 'no_friction', 'a.rule=rmsprop&a.lr=0.01&a.momentum=1.5', { momentum: 0.9 }],
    ['decay beyond 0', 'decay', 'a.weight_decay=100', { weight_decay: 0 }],
    ['decay no float32 has', 'decay', 'a.rule=adam&a.lr=0.01&a.weight_decay=1e300', { weight_decay: 0 }],
    ['lr that grows', 'schedule', 'a.schedule=exponential&a.schedule.gamma=2', { 'schedule.gamma': 0.99 }],
    ['lr that swings up', 'schedule', 'a.schedule=cosine&a.schedule.eta_min=1000', { 'schedule.eta_min': 0 }],
    ['too high an lr', 'rate', 'a.lr=100', { lr: 1 }],
  ])('by %s names it, and its fix holds', async (_, cause, query, fix) => {
    const { lab } = await open_core(linked(query));
    await play_out(lab);
    expect(lab.runs.a.trouble.value).toMatchObject({ cause, fix });
    await lab.apply_fixes();
    await play_out(lab);
    expect(lab.runs.a.trouble.value).toBeNull();
    expect(lab.step.value).toBe(1500);
  });
});

const core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));

/** Of two inputs the first one's sign is the label. */
const waves = (width: number) => Float32Array.from({ length: 80 }, (_, i) => width * Math.sin(i + 1));

function trained_on(x: Float32Array, lr: number) {
  const settings = { ...default_settings('b'), lr };
  const tuning = {
    optimizer: { type: 'sgd', lr, momentum: 0.9 },
    schedule: { type: 'constant' },
  } as const;
  const session = new Session(
    core,
    {
      data: {
        kind: 'arrays',
        x,
        y: Array.from({ length: 40 }, (_, i) => Number((x[2 * i] as number) > 0)),
        samples: 40,
        features: 2,
        classes: 2,
      },
      hidden: [{ units: 8, activation: 'relu' }],
      ...tuning,
    },
    {},
  );
  const { snapshot } = session.advance(200);
  session.dispose();
  return { snapshot, cause: cause_of(settings, evidence_of(snapshot, settings, DEFAULT_BUILD)) };
}

it('by inputs far too wide are to be scaled, and so scaled train on', () => {
  expect(trained_on(new Float32Array(80).fill(3e38), 0.1)).toMatchObject({
    snapshot: { diverged_at: 0 },
    cause: 'start',
  });
  expect(trained_on(waves(17_000), 0.1).cause).toBe('inputs');
  expect(fix_of('inputs', default_settings('b'))).toEqual({});
  expect(trained_on(waves(17_000), 1000).cause).toBe('rate');
  expect(trained_on(waves(1), 0.1).snapshot.loss).toBeLessThan(0.1);
});

it('what is not trained divides by nothing', async () => {
  const { lab } = await open_core(linked('a.rule=adam&a.eps=1e-50&a.params=out.bias&a.lr=1000'));
  await play_out(lab);
  expect(lab.runs.a.trouble.value?.cause ?? 'rate').toBe('rate');
});

it.each([
  [{ lr: 10, momentum: 0, convention: 'pytorch' }, { lr: 1 }],
  [{ lr: 10, momentum: 0.9, convention: 'pytorch' }, { lr: 0.1 }],
  [{ lr: 10, momentum: 0.9, convention: 'classical' }, { lr: 0.1 }],
  [{ lr: 10, momentum: 0.9, convention: 'average' }, { lr: 1 }],
  [{ lr: 0.1, momentum: 0.9, convention: 'pytorch' }, { lr: 0.01 }],
  [{ lr: 37, momentum: 0.64, convention: 'pytorch' }, { lr: 0.4 }],
  [
    { lr: 10, momentum: 1, convention: 'pytorch' },
    { momentum: 0.9, lr: 0.1 },
  ],
  [{ lr: 0.037, momentum: 2, convention: 'pytorch' }, { momentum: 0.9 }],
  [
    { lr: 10, momentum: 1.5, convention: 'average' },
    { momentum: 0.9, lr: 1 },
  ],
  [{ lr: 0, momentum: 0, convention: 'pytorch' }, { lr: 0.1 }],
  [{ lr: 0.1, momentum: 0.999, convention: 'pytorch' }, { momentum: 0.9 }],
  [{ lr: 10, momentum: 0.99, convention: 'pytorch' }, { lr: 0.01 }],
] as const)('%o → try %o', (run, fix) => {
  const settings = { ...default_settings('b'), ...run };
  const cause = settings.momentum >= 1 ? 'no_friction' : 'rate';
  expect(fix_of(cause, settings)).toEqual(fix);
});

it('other rules scale their steps themselves: only lr is lowered, to what usually works', () => {
  const adam = (lr: number) => settings_of('d', 'adam', 'constant', (key) => (key === 'lr' ? lr : undefined));
  expect(fix_of('rate', adam(0.5))).toEqual({ lr: 0.05 });
  expect(fix_of('rate', adam(300))).toEqual({ lr: 0.1 });
});

it('gradients that add up are cleared', () => {
  const settings = default_settings('b');
  expect(cause_of(settings, evidence_of(null, settings, { ...DEFAULT_BUILD, zero_grad: false }))).toBe(
    'adds_up',
  );
  expect(fix_of('adds_up', settings)).toEqual({ zero_grad: true });
});
