// SPDX-License-Identifier: MIT
/** The runs as they are now, asked of a worker that makes their steps again: bytes that continue them, and their parameters. */
import { trainer_options, tuning_of } from '../../lab/experiment/network';
import type { RunId } from '../../lab/ids';
import { edits_at, next_change, type Plan, settings_at } from '../../lab/run/plan';
import { WorkerConnection } from '../../lab/run/worker-connection';
import type { Lab } from '../../lab/view';
import type { PageHost } from '../../lab/views/host-context';
import type { CoreWorker, SavedRun, SavedState, TuningSegment } from '../../worker/protocol';
import { fed_arrays } from './fed-arrays';

/** Up to a step, which the next update is made after. */
function segments_of(plan: Plan, steps: number): TuningSegment[] {
  const segments: TuningSegment[] = [];
  for (let from = 0; from <= steps; from = next_change(plan, from))
    segments.push({ from, tuning: tuning_of(settings_at(plan, from)), edits: edits_at(plan, from) });
  return segments;
}

/** Of a run that diverged, those before. */
export const steps_of = (lab: Lab, id: RunId): number => lab.runs[id].record.metrics.steps.length;

export class SavedRuns {
  readonly #worker: WorkerConnection<CoreWorker>;

  constructor({ connect, lab }: PageHost) {
    this.#worker = new WorkerConnection(connect, lab.clock.later);
  }

  async save(lab: Lab, id: RunId): Promise<SavedRun> {
    const experiment = lab.experiment.peek();
    const { plan, build_options, microseconds } = lab.runs[id].record;
    const steps = steps_of(lab, id);
    const options = trainer_options(experiment, build_options, settings_at(plan, 0), await fed_arrays(lab));
    const segments = segments_of(plan, steps);
    // It may take as long as the steps took.
    const longer = (2 * steps * (microseconds || 0)) / 1000;
    const reply = await this.#worker.ask(
      ({ task }) => task('checkpoint', { options, segments, steps }),
      longer,
    );
    if ('refused' in reply) throw new Error(`${reply.refused.path}: ${reply.refused.allowed}`);
    return reply.ok;
  }

  /** What bytes of unknown origin are a checkpoint of; throws the core's words where they are none. */
  async state_of(bytes: Uint8Array): Promise<SavedState> {
    const reply = await this.#worker.ask(({ task }) => task('checkpoint_state', { bytes }));
    if ('fault' in reply) throw new Error(reply.fault);
    return reply.ok;
  }
}
