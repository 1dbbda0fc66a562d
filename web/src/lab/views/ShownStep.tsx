// SPDX-License-Identifier: MIT
/** Says that a step behind the latest is shown, or how far the way to it is, and leads back; nothing where the latest is shown. */
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { Lab } from '../view';
import { useLab } from './lab-context';

export function show_latest({ pointed }: Lab): void {
  pointed.value = null;
}

export function ShownStep() {
  const lab = useLab();
  const { chart } = words.value;
  const retracing = lab.retracing.value;
  if (lab.past.value === null && retracing === null) return null;
  return (
    <>
      <span class="note shown-step">
        {retracing
          ? chart.retracing(format_count(retracing.step), format_count(retracing.to))
          : chart.under_pointer}
      </span>
      <button type="button" class="back-to-now shown-step" onClick={() => show_latest(lab)}>
        {chart.back_to(format_count(lab.step.value))}
      </button>
    </>
  );
}
