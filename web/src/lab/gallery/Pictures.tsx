// SPDX-License-Identifier: MIT
/** Pictures of data on the page: the small one of a card, the large one with its legend. */
import { useFigure } from '../../figure/use-figure';
import type { DataPoints } from '../../worker/protocol';
import type { DataKind } from '../data';
import { class_look } from '../data/picture';
import { points_figure, thumbnail_figure } from './figures';
import { gallery_words } from './words';

/** Decoration: the card's own words say what it is. */
export function Thumbnail({ kind, points }: { kind: DataKind; points: DataPoints | null }) {
  const [canvas] = useFigure([kind, points], (size) => thumbnail_figure(kind, points, size));
  return (
    <span class="thumbnail" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}

interface LargeProps {
  kind: DataKind;
  points: DataPoints;
  label: string;
}

export function LargePicture({ kind, points, label }: LargeProps) {
  const [canvas] = useFigure([kind, points], (size) => points_figure(kind, points, size));
  return <canvas ref={canvas} role="img" aria-label={label} />;
}

const SIGNS = { circle: '●', triangle: '▲', square: '■', diamond: '◆', plus: '✚' } as const;

/** The sign of a class: its shape in its colour. */
export function ClassSign({ label }: { label: number }) {
  const { shape, colour } = class_look(label);
  return (
    <span class="class-sign" style={{ color: `var(--${colour})` }} aria-hidden="true">
      {SIGNS[shape]}
    </span>
  );
}

/** More classes have their numbers in the picture. */
const MOST = 5;

export function Legend({ kind, points }: { kind: DataKind; points: DataPoints }) {
  const text = gallery_words.value;
  const { y, test } = points;
  const is_picture = points.x.length / test.length > MOST;
  const classes = y instanceof Int32Array ? Math.max(...new Set(y)) + 1 : 0;
  const shown = is_picture || classes > MOST ? 0 : classes;
  return (
    <p class="data-legend note" aria-hidden="true">
      {Array.from({ length: shown }, (_, label) => (
        <span key={label}>
          <b>
            <ClassSign label={label} />
          </b>{' '}
          {text.class_of(String(label))}
        </span>
      ))}
      {classes === 0 && (
        <span>
          <b style={{ color: 'var(--class-0)' }}>●</b> {text.target}
        </span>
      )}
      {classes === 0 && <span>— {text.truth}</span>}
      {!is_picture && test.includes(1) && <span>○ {text.hollow}</span>}
      {kind === 'iris' && <span>{text.petals}</span>}
    </p>
  );
}
