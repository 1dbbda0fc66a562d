// SPDX-License-Identifier: MIT
/** How a run's lr moves, as one of PyTorch's schedulers, or as a function of the step where none of them says it. */
import { SCHEDULE_PREFIX } from '../../experiment/schema';
import type { RunSettings, Value } from '../../experiment/types';
import { literal } from './python-text';

/** Settings from an update on, counted from 0. */
export interface PlanSegment {
  from: number;
  settings: RunSettings;
}

export type ScheduleText =
  | { is: 'none' }
  /** a call whose first argument is `opt` */
  | { is: 'scheduler'; call: string }
  /** the body of a function of `step` */
  | { is: 'function'; body: readonly string[] };

const option = (settings: RunSettings, name: string) => settings[SCHEDULE_PREFIX + name] as Value;
const text = (settings: RunSettings, name: string) => literal(option(settings, name));
const warms_up = (settings: RunSettings) => Number(option(settings, 'warmup_steps')) > 0;
const moves = (settings: RunSettings) => settings.schedule !== 'constant' || warms_up(settings);

/** What a segment's lr depends on. */
function lr_key({ lr, schedule, ...options }: RunSettings): string {
  const own = Object.entries(options).filter(([key]) => key.startsWith(SCHEDULE_PREFIX));
  return JSON.stringify([lr, schedule, own]);
}

function scheduler_call(settings: RunSettings): string {
  const call = (name: string, ...options: [string, string][]) =>
    `optim.lr_scheduler.${name}(opt, ${options.map(([key, of]) => `${key}=${text(settings, of)}`).join(', ')})`;
  switch (settings.schedule) {
    case 'constant':
      return call('LinearLR', ['start_factor', 'warmup_start_factor'], ['total_iters', 'warmup_steps']);
    case 'step':
      return call('StepLR', ['step_size', 'step_size'], ['gamma', 'gamma']);
    case 'exponential':
      return call('ExponentialLR', ['gamma', 'gamma']);
    case 'cosine':
      return call('CosineAnnealingLR', ['T_max', 'T_max'], ['eta_min', 'eta_min']);
  }
}

/** lr before update `t`, warm-up aside. */
function scheduled(settings: RunSettings, t: string): string {
  const lr = literal(settings.lr);
  const of = (name: string) => text(settings, name);
  switch (settings.schedule) {
    case 'constant':
      return lr;
    case 'step':
      return `${lr} * ${of('gamma')} ** (${t} // ${of('step_size')})`;
    case 'exponential':
      return `${lr} * ${of('gamma')} ** ${t.includes(' ') ? `(${t})` : t}`;
    case 'cosine': {
      const wave = `(1 + math.cos(math.pi * ${t.includes(' ') ? `(${t})` : t} / ${of('T_max')})) / 2`;
      const low = of('eta_min');
      return low === '0' ? `${lr} * ${wave}` : `${low} + (${lr} - ${low}) * ${wave}`;
    }
  }
}

function returns(settings: RunSettings): string[] {
  if (!warms_up(settings)) return [`return ${scheduled(settings, 'step')}`];
  const [steps, factor] = [text(settings, 'warmup_steps'), text(settings, 'warmup_start_factor')];
  const share = factor === '1 / 3' ? '(1 / 3 + 2 / 3' : `(${factor} + (1 - ${factor})`;
  return [
    `if step < ${steps}:`,
    `    return ${literal(settings.lr)} * ${share} * step / ${steps})`,
    `return ${scheduled(settings, `step - ${steps}`)}`,
  ];
}

/** PlanSegment by stretch; the last holds for good. */
function body_of(segments: readonly PlanSegment[]): string[] {
  return segments.flatMap(({ settings }, i) => {
    const next = segments[i + 1];
    return next
      ? [`if step < ${next.from}:`, ...returns(settings).map((line) => `    ${line}`)]
      : returns(settings);
  });
}

/** A hand on lr leaves a scheduler's own lr as it was: then a function says it all. */
export function schedule_of(segments: readonly PlanSegment[]): ScheduleText {
  if (!segments.some(({ settings }) => moves(settings))) return { is: 'none' };
  const different = segments.filter(
    ({ settings }, i) => i === 0 || lr_key(settings) !== lr_key((segments[i - 1] as PlanSegment).settings),
  );
  const [{ settings }] = different as [PlanSegment];
  const same_rule = segments.every((one) => one.settings.rule === settings.rule);
  const has_own = settings.schedule === 'constant' || !warms_up(settings);
  return different.length === 1 && same_rule && has_own
    ? { is: 'scheduler', call: scheduler_call(settings) }
    : { is: 'function', body: body_of(different) };
}
