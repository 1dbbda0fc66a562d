// SPDX-License-Identifier: MIT
/** A number to slide and to type: the slider spans what is usual, the field takes all that is allowed. */

import type { Problem } from '../state/contract';
import type { Control } from '../state/settings';
import { Field } from './Field';

interface SliderProps {
  id: string;
  label: string;
  name: string;
  slider_name: string;
  hint: string;
  value: number;
  control: Extract<Control, { kind: 'slider' | 'number' }>;
  commit(text: string): Problem | null;
}

/** Where a value is on the slider; the slider of a logarithmic setting moves its exponent. */
function position(value: number, log: boolean, min: number): number {
  return log ? Math.log10(Math.max(value, min)) : value;
}

export function Slider({ id, label, name, slider_name, hint, value, control, commit }: SliderProps) {
  const log = control.kind === 'slider' && control.scale === 'log';
  const slide = (text: string) => {
    const at = Number(text);
    // Three digits: 0.0457, not 0.04570881896148752.
    commit(String(log ? Number((10 ** at).toPrecision(3)) : at));
  };
  return (
    <div class="slider">
      <Field id={id} label={label} name={name} hint={hint} value={String(value)} commit={commit} />
      <input
        type="range"
        title={hint}
        aria-label={slider_name}
        aria-valuetext={String(value)}
        min={position(control.min, log, control.min)}
        max={position(control.max, log, control.min)}
        step={control.step}
        value={position(value, log, control.min)}
        onInput={(event) => slide(event.currentTarget.value)}
      />
    </div>
  );
}
