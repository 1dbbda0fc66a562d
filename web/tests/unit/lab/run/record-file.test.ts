// SPDX-License-Identifier: MIT
/** Records of real runs, written down and read back to the bit; and what is none. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_BUILD, trainer_options, tuning_of } from '../../../../src/lab/experiment/network';
import { PRESETS } from '../../../../src/lab/experiment/presets';
import { Metrics } from '../../../../src/lab/run/metrics';
import { RunRecord } from '../../../../src/lab/run/record';
import { no_record, type RecordData } from '../../../../src/lab/run/record-data';
import { read_record, write_record } from '../../../../src/lab/run/record-file';
import type { Packed } from '../../../../src/lib/packed';
import { ShapeError } from '../../../../src/lib/shape';
import type { RunWorker } from '../../../../src/worker/protocol';
import { open_core, play_to, QUERY } from '../core_host';
import { core, core_worker } from '../core_workers';
import { until } from '../lab_support';

/** Read from a copy, as from a file. */
const copied = ({ json, bytes }: Packed): RecordData => read_record({ json, bytes: bytes.slice() });

const loss_of = ({ metrics }: RecordData) => new Metrics(metrics).series('loss');

/** A run of the article's preset, beside its worker. */
async function started() {
  const { experiment, runs } = PRESETS[0];
  const settings = { ...no_record(runs.b).settings };
  const worker = core_worker(async (_, make) => make()).session();
  const built = await worker.create(
    {
      ...trainer_options({ ...experiment, batch_size: 32 }, DEFAULT_BUILD, settings),
      ...tuning_of(settings),
    },
    {},
  );
  if (!('ok' in built)) throw new Error('refused');
  const record = new RunRecord('b', no_record(runs.b));
  record.start(built.ok, 0.5, Math.log(3));
  return { worker, record };
}

async function advance(worker: RunWorker, steps: number, records: readonly RunRecord[]) {
  const advanced = await worker.advance(steps);
  for (const record of records)
    record.commit(advanced, steps, advanced.snapshot, { target: 0.5, stop_loss: 0 });
}

describe('a record', () => {
  it.each([
    ['of a full batch', '', 300],
    ['of more steps than buckets', '', 5000],
    ['of mini-batches, evaluated now and then', 'batch=96&test=split&', 300],
    ['with changes on the way', 'b.lr=0.1,0.05@40,0.2@90&b.rule=sgd,adam@120&', 200],
    [
      'with a name, a colour and tensors of its own',
      'b.name=%E5%8A%A8%E9%87%8F&b.colour=d&b.params=out.bias&',
      20,
    ],
    [
      'with all that may be unusual of its loop',
      'b.softmax=1&b.reduction=sum&b.sampler=dataloader&b.default_dtype=float64&b.net_first=1&b.bias=0&b.stale_buffer=1&',
      20,
    ],
  ])('%s is the same to the bit when it was written and read', async (_, query, steps) => {
    const { lab } = await open_core(`${query}${QUERY}`);
    await play_to(lab, steps);
    const { record } = lab.runs.b;
    const written = write_record(record);
    const read = copied(written);
    expect(read).toEqual({ ...record, metrics: expect.anything() });
    expect(loss_of(read)).toEqual(lab.runs.b.series('loss'));
    expect(write_record(read)).toEqual(written);
  });

  it('has a change by hand in its plan, and one that no step has met in its settings alone', async () => {
    const { lab } = await open_core(QUERY);
    await play_to(lab, 30);
    lab.set_run('b', 'momentum', 0.5);
    await play_to(lab, 60);
    lab.set_run('b', 'lr', 0.25);
    const { plan, settings } = copied(write_record(lab.runs.b.record));
    expect(plan.changes.momentum?.at(-1)).toEqual({ step: 30, value: 0.5 });
    expect(settings).toMatchObject({ momentum: 0.5, lr: 0.25 });
  });

  it('of a run that was lost keeps why, and what is not finite', async () => {
    const { lab } = await open_core('data=random&seed=22&b.lr=1000&b.momentum=2&stop=0&speed=max');
    while (lab.runs.b.trouble.value?.kind !== 'not_finite') {
      // The first trouble is a loss worse than at the start: on it goes.
      lab.play();
      await until(() => !lab.playing.value);
    }
    const { record } = lab.runs.b;
    const read = copied(write_record(record));
    expect(read.loss).toBe(Number.POSITIVE_INFINITY);
    expect(read.trouble).toEqual(record.trouble);
    expect(new Metrics(read.metrics).series('stride')).toEqual(lab.runs.b.series('stride'));
    // No test data: nothing was scored there.
    expect(read.metrics.scores.test_loss.value).toEqual([]);
    expect(read).toEqual({ ...record, metrics: expect.anything() });
  });

  it('goes on as if it had never been written', async () => {
    const { worker, record } = await started();
    await advance(worker, 2500, [record]);
    const again = new RunRecord('b', copied(write_record(record.record)));
    // What a snapshot says is its session's, and comes with it.
    again.snapshot.value = record.snapshot.value;
    await advance(worker, 2500, [record, again]);
    expect(write_record(again.record)).toEqual(write_record(record.record));
    expect(again.steps).toBe(5000);
  });

  it('has checkpoints from which the core goes on to the bit', async () => {
    const { experiment, runs } = PRESETS[0];
    const settings = no_record(runs.b).settings;
    const options = { ...trainer_options(experiment, DEFAULT_BUILD, settings), ...tuning_of(settings) };
    const trainer = new core.Trainer(options);
    trainer.run(20);
    const written = write_record({
      ...no_record(runs.b),
      checkpoints: [{ step: 20, bytes: trainer.save() }],
    });
    const [checkpoint] = copied(written).checkpoints;
    const later = core.Trainer.load(checkpoint?.bytes as Uint8Array);
    trainer.run(30);
    later.run(30);
    expect(later.steps).toBe(50);
    expect(later.save()).toEqual(trainer.save());
  });
});

