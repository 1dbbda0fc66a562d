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

/** Of `#rrggbb`; null of anything else. */
export function rgb_of(colour: string): Rgb | null {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(colour) ?? [];
  return red && green && blue
    ? [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
    : null;
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
