// SPDX-License-Identifier: MIT
/** The start, dragged by the pointer or moved by arrow keys (a longer way with Shift). */
import { useRef } from 'preact/hooks';
import { px } from '../../../ui/px';
import { by_finger } from '../../../ui/touch';
import type { Ravine } from '../descent/ravine';
import { start_of } from '../descent/surface-defaults';
import { ravine_words } from '../words';
import type { Plane } from './plane';

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** px a key press, and with Shift */
const NEAR = 4;
const FAR = 24;
/** px that stay between the start and the figure's edge */
const EDGE = 6;
/** px that its words need above it */
const HEADROOM = 42;

interface StartHandleProps {
  ravine: Ravine;
  plane: Plane;
  scale: number;
}

export function StartHandle({ ravine, plane, scale }: StartHandleProps) {
  const words = ravine_words.value;
  const grip = useRef<{ dx: number; dy: number } | null>(null);
  const [x, y] = start_of(ravine.settings.value);
  const move_to = (left: number, top: number) =>
    ravine.move_start(
      plane.x_at(Math.min(Math.max(left, EDGE), plane.width - EDGE)),
      plane.y_at(Math.min(Math.max(top, EDGE), plane.height - EDGE)),
    );
  const press = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const length = event.shiftKey ? FAR : NEAR;
    move_to(plane.x(x) + direction[0] * length, plane.y(y) - direction[1] * length);
  };
  const where = [
    'drag-me',
    plane.x(x) > plane.width * 0.75 && 'left',
    plane.y(y) < HEADROOM * scale && 'beside',
  ];
  const release = () => {
    grip.current = null;
  };
  return (
    <button
      type="button"
      class="start-handle"
      aria-label={words.start_handle(x, y)}
      title={words.start_hint}
      style={{
        transform: `translate(${px(plane.x(x))}, ${px(plane.y(y))})`,
        '--to-left': px(plane.x(x)),
        '--to-right': px(plane.width - plane.x(x)),
        '--to-top': px(plane.y(y)),
      }}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { dx: plane.x(x) - event.clientX, dy: plane.y(y) - event.clientY };
      }}
      onPointerMove={(event) => {
        if (grip.current) move_to(event.clientX + grip.current.dx, event.clientY + grip.current.dy);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      {...by_finger}
    >
      <span class="cross" aria-hidden="true">
        +
      </span>
      <span class={where.filter(Boolean).join(' ')} aria-hidden="true">
        {words.drag_start}
      </span>
    </button>
  );
}