describe('what is no record is refused:', () => {
  const good = async () => {
    const { worker, record } = await started();
    await advance(worker, 100, [record]);
    return write_record(record.record);
  };

  it.each<[string, (packed: Packed) => Packed, Partial<ShapeError>]>([
    ['bytes that end early', ({ json, bytes }) => ({ json, bytes: bytes.slice(0, -8) }), { field: 'json' }],
    [
      'bytes too many',
      ({ json, bytes }) => ({ json, bytes: new Uint8Array(bytes.length + 8) }),
      { field: 'bytes', allowed: expect.stringMatching(/^\d+ bytes$/) },
    ],
    ['JSON that ends early', ({ json, bytes }) => ({ json: json.slice(0, -9), bytes }), { field: 'json' }],
    ['null', ({ bytes }) => ({ json: 'null', bytes }), { field: 'bytes' }],
    ...(
      [
        ['another format', '"momentum-lab record"', '"gpx"', 'file.format', '"momentum-lab record"', 'gpx'],
        ['a later version', '"version":1', '"version":2', 'file.version', '1', 2],
        [
          'a rate that no core takes',
          '"lr":0.1,',
          '"lr":-0.1,',
          'file.record.settings.lr',
          /a number in 0 … /,
          -0.1,
        ],
        [
          'a rate as a text',
          '"lr":0.1,',
          '"lr":"0.1",',
          'file.record.settings.lr',
          /a number in 0 … /,
          '0.1',
        ],
        [
          'an option that no rule has',
          '"lr":0.1,',
          '"lr":0.1,"speed":3,',
          'file.record.settings.speed',
          /no rule/,
          3,
        ],
        ['a setting less', '"lr":0.1,', '', 'file.record.settings.lr', /option of sgd/, undefined],
        [
          'a colour that is none',
          '"colour":"b"',
          '"colour":"red"',
          'file.record.style.colour',
          /"a", "b"/,
          'red',
        ],
        ['a key too many', '"reached":', '"more":1,"reached":', 'file.record.more', 'left out', 1],
        [
          'more steps than it has values',
          '"length":100,',
          '"length":90,',
          /metrics\.batches\.columns/,
          /90 numbers/,
          0,
        ],
        ['widths that are none', '"width":1,', '"width":3,', /losses\.width/, 'a power of 2', 3],
        ['a scale for few steps', '"width":1,', '"width":2,', /losses\.length/, /by half or more/, 101],
      ] as const
    ).map(
      ([what, from, to, field, allowed, value]): [
        string,
        (packed: Packed) => Packed,
        Partial<ShapeError>,
      ] => [
        what,
        ({ json, bytes }) => {
          expect(json).toContain(from);
          return { json: json.replace(from, to), bytes };
        },
        {
          field: typeof field === 'string' ? field : expect.stringMatching(field),
          allowed: typeof allowed === 'string' ? allowed : expect.stringMatching(allowed),
          ...(value === 0 ? {} : { value }),
        },
      ],
    ),
  ])('%s', async (_, forge, refusal) => {
    const packed = await good();
    const read = () => read_record(forge(packed));
    expect(read).toThrow(ShapeError);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject(refusal);
      expect((error as Error).message).toContain(`${(error as ShapeError).field} must be `);
    }
  });

  it('a step of another bucket', async () => {
    const { worker, record } = await started();
    await advance(worker, 100, [record]);
    const forged = copied(write_record(record.record));
    forged.metrics.steps.columns.stride.low_step[7] = 3;
    expect(() => copied(write_record(forged))).toThrow(
      /metrics\.steps\.columns\.stride\.low_step must be steps of their own buckets, got 800 bytes/,
    );
  });
});
