// SPDX-License-Identifier: MIT
/** Products: what nobody asks for is not computed, each comes as often as its cadence says, and their arrays move. */
import { expect, it } from 'vitest';
import { DEFAULT_SCHEDULE, default_settings, settings_of } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../src/lab/experiment/types';
import { LIVE_PRODUCTS, RUN_TASKS } from '../../../src/worker/products';
import { CORE_TASKS } from '../../../src/worker/products/core-tasks';
import { type LiveProduct, memory_in, type RunSubject } from '../../../src/worker/products/product';
import type {
  Advance,
  Exchange,
  LiveRequests,
  Reply,
  RunProgress,
  SampleTrace,
} from '../../../src/worker/protocol';
import { ProductDesk } from '../../../src/worker/session/product-desk';
import { Service } from '../../../src/worker/session/service';
import { core } from '../lab/core_workers';

/** Products of a test's own: each with its cadence, an array of the time it was computed at. */
interface Clocks {
  each: Exchange<true, Float64Array>;
  limited: Exchange<true, Float64Array>;
  resting: Exchange<true, Float64Array>;
}

function desk() {
  let time = 0;
  const computed: string[] = [];
  const clock = (name: string, cadence: 'frame' | 'rest', most_per_second?: number) => ({
    cadence,
    ...(most_per_second && { most_per_second }),
    compute: () => {
      computed.push(name);
      return Float64Array.of(time);
    },
    transfer: memory_in,
  });
  const products = {
    each: clock('each', 'frame'),
    limited: clock('limited', 'frame', 4),
    resting: clock('resting', 'rest'),
  } satisfies { [Name in keyof Clocks]: LiveProduct<Clocks[Name]> };
  const own = new ProductDesk<Clocks>(products, () => time);
  return {
    own,
    /** The names of what an answer at this time has, and of what was computed for it. */
    at(milliseconds: number, running: boolean) {
      time = milliseconds;
      computed.length = 0;
      return { has: Object.keys(own.results({} as RunSubject, running)), computed: [...computed] };
    },
  };
}

const ALL = { each: true, limited: true, resting: true } as const;
const NAMES = Object.keys(ALL);

it('nothing that is not asked for is computed: an answer says so by null', () => {
  const { own, at } = desk();
  expect(at(0, false)).toEqual({ has: NAMES, computed: [] });
  expect(own.results({} as RunSubject, true)).toEqual({ each: null, limited: null, resting: null });
  expect(own.take_moving()).toEqual([]);
});

it('a frame comes with each answer, a limited one at most so often while running, all where the run rests', () => {
  const { own, at } = desk();
  own.requests = ALL;
  expect(at(0, true)).toEqual({ has: ['each', 'limited'], computed: ['each', 'limited'] });
  // Four a second: a quarter of one must have passed.
  for (const early of [16, 100, 249]) expect(at(early, true).has).toEqual(['each']);
  expect(at(250, true).has).toEqual(['each', 'limited']);
  expect(at(260, true).has).toEqual(['each']);
  expect(at(261, false)).toEqual({ has: NAMES, computed: NAMES });
  expect(at(262, false).computed).toEqual(NAMES);
});

it('in ten seconds of running at sixty answers each, a product of four a second is computed forty times', () => {
  const { own, at } = desk();
  own.requests = { limited: true };
  let times = 0;
  for (let answer = 0; answer < 600; answer++) times += at((answer * 1000) / 60, true).computed.length;
  expect(times).toBe(40);
});

it('a product that takes long comes less often: a tenth of the time is its own', () => {
  let time = 0;
  const product: LiveProduct<Clocks['limited']> = {
    cadence: 'frame',
    most_per_second: 4,
    compute: () => {
      time += 60;
      return Float64Array.of(time);
    },
    transfer: memory_in,
  };
  const own = new ProductDesk<Pick<Clocks, 'limited'>>({ limited: product }, () => time);
  own.requests = { limited: true };
  const due = (at: number) => {
    time = at;
    return 'limited' in own.results({} as RunSubject, true);
  };
  expect([0, 300, 599, 600].map(due)).toEqual([true, false, false, true]);
});

const experiment = { ...defaults<ExperimentSettings>(EXPERIMENT), batch_size: 96 };
const options = trainer_options(experiment, DEFAULT_BUILD, default_settings('b'));
const SHOWN: LiveRequests = {
  step_trace: { parameter: 2 },
  sample_trace: { parameter: 2, sample: 1 },
  velocity_by_layer: true,
};
const created = (answer: unknown) => (answer as { ok: RunProgress }).ok;

