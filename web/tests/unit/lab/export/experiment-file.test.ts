// SPDX-License-Identifier: MIT
/** Experiment files: what links say is written and read back; what no page wrote is refused by its field. */
import { describe, expect, it } from 'vitest';
import { write_experiment } from '../../../../src/lab/export/experiment-file';
import { read_experiment } from '../../../../src/lab/export/read-experiment';
import { decode, encode } from '../../../../src/lab/link/url';
import { type RunSpec, settings_at } from '../../../../src/lab/run/plan';
import { ShapeError } from '../../../../src/lib/shape';
import { EXPERIMENTS } from './experiments';

function content_of(query: string) {
  const { experiment, order, runs, steps } = decode(query);
  return { experiment, runs: order.map((id) => runs[id]), steps: steps ?? 0, arrays: null };
}

describe.each(Object.entries(EXPERIMENTS))('%s', (_, query) => {
  it('is the same run at every step, and the same link, when it was written and read', () => {
    const content = content_of(`${query}&a.name=%E6%A2%AF%E5%BA%A6&b.colour=f&a.hidden=1`);
    const read = read_experiment(write_experiment(content));
    const at = (runs: typeof read.runs) =>
      runs.map(({ plan }) => Array.from({ length: 80 }, (_, step) => settings_at(plan, step)));
    expect(at(read.runs)).toEqual(at(content.runs));
    expect(read.runs.map(({ style, build_options }) => [style, build_options])).toEqual(
      content.runs.map(({ style, build_options }) => [style, build_options]),
    );
    const opened = decode(query);
    const link = (experiment: typeof read.experiment) => encode({ ...opened, experiment });
    expect([link(read.experiment), read.steps]).toEqual([link(content.experiment), content.steps]);
  });
});

it('what is set by hand is in it, at each step of it', () => {
  const query = 'data=moons&net=8tanh&b.lr=0.1,0.05@20&b.edit=3:0.75,40:-2@5,3:0.1@5&steps=60';
  const content = content_of(query);
  const read = read_experiment(write_experiment(content));
  expect(read.runs[1]?.plan.edits).toEqual([
    { step: 0, parameter: 3, value: 0.75 },
    { step: 5, parameter: 40, value: -2 },
    { step: 5, parameter: 3, value: 0.1 },
  ]);
  const opened = decode(query);
  const [a, b] = read.runs as [RunSpec, RunSpec];
  expect(encode({ ...opened, runs: { ...opened.runs, a, b } })).toBe(encode(opened));
  expect(write_experiment(content_of('data=moons'))).not.toContain('edits');
});

const GOOD = 'data=moons&net=8tanh&b.lr=0.1,0.05@20&b.rule=sgd,adam@40&b.edit=3:0.75,3:1@5&steps=60';

/** A good file with one thing otherwise. */
function forged(change: (file: never) => void): () => unknown {
  const file = JSON.parse(write_experiment(content_of(GOOD)));
  change(file as never);
  return () => read_experiment(JSON.stringify(file));
}

describe('refused is', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a file is whatever somebody makes of it
  it.each<[string, (file: any) => void]>([
    ['file.format must be "momentum-lab experiment"', (file) => (file.format = 'model')],
    ['file.version must be 1, got 2', (file) => (file.version = 2)],
    ['file.more must be left out', (file) => (file.more = 1)],
    ['file.steps must be a whole number', (file) => (file.steps = -1)],
    ['file.experiment.data must be', (file) => (file.experiment.data = 'mars')],
    ['file.experiment.seed must be', (file) => (file.experiment.seed = '22')],
    ['file.experiment.data_values.noise must be', (file) => (file.experiment.data_values.noise = -1)],
    ['file.experiment.hidden[0].activation must be', (file) => (file.experiment.hidden[0].activation = 'x')],
    ['file.experiment.hidden must be layers', (file) => (file.experiment.hidden[0].units = 10_000)],
    ['file.experiment.magic must be left out', (file) => (file.experiment.magic = 1)],
    ['file.runs must be one to 6 runs', (file) => file.runs.push(file.runs[0])],
    ['file.runs must be one to 6 runs', (file) => (file.runs = [])],
    ['file.runs[0].settings.lr must be', (file) => (file.runs[0].settings.lr = -1)],
    ['file.runs[0].settings.momentum must be', (file) => delete file.runs[0].settings.momentum],
    [
      'file.runs[0].settings.nesterov must be another value',
      (file) => (file.runs[0].settings.nesterov = true),
    ],
    ['file.runs[1].changes must be changes by growing step', (file) => (file.runs[1].changes[1].step = 20)],
    ['file.runs[1].changes[0].beta1 must be left out', (file) => (file.runs[1].changes[0].beta1 = 0.9)],
    ['file.runs[1].changes[0].step must be', (file) => delete file.runs[1].changes[0].step],
    [
      'file.runs[0].build_options.params must be',
      (file) => (file.runs[0].build_options.params = 'linear9.bias'),
    ],
    ['file.runs[1].edits must be edits by growing step', (file) => (file.runs[1].edits[0].step = 9)],
    ['file.runs[1].edits must be edits by growing step', (file) => (file.runs[1].edits[0].step = 5)],
    ['file.runs[1].edits[0].parameter must be', (file) => (file.runs[1].edits[0].parameter = 42)],
    ['file.runs[1].edits[1].value must be', (file) => (file.runs[1].edits[1].value = 1e9)],
    [
      'file.data.x must be a list',
      (file) => (file.data = { samples: 300, features: 2, classes: 2, outputs: 0 }),
    ],
  ])('%s', (sentence, change) => {
    expect(forged(change)).toThrow(ShapeError);
    expect(forged(change)).toThrow(sentence);
  });

  it('what is no JSON', () => {
    expect(() => read_experiment('PK\u0003\u0004')).toThrow('file must be JSON');
    expect(() => read_experiment('[]')).toThrow('file must be an object');
  });
});

it('data in a file are as long as its experiment says', () => {
  const { experiment, ...rest } = content_of('data=iris&net=none');
  const arrays = { x: new Float32Array(600).fill(0.1), y: new Int32Array(150).fill(2) };
  const text = write_experiment({ experiment, ...rest, arrays });
  expect(text).toContain('0.1');
  expect(text).not.toContain('0.10000000149011612');
  expect(read_experiment(text).arrays).toEqual(arrays);
  expect(() => read_experiment(text.replace('"samples": 150', '"samples": 15'))).toThrow('file.data.samples');
});
