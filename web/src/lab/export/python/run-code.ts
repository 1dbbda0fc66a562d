// SPDX-License-Identifier: MIT
/** One run as code: its optimizer, its schedule, and what is set otherwise on the way. */
import { is_batched } from '../../experiment/network';
import type { ExperimentSettings, RunSettings } from '../../experiment/types';
import { type Edit, next_change, type Plan, settings_at } from '../../run/plan';
import { criterion_text, order_text } from './build-lines';
import { edit_lines, edit_text, is_bias, trained_text } from './network-lines';
import { call_text, is_own, type OptimizerCall, optimizer_call, options_of } from './optimizer-text';
import { type PlanSegment, type ScheduleText, schedule_of } from './schedule-text';
import type { ProgramRun } from './source';

/** Lines that are done before an update. */
interface ChangeLines {
  step: number;
  lines: readonly string[];
}

export interface RunCode {
  name: string;
  optimizer: OptimizerCall;
  /** None: its lr stays as it is set */
  schedule: string;
  /** the body of the function that its schedule goes by */
  lr_body: readonly string[];
  changes: readonly ChangeLines[];
  zero_grad: boolean;
  criterion: string;
  /** of batches; '': there are none */
  order: string;
  diverged: boolean;
  /** those for which PyTorch has no class */
  own: readonly RunSettings[];
}

/** Whose updates come before `steps`. */
function segments_of(plan: Plan, steps: number): PlanSegment[] {
  const found: PlanSegment[] = [];
  for (let from = 0; from < Math.max(1, steps); from = next_change(plan, from))
    found.push({ from, settings: settings_at(plan, from) });
  return found;
}

/** PyTorch makes a state once, by what is set then: what is switched on later begins with zeros. */
const LATE: readonly { key: string; state: string; like: string }[] = [
  { key: 'momentum', state: 'momentum_buffer', like: 'square_avg' },
  { key: 'centered', state: 'grad_avg', like: 'square_avg' },
  { key: 'amsgrad', state: 'max_exp_avg_sq', like: 'exp_avg_sq' },
];

function late_state(before: RunSettings, after: RunSettings): string[] {
  if (after.rule === 'sgd') return [];
  return LATE.filter(({ key }) => !before[key] && after[key]).flatMap(({ state, like }) => [
    'for state in opt.state.values():',
    `    state.setdefault('${state}', torch.zeros_like(state['${like}']))`,
  ]);
}

const IN_VAIN = ['initial_accumulator_value'];

/** Options of the same rule, by PyTorch's names; the `free` ones are somebody else's. */
function option_changes(before: RunSettings, after: RunSettings, own: boolean, free: readonly string[]) {
  const old = options_of(before, own);
  const changed = [...options_of(after, own)].filter(
    ([key, value]) => value !== old.get(key) && ![...free, ...IN_VAIN].includes(key),
  );
  return changed.map(([key, value]) => `${key}=${value}`).join(', ');
}

/** `from`: a schedule that begins later counts from there. */
function schedule_text(schedule: ScheduleText, lr_at: string, from = 0): string {
  if (schedule.is === 'scheduler') return schedule.call;
  const lr = from === 0 ? lr_at : `lambda step: ${lr_at}(step + ${from})`;
  return schedule.is === 'none' ? 'None' : `optim.lr_scheduler.LambdaLR(opt, ${lr})`;
}

/** Of a network without biases none can be set. */
const is_written =
  (experiment: ExperimentSettings, { bias }: ProgramRun['build_options']) =>
  (edit: Edit) =>
    bias || !is_bias(experiment, edit);

/** With what is set by hand at their steps, up to the last loss. */
function with_edits(
  changes: readonly ChangeLines[],
  { plan, build_options }: ProgramRun,
  experiment: ExperimentSettings,
  last: number,
): ChangeLines[] {
  const edits = (plan.edits ?? []).filter(is_written(experiment, build_options));
  const steps = new Set([...changes, ...edits].map(({ step }) => step).filter((step) => step <= last));
  return [...steps]
    .sort((one, other) => one - other)
    .map((step) => ({
      step,
      lines: [
        ...changes.filter((change) => change.step === step).flatMap(({ lines }) => lines),
        ...edit_lines(
          experiment,
          edits.filter((edit) => edit.step === step),
        ),
      ],
    }));
}

/** `lr_at`: what the function of its lr is called, if it has one. */
export function run_code(
  run: ProgramRun,
  experiment: ExperimentSettings,
  steps: number,
  lr_at: string,
): RunCode {
  const { name, plan, build_options, diverged } = run;
  const batched = is_batched(experiment);
  const segments = segments_of(plan, steps);
  const schedule = schedule_of(segments);
  const own = segments.some(({ settings }) => is_own(settings));
  const of_function = schedule.is === 'function';
  const params = trained_text(build_options.params, experiment.hidden);
  const call = (settings: RunSettings) =>
    optimizer_call(settings, params, own, of_function ? '1' : undefined);
  const changes = segments.slice(1).map(({ from, settings }, i) => {
    const before = (segments[i] as PlanSegment).settings;
    if (before.rule !== settings.rule)
      return {
        step: from,
        lines: [
          `opt = ${call_text(call(settings))}`,
          ...(of_function ? [`schedule = ${schedule_text(schedule, lr_at, from)}`] : []),
        ],
      };
    const changed = option_changes(before, settings, own, of_function ? ['lr'] : []);
    const update = changed === '' ? [] : [`opt.param_groups[0].update(${changed})`];
    return { step: from, lines: [...update, ...late_state(before, settings)] };
  });
  const [{ settings: first }] = segments as [PlanSegment];
  return {
    name,
    optimizer: call(first),
    schedule: schedule_text(schedule, lr_at),
    lr_body: of_function ? schedule.body : [],
    changes: with_edits(changes, run, experiment, batched ? steps - 1 : steps).filter(
      ({ lines }) => lines.length > 0,
    ),
    zero_grad: build_options.zero_grad,
    criterion: criterion_text(experiment, build_options),
    order: batched ? order_text(experiment.batch_size, build_options) : '',
    diverged,
    own: own ? segments.map(({ settings }) => settings).filter(({ rule }) => rule === 'sgd') : [],
  };
}

/** What a program cannot say of a run, as name=value: PyTorch's layers without biases have none to set. */
export const unsaid_of = (
  { plan, build_options }: Pick<ProgramRun, 'plan' | 'build_options'>,
  experiment: ExperimentSettings,
): string[] =>
  (plan.edits ?? [])
    .filter((edit) => !is_written(experiment, build_options)(edit))
    .map((edit) => edit_text(experiment, edit));
