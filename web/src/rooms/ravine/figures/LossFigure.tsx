// SPDX-License-Identifier: MIT
/** Loss against step; the pointer or the arrow keys choose the step that every figure shows. */

import { useFigure } from '../../../figure/use-figure';
import type { RunId } from '../../../lab/ids';
import { format_number } from '../../../lib/numbers';
import { px } from '../../../ui/px';
import { by_finger_sideways } from '../../../ui/touch';
import type { Ravine } from '../descent/ravine';
import { last_step, run_trajectories } from '../reading';
import { ravine_words } from '../words';
import { loss_figure, loss_frame } from './loss-marks';
import '../styles/beside.css';

interface RavineLossProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
}

export function LossFigure({ ravine, names }: RavineLossProps) {
  const words = ravine_words.value;
  const descents = ravine.descents.value;
  const view = {
    trajectories: run_trajectories(descents),
    names,
    step: ravine.step.value,
    steps: ravine.steps.value,
  };
  const labels = Object.values(names).join();
  const [canvas, size] = useFigure([descents, view.step, view.steps, labels, words], (room) =>
    loss_figure(view, room),
  );
  const text = view.trajectories.map(
    ({ run, trajectory }) =>
      `${names[run.id]}: ${format_number(trajectory.path.loss[last_step(trajectory, view.step)] as number, { digits: 3 })}`,
  );
  const frame = size.width > 0 ? loss_frame(size) : null;
  return (
    <div class="ravine-loss">
      <div aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      {frame && (
        <div
          class="scrubber"
          role="slider"
          tabIndex={0}
          aria-label={words.loss_name}
          aria-valuemin={0}
          aria-valuemax={view.steps}
          aria-valuenow={view.step}
          aria-valuetext={[words.step_value(view.step), ...text].join('; ')}
          style={{
            left: px(frame.left),
            top: px(frame.top),
            width: px(frame.width),
            height: px(frame.height),
          }}
          {...scrubbing(ravine)}
          {...by_finger_sideways}
        />
      )}
    </div>
  );
}

const KEYS: Record<string, (step: number, steps: number) => number> = {
  ArrowRight: (step) => step + 1,
  ArrowUp: (step) => step + 1,
  ArrowLeft: (step) => step - 1,
  ArrowDown: (step) => step - 1,
  PageUp: (step) => step + 10,
  PageDown: (step) => step - 10,
  Home: () => 0,
  End: (_, steps) => steps,
};

function scrubbing(ravine: Ravine) {
  const show = (step: number) => {
    ravine.pause();
    ravine.show(step);
  };
  const to = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    show(((event.clientX - left) / width) * ravine.steps.peek());
  };
  return {
    onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      to(event);
    },
    onPointerMove: (event: PointerEvent & { currentTarget: HTMLElement }) => {
      if (event.buttons > 0) to(event);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const move = KEYS[event.key];
      if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      show(move(ravine.step.peek(), ravine.steps.peek()));
    },
  };
}