it('the core’s work for what views do not show is not done', () => {
  const service = new Service(core);
  const traces: number[] = [];
  const { trace } = Object.getPrototypeOf(core.Trainer.prototype);
  const prototype = Object.getPrototypeOf(core.Trainer.prototype);
  prototype.trace = function (...args: unknown[]) {
    traces.push(args.length);
    return trace.apply(this, args);
  };
  try {
    created(service.ask(0, 'create', [options, {}]).answer);
    service.ask(0, 'advance', [20]);
    expect(traces).toHaveLength(0);
    service.ask(0, 'look', [SHOWN]);
    expect(traces).toHaveLength(1);
    // Once an answer, however many steps it has.
    service.ask(0, 'advance', [50, { running: true }]);
    expect(traces).toHaveLength(2);
    service.ask(0, 'look', [{}]);
    service.ask(0, 'advance', [1]);
    expect(traces).toHaveLength(2);
  } finally {
    prototype.trace = trace;
    service.ask(0, 'close', []);
  }
});

it('the arrays of an answer and its products move to the page: here they are gone', () => {
  const service = new Service(core);
  service.ask(0, 'create', [options, SHOWN]);
  const { answer, moving } = service.ask(0, 'advance', [5]);
  const { columns, snapshot } = answer as Advance;
  const { x, layers } = snapshot.products.sample_trace as SampleTrace;
  const own = [...Object.values(columns), x, ...layers.map(({ a }) => a)] as Float32Array[];
  const lengths = own.map(({ length }) => length);
  expect(Math.min(...lengths)).toBeGreaterThan(0);
  const arrived = structuredClone(answer, { transfer: moving }) as Advance;
  expect(own.map(({ buffer }) => buffer.byteLength)).toEqual(own.map(() => 0));
  expect(arrived.columns.loss).toHaveLength(5);
  expect(arrived.snapshot.products.sample_trace?.x).toHaveLength(20);
  // The run goes on with what is its own.
  const next = service.ask(0, 'advance', [5]).answer as Advance;
  expect(next.snapshot.steps).toBe(10);
});

it('what is worked out once moves as well', () => {
  const service = new Service(core);
  service.ask(0, 'create', [options, {}]);
  service.ask(0, 'advance', [3]);
  const tuning = { optimizer: options.optimizer, schedule: options.schedule };
  const both = service.ask(0, 'task', ['zero_grad_losses', { steps: 4, tuning }]);
  const gradient = service.ask(0, 'task', ['gradient', null]);
  const grid = { x: [-1, 1], y: [-1, 1], columns: 4, rows: 3 } as const;
  const field = service.compute(CORE_TASKS.field, {
    surface: { type: 'quadratic', condition: 2 },
    grid: { ...grid } as never,
  });
  const map = service.compute(CORE_TASKS.rate_map, {
    theory: 'heavy_ball',
    condition: 5,
    columns: 4,
    rows: 3,
  });
  const trace = service.compute(CORE_TASKS.reference_trace, { options, steps: 3 });
  for (const { answer, moving } of [both, gradient, field, map, trace]) {
    expect(moving).toEqual(memory_in(answer));
    expect(moving.length).toBeGreaterThan(0);
    structuredClone(answer, { transfer: moving });
  }
  expect((field.answer as Extract<Reply<Float32Array>, { ok: unknown }>).ok).toHaveLength(0);
});

it('each product says when it comes', () => {
  for (const { cadence } of Object.values(LIVE_PRODUCTS)) expect(['frame', 'rest']).toContain(cadence);
  for (const { cadence } of [...Object.values(RUN_TASKS), ...Object.values(CORE_TASKS)])
    expect(cadence).toBe('once');
});

it('a worker has many runs, each by its id, and one that is closed is forgotten alone', () => {
  const service = new Service(core);
  const faster = trainer_options(experiment, DEFAULT_BUILD, settings_of('b', 'adam', DEFAULT_SCHEDULE));
  service.ask(1, 'create', [options, {}]);
  service.ask(2, 'create', [faster, {}]);
  const single = new Service(core);
  single.ask(2, 'create', [faster, {}]);
  service.ask(1, 'advance', [7]);
  const mixed = service.ask(2, 'advance', [9]).answer as Advance;
  expect(mixed.columns).toEqual((single.ask(2, 'advance', [9]).answer as Advance).columns);
  service.ask(1, 'close', []);
  expect(service.size).toBe(1);
  expect(() => service.ask(1, 'advance', [1])).toThrow('no run has been made');
  expect((service.ask(2, 'advance', [1]).answer as Advance).snapshot.steps).toBe(10);
});
