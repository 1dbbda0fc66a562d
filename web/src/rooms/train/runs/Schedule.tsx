// SPDX-License-Identifier: MIT
/** How lr changes with the steps: the schedule, its options, and a small picture of them. */
import { words } from '../../../i18n';
import { numeric } from '../../../lab/controls/option-text';
import { Select } from '../../../lab/controls/Select';
import { schedule_curve } from '../../../lab/experiment/schedule-curve';
import { SCHEDULES, schedule_keys } from '../../../lab/experiment/schema';
import type { RunSettings } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { run_refusal } from '../../../lab/views/refusals';
import { format_count, format_number } from '../../../lib/numbers';
import { OptionControl } from './OptionControl';

export const is_scheduled = (settings: RunSettings): boolean =>
  settings.schedule !== 'constant' || numeric(settings, 'schedule.warmup_steps') > 0;

export function Schedule({ id, run }: { id: RunId; run: string }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const settings = lab.runs[id].settings.value;
  const { schedule } = settings;
  const keys = schedule_keys(schedule);
  return (
    <>
      <Select
        id={`${id}-schedule`}
        label={text.schedule}
        name={text.schedule_label(run)}
        hint={text.schedule_hint}
        value={schedule}
        options={SCHEDULES.map((value) => ({ value, label: text.schedules[value] }))}
        refusal={run_refusal(lab, id, 'schedule')}
        choose={(next) => lab.set_run(id, 'schedule', next)}
      />
      {keys
        .filter(
          (key) => key !== 'schedule.warmup_start_factor' || numeric(settings, 'schedule.warmup_steps') > 0,
        )
        .map((key) => (
          <OptionControl key={key} id={id} run={run} option={key} />
        ))}
      {is_scheduled(settings) && <Picture settings={settings} />}
    </>
  );
}

const [WIDTH, HEIGHT] = [240, 44];

function Picture({ settings }: { settings: RunSettings }) {
  const { runs: text } = words.value;
  const curve = schedule_curve(settings);
  const [first = [0, 0], last = [0, 0]] = [curve[0], curve.at(-1)];
  const most = Math.max(...curve.map(([, lr]) => lr), Number.MIN_VALUE);
  const x = (step: number) => (WIDTH * step) / Math.max(1, last[0]);
  const y = (lr: number) => 2 + (HEIGHT - 4) * (1 - lr / most);
  const curve_text = text.schedule_curve(
    format_number(first[1]),
    format_number(last[1]),
    format_count(last[0]),
  );
  return (
    <figure class="schedule">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <polyline points={curve.map(([step, lr]) => `${x(step).toFixed(1)},${y(lr).toFixed(1)}`).join(' ')} />
      </svg>
      <figcaption class="note">{curve_text}</figcaption>
    </figure>
  );
}
