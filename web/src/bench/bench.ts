// SPDX-License-Identifier: MIT
/** bench.html: the core's four jobs timed in the visitor's browser, in rounds that take turns, so that a machine
 * that slows down slows all alike. */
import { batch, signal } from '@preact/signals';
import jobs from '#wasm/momentum-jobs.json';
import { Fault } from '../lab/run/fault';
import { WorkerConnection } from '../lab/run/worker-connection';
import type { Activation, Connect, CoreWorker, TrainerOptions } from '../worker/protocol';

export const JOB_IDS = ['J1', 'J2', 'J3', 'J4'] as const;
export type JobId = (typeof JOB_IDS)[number];

export interface Job {
  id: JobId;
  options: TrainerOptions;
  /** units from input to output */
  units: readonly number[];
  activations: readonly Activation[];
  samples: number;
  batch: number;
}

function job_of({ name, options }: (typeof jobs)[number]): Job {
  const { data, hidden, batch_size } = options;
  return {
    id: name as JobId,
    options: options as TrainerOptions,
    units: [data.features, ...hidden.map(({ units }) => units), data.classes],
    activations: hidden.map(({ activation }) => activation as Activation),
    samples: data.samples,
    batch: batch_size || data.samples,
  };
}

/** Those of scripts/bench: the core's scenarios. */
export const JOBS: readonly Job[] = jobs.map(job_of);

export interface Thoroughness {
  rounds: number;
  /** of each job in each round */
  round_ms: number;
  /** of each job before the first: engines compile what runs often a second time, and better */
  warm_ms: number;
}

export const USUAL: Thoroughness = { rounds: 7, round_ms: 500, warm_ms: 1500 };
export const QUICK: Thoroughness = { rounds: 3, round_ms: 50, warm_ms: 100 };

/** Steps a second. */
export interface MeasuredSpeed {
  median: number;
  least: number;
  greatest: number;
}

export interface Result {
  job: Job;
  speed: MeasuredSpeed;
  gflops: number;
}

const weights = ({ units }: Job) => units.slice(1).reduce((sum, out, i) => sum + out * (units[i] ?? 0), 0);

/** As other benchmarks count: forward and both halves of backward, a multiplication and an addition each. */
export const operations = (job: Job) => 6 * job.batch * weights(job);

export function speed_of(rounds: readonly number[]): MeasuredSpeed {
  const sorted = [...rounds].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const last = sorted.length - 1;
  return {
    median: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
    least: at(0),
    greatest: at(last),
  };
}

export class Bench {
  /** share done while it runs, else null */
  readonly progress = signal<number | null>(null);
  /** of every job that has had a round */
  readonly results = signal<readonly Result[]>([]);
  /** when all rounds were done, else null */
  readonly finished = signal<Date | null>(null);
  readonly fault = signal<Fault | null>(null);
  readonly #line: WorkerConnection<CoreWorker>;
  /** counts runs: only the latest is shown */
  #run = 0;

  constructor(
    connect: Connect<CoreWorker>,
    later: (milliseconds: number, callback: () => void) => void,
    readonly thoroughness: Thoroughness = USUAL,
  ) {
    this.#line = new WorkerConnection(connect, later);
  }

  /** What the worker lets us wait for. */
  get late() {
    return this.#line.late;
  }

  async run(): Promise<void> {
    this.cancel();
    const run = this.#run;
    batch(() => {
      this.progress.value = 0;
      this.results.value = [];
      this.finished.value = null;
      this.fault.value = null;
    });
    try {
      await this.#all_rounds(run);
    } catch (error) {
      if (run === this.#run) this.fault.value = error as Fault;
    }
    if (run === this.#run) this.cancel();
  }

  /** Ends what runs. What was measured stays to be read. */
  cancel(): void {
    this.#run++;
    this.#line.end(new Fault('other'));
    this.progress.value = null;
  }

  async #all_rounds(run: number): Promise<void> {
    const { rounds, round_ms, warm_ms } = this.thoroughness;
    const speeds = new Map<Job, number[]>(JOBS.map((job) => [job, []]));
    const whole = JOBS.length * (warm_ms + rounds * round_ms);
    let spent = 0;
    for (let round = 0; round <= rounds; round++) {
      for (const [job, speeds_so_far] of speeds) {
        const time = round === 0 ? warm_ms : round_ms;
        const { steps, milliseconds } = await this.#line.ask(
          (worker) => worker.task('timing', { options: job.options, milliseconds: time }),
          time,
        );
        if (run !== this.#run) return;
        if (round > 0) speeds_so_far.push((1000 * steps) / milliseconds);
        spent += time;
        batch(() => {
          this.progress.value = spent / whole;
          this.results.value = results_of(speeds);
        });
      }
    }
    this.finished.value = new Date();
  }
}

function results_of(speeds: ReadonlyMap<Job, readonly number[]>): Result[] {
  return [...speeds].flatMap(([job, speeds_so_far]) => {
    const speed = speed_of(speeds_so_far);
    return speeds_so_far.length > 0 ? [{ job, speed, gflops: (speed.median * operations(job)) / 1e9 }] : [];
  });
}

/** What a person can copy into a message, and a script can read. */
export function report(bench: Bench, browser: { user_agent: string; cores: number }): string {
  const digits = (value: number) => Number(value.toPrecision(4));
  const results = bench.results.value.map(({ job, speed, gflops }) => ({
    job: job.id,
    network: job.units.join('-'),
    activations: job.activations,
    samples: job.samples,
    batch: job.batch,
    steps_per_second: {
      median: digits(speed.median),
      min: digits(speed.least),
      max: digits(speed.greatest),
    },
    gflops: digits(gflops),
  }));
  const date = bench.finished.value?.toISOString() ?? null;
  return JSON.stringify({ what: 'Momentum Lab', date, ...browser, ...bench.thoroughness, results }, null, 2);
}
