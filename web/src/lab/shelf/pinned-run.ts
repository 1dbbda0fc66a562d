// SPDX-License-Identifier: MIT
/** A pinned run: what a run had come to when it was pinned, with the experiment it is of; and how it is drawn beside live ones. */
import type { Colour } from '../../lib/colours';
import { data_values_of } from '../experiment/data-settings';
import type { ExperimentSettings } from '../experiment/types';
import { Metrics } from '../run/metrics';
import type { RunSpec } from '../run/plan';
import { first_met, type Reached, type RecordData } from '../run/record-data';

export interface PinnedRun {
  id: string;
  name: string;
  /** when it was pinned, ms since 1970 */
  at: number;
  experiment: ExperimentSettings;
  /** as a link has it; its place is that of the plan */
  spec: RunSpec;
  /** it was at this step */
  steps: number;
  record: RecordData;
  metrics: Metrics;
  /** of what is stored */
  bytes: number;
  /** the browser keeps it: else it is there until the tab is closed */
  is_stored: boolean;
}

/** One beside the live runs. */
export interface DrawnPin {
  run: PinnedRun;
  colour: Colour;
  /** whatever it started from */
  forced: boolean;
}

/** Why two runs did not start from the same; null: they did. */
export type OtherStart = 'data' | 'network' | 'seed' | 'batch';

const OTHER: Record<OtherStart, readonly (keyof ExperimentSettings)[]> = {
  data: ['data', 'data_values', 'table', 'painted', 'test', 'test_share', 'test_seed'],
  network: ['hidden', 'init'],
  seed: ['seed'],
  batch: ['batch_size'],
};

/** What is left to the core is as much said as what is not. */
const in_full = (experiment: ExperimentSettings): ExperimentSettings => ({
  ...experiment,
  data_values: data_values_of(experiment),
});

export function other_start(first: ExperimentSettings, second: ExperimentSettings): OtherStart | null {
  const [one, other] = [in_full(first), in_full(second)];
  const differs = (key: keyof ExperimentSettings) => JSON.stringify(one[key]) !== JSON.stringify(other[key]);
  const reasons = Object.keys(OTHER) as OtherStart[];
  const known = reasons.find((reason) => OTHER[reason].some(differs));
  if (known) return known;
  // Whatever else an experiment is set to is of its data or its network.
  return (Object.keys(one) as (keyof ExperimentSettings)[]).some(differs) ? 'network' : null;
}

export const metrics_of = (record: RecordData): Metrics => new Metrics(record.metrics);

/** When it met a target: not the one that was counted to when it was pinned. */
export const met_in = ({ metrics }: PinnedRun, target: number): Reached | null =>
  first_met(metrics.series('loss'), target);
