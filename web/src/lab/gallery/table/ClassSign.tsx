// SPDX-License-Identifier: MIT
/** The sign of a class: its shape in its colour. */
import { class_look } from '../../data/picture';
import { SIGNS } from '../Pictures';

export function ClassSign({ label }: { label: number }) {
  const { shape, colour } = class_look(label);
  return (
    <span class="class-sign" style={{ color: `var(--${colour})` }} aria-hidden="true">
      {SIGNS[shape]}
    </span>
  );
}
