// SPDX-License-Identifier: MIT
/** A number to slide and to type: the slider spans what is usual, the field takes all that is allowed. */

import { useRef, useState } from 'preact/hooks';
import { tick_text } from '../../figure/ticks';
import { format_exact } from '../../lib/numbers';
import { key_value, type Scale } from '../../lib/scale';
import { throttled } from '../../lib/throttle';
import type { Problem } from '../experiment/types';
import { Field, type FieldSetting } from './Field';
import { Refusal, useRefusal } from './Refusal';

interface SliderProps {
  id: string;
  label: string;
  name: string;
  slider_name: string;
  hint: string;
  setting: FieldSetting<number>;
  value: number;
  scale: Scale;
  /** a refusal holds until this is another */
  about?: unknown;
  /** the core did not take what was slid or typed */
  refusal?: Problem | null;
  commit(value: number): Problem | null;
}

/** Each value committed may become a part of the link: a drag says ten a second, not one a frame. */
const COMMIT_MS = 100;

export function Slider(props: SliderProps) {
  const { slider_name, value, scale, about, commit, ...field } = props;
  // What the field refuses it says itself.
  const [problem, set_problem] = useRefusal(value, about);
  const slide = (next: number) => set_problem(commit(next));
  const { position, shown, handlers } = useHandle(scale, value, slide);
  return (
    <div class="slider">
      <Field {...field} {...{ value, about, commit }} />
      <input
        type="range"
        title={field.hint}
        aria-label={slider_name}
        aria-valuetext={format_exact(shown)}
        min={scale.position(scale.min)}
        max={scale.position(scale.max)}
        step="any"
        value={position}
        {...handlers}
      />
      {scale.ticks.length > 0 && <Ticks scale={scale} />}
      <Refusal id={`${field.id}-slider`} problem={problem} />
    </div>
  );
}

/** While it is held, the handle is where the hand is, not where the last commit was. */
function useHandle(scale: Scale, value: number, commit: (value: number) => void) {
  const [drag, hold] = useState<{ position: number; value: number } | null>(null);
  // What handlers need between two renderings, which are ten a second while runs go.
  const now = useRef({ value, commit });
  now.current = { value: drag?.value ?? value, commit };
  const [paced] = useState(() => throttled<number>(COMMIT_MS, (next) => now.current.commit(next)));
  const move = (next: number, position: number) => {
    hold({ position, value: next });
    now.current.value = next;
    paced.call(next);
  };
  const release = () => {
    paced.flush();
    hold(null);
  };
  const handlers = {
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      const position = Number(currentTarget.value);
      move(scale.value_at(position), position);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = key_value(scale, event.key, now.current.value);
      if (next === null) return;
      event.preventDefault();
      move(next, scale.position(next));
    },
    onChange: release,
    // A drag that ends where it began brings no `change`, nor do our keys.
    onPointerUp: release,
    onPointerCancel: release,
    onKeyUp: release,
    onBlur: release,
  };
  return { position: drag?.position ?? scale.position(value), shown: drag?.value ?? value, handlers };
}

function Ticks({ scale }: { scale: Scale }) {
  const [from, to] = [scale.position(scale.min), scale.position(scale.max)];
  return (
    <div class="ticks" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ left: `${(100 * (scale.position(tick) - from)) / (to - from)}%` }}>
          {tick_text(tick)}
        </span>
      ))}
    </div>
  );
}
