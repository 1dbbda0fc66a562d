// SPDX-License-Identifier: MIT
/** Colours mixed of a theme's: for areas, images and files. */
import { type Inks, inks_by, type Role } from './inks';

/** A share of one colour in another. */
export interface Mixture {
  of: Role;
  into: Role;
  share: number;
}

export type Ink = Role | Mixture;
export type Rgb = readonly [red: number, green: number, blue: number];

/** For an SVG that is part of the page: its style sheets say what they are. */
export const page_inks = (): Inks => inks_by((role) => `var(--${role})`);

/** Of `#rrggbb` or `#rgb`, as a built style sheet has it; null of anything else. */
export function rgb_of(colour: string): Rgb | null {
  const digits = /^#([\da-f]{6}|[\da-f]{3})$/i.exec(colour)?.[1];
  if (!digits) return null;
  const part = (i: number) =>
    Number.parseInt(digits.length === 3 ? digits.charAt(i).repeat(2) : digits.slice(2 * i, 2 * i + 2), 16);
  return [part(0), part(1), part(2)];
}

/** Worked out here: files are read by programs that cannot mix. */
export function paint_of(ink: Ink, inks: Inks): string {
  if (typeof ink === 'string') return inks[ink];
  const { of, into, share } = ink;
  const [one, other] = [rgb_of(inks[of]), rgb_of(inks[into])];
  if (!one || !other) return `color-mix(in srgb, ${inks[of]} ${100 * share}%, ${inks[into]})`;
  const parts = one.map((part, i) => Math.round(share * part + (1 - share) * (other[i] as number)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
