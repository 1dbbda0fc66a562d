// SPDX-License-Identifier: MIT
/** A run of the lab as it is pinned, and a stored one read back; what none can be is refused. */
import { refuse_shape } from '../../lib/shape';
import { default_experiment, default_specs } from '../experiment/presets';
import type { RunId } from '../ids';
import { decode, encode } from '../link/url';
import { read_record, write_record } from '../run/record-file';
import type { Lab } from '../view';
import { metrics_of, type PinnedRun } from './pinned-run';
import type { StoredRun } from './store';

/** randomUUID() is there on https and localhost alone. */
const random_id = (): string =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');

/** As it is now. */
export function stored_of(lab: Lab, id: RunId, name: string): StoredRun {
  const { record } = lab.runs[id];
  const { plan, style, build_options } = record;
  const { view } = default_experiment();
  const query = encode({
    experiment: lab.experiment.peek(),
    order: [id],
    runs: { ...default_specs(), [id]: { plan, style: { ...style, hidden: false }, build_options } },
    view,
    rooms: {},
    steps: record.metrics.steps.length,
    phase: 0,
  });
  return { id: random_id(), at: Date.now(), name, query, ...write_record(record) };
}

/** Throws a ShapeError. */
export function pinned_of(stored: StoredRun, is_stored: boolean): PinnedRun {
  const record = read_record(stored);
  const { experiment, order, runs, steps } = decode(stored.query);
  const [id] = order;
  if (order.length !== 1 || !id || steps === null) refuse_shape('query', 'a link of one run', stored.query);
  return {
    id: stored.id,
    name: stored.name,
    at: stored.at,
    experiment,
    spec: { ...runs[id as RunId], plan: record.plan },
    steps: record.metrics.steps.length,
    record,
    metrics: metrics_of(record),
    bytes: stored.bytes.length + stored.json.length,
    is_stored,
  };
}
