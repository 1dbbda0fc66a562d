// SPDX-License-Identifier: MIT
/** The ravine of the lesson: lines of equal height, an arrow to draw, then the way plain descent goes. */
import { useRef } from 'preact/hooks';
import { learn_words } from '../../../i18n/learn';
import { descent, RAVINE, steepest, to_bottom } from '../../../state/learn/valley';
import { chapter_words, use_lesson } from '../lesson-context';

const VIEW = { left: -12, top: -6.5, width: 17, height: 11 };
const LEVELS = [4, 12, 28, 55, 106, 180];
const ARROW = 3.2;
const PATH = descent(RAVINE.start, RAVINE.lr, RAVINE.steps);
const RADIANS = Math.PI / 180;
/** Where the arrow lies before anybody turned it. */
const FIRST = 0;
const TURN: Record<string, number> = { ArrowLeft: 5, ArrowUp: 5, ArrowRight: -5, ArrowDown: -5 };

/** The page's y goes down, the plane's up. */
const ahead = (angle: number) => ({
  x: RAVINE.start.x + ARROW * Math.cos(angle * RADIANS),
  y: -RAVINE.start.y - ARROW * Math.sin(angle * RADIANS),
});

function Arrow({ angle, look }: { angle: number; look: string }) {
  const { x, y } = ahead(angle);
  return (
    <g class={`arrow ${look}`}>
      <line x1={RAVINE.start.x} y1={-RAVINE.start.y} x2={x} y2={y} />
      <path d="M0 0L-0.7 0.3L-0.7 -0.3Z" transform={`translate(${x} ${y}) rotate(${-angle})`} />
    </g>
  );
}

export function Valley() {
  const lesson = use_lesson();
  const svg = useRef<SVGSVGElement>(null);
  const stage = lesson.stage.value;
  const guess = lesson.guess.value;
  const angle = guess?.kind === 'arrow' ? guess.angle : null;
  const text = learn_words.value;
  const turn = (to: number) => {
    lesson.guess.value = { kind: 'arrow', angle: Math.round(((((to + 180) % 360) + 360) % 360) - 180) };
  };
  const point = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    if (!matrix) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    turn(Math.atan2(-RAVINE.start.y - at.y, at.x - RAVINE.start.x) / RADIANS);
  };
  const seen = stage === 'told' ? RAVINE.steps : lesson.tick.value;
  return (
    <div class="valley">
      <svg
        ref={svg}
        viewBox={`${VIEW.left} ${VIEW.top} ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={chapter_words(lesson.chapter.id).figure}
      >
        {LEVELS.map((level) => (
          <ellipse
            key={level}
            class="level"
            rx={Math.sqrt(2 * level)}
            ry={Math.sqrt((2 * level) / RAVINE.condition)}
            transform={`rotate(${RAVINE.angle})`}
          />
        ))}
        <path class="bottom" d="M-0.25 0H0.25M0 -0.25V0.25" />
        <text x={0.4} y={-0.35}>
          {text.bottom}
        </text>
        <polyline
          class="way run-a"
          points={PATH.slice(0, seen + 1)
            .map(({ x, y }) => `${x},${-y}`)
            .join(' ')}
        />
        {stage === 'told' && <Arrow angle={to_bottom(RAVINE.start)} look="aside" />}
        {stage === 'told' && <Arrow angle={steepest(RAVINE.start)} look="run-a" />}
        {angle !== null && <Arrow angle={angle} look="guessed" />}
        <circle class="start" r={0.3} cx={RAVINE.start.x} cy={-RAVINE.start.y} />
        <text x={RAVINE.start.x - 0.4} y={-RAVINE.start.y - 0.6}>
          {text.start}
        </text>
      </svg>
      {stage === 'ask' && (
        <div
          class="draw-surface"
          role="slider"
          tabIndex={0}
          aria-label={text.arrow}
          aria-valuemin={-180}
          aria-valuemax={180}
          aria-valuenow={angle ?? FIRST}
          aria-valuetext={`${angle ?? FIRST}°`}
          title={text.draw_arrow}
          onKeyDown={(event) => {
            const by = TURN[event.key];
            if (by === undefined) return;
            event.preventDefault();
            turn((angle ?? FIRST) + by);
          }}
          onPointerDown={(event) => {
            if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
            point(event);
          }}
          onPointerMove={(event) => event.buttons === 1 && point(event)}
        />
      )}
    </div>
  );
}
