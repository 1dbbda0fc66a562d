// SPDX-License-Identifier: MIT
/** Runs of one worker over the same arrays: one copy of them, and each run to the bit as if it were alone. */
import { expect, it } from 'vitest';
import { DEFAULT_SCHEDULE, settings_of } from '../../../src/lab/experiment/defaults';
import { tuning_of } from '../../../src/lab/experiment/network';
import { RULES } from '../../../src/lab/experiment/schema';
import { Tables } from '../../../src/worker/client/tables';
import type { Advance, Reply, RunOptions, RunProgress } from '../../../src/worker/protocol';
import { Service } from '../../../src/worker/session/service';
import { core } from '../lab/core_workers';

const SAMPLES = 60;
const x = Float32Array.from({ length: 3 * SAMPLES }, (_, i) => Math.sin(7 * i));
const y = Int32Array.from({ length: SAMPLES }, (_, i) => Number((x[3 * i] as number) > 0));

const options = (rule: (typeof RULES)[number], more: object = {}) =>
  ({
    seed: 5,
    data: { kind: 'arrays', x, y, samples: SAMPLES, features: 3, classes: 2 },
    test: { type: 'split', share: 0.25, seed: 23 },
    hidden: [{ units: 8, activation: 'relu' }],
    batch_size: 16,
    ...tuning_of(settings_of('b', rule, DEFAULT_SCHEDULE)),
    ...more,
  }) as RunOptions;

/** A worker to which arrays go by id, and how often the core drew a trainer of its own. */
function worker() {
  let built = 0;
  const counting = {
    ...core,
    Trainer: class extends core.Trainer {
      constructor(run_options: RunOptions) {
        super(run_options);
        built++;
      }
    },
  };
  const service = new Service(counting as unknown as typeof core);
  const loads: number[] = [];
  const tables = new Tables(async (id, table) => {
    loads.push(id);
    service.load(id, table);
  });
  const create = (session: number, run_options: RunOptions) =>
    service.ask(session, 'create', [tables.sent(run_options).options, {}]).answer as Reply<RunProgress>;
  return { service, create, loads, built: () => built };
}

const advanced = (service: Service, session: number) =>
  (service.ask(session, 'advance', [40]).answer as Advance).columns;

it('six rules over one table: it crosses once, the core reads it once, and each run is its own to the bit', () => {
  const six = worker();
  const rules = [...RULES, ...RULES].slice(0, 6);
  for (const [session, rule] of rules.entries())
    expect(six.create(session, options(rule))).toHaveProperty('ok');
  expect([six.loads, six.built()]).toEqual([[six.loads[0]], 1]);
  for (const [session, rule] of rules.entries()) {
    const other = new Service(core);
    other.ask(session, 'create', [options(rule), {}]);
    expect(advanced(six.service, session), rule).toEqual(advanced(other, session));
  }
});

it('a run of another problem has one of its own', () => {
  const two = worker();
  two.create(0, options('sgd'));
  two.create(1, options('sgd', { zero_grad: false }));
  expect([two.loads.length, two.built()]).toEqual([1, 2]);
  const other = new Service(core);
  other.ask(1, 'create', [options('sgd', { zero_grad: false }), {}]);
  expect(advanced(two.service, 1)).toEqual(advanced(other, 1));
});

it('it stays while somebody trains on it, and is let go with the last', () => {
  const some = worker();
  for (const session of [0, 1]) some.create(session, options('adam'));
  some.service.ask(0, 'close', []);
  some.create(2, options('sgd'));
  expect(some.built()).toBe(1);
  for (const session of [1, 2]) some.service.ask(session, 'close', []);
  some.create(3, options('sgd'));
  expect(some.built()).toBe(2);
});

it('what the core refuses of one is refused of it alone', () => {
  const two = worker();
  two.create(0, options('sgd'));
  const wrong = { optimizer: { type: 'sgd', lr: -1 } };
  expect(two.create(1, options('sgd', wrong))).toMatchObject({ refused: { path: 'optimizer.lr' } });
  expect(two.create(1, options('sgd'))).toHaveProperty('ok');
  expect(two.built()).toBe(1);
});

it('another table is another id, and what is drawn has none', () => {
  const one = worker();
  one.create(0, options('sgd'));
  const other = { kind: 'arrays', x: x.slice(), y, samples: SAMPLES, features: 3, classes: 2 } as const;
  one.create(0, options('sgd', { data: other }));
  one.create(1, options('sgd', { data: { kind: 'torch_rand', samples: 20, features: 3, classes: 2 } }));
  expect([new Set(one.loads).size, one.built()]).toEqual([2, 3]);
});
