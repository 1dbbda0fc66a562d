// SPDX-License-Identifier: MIT
/** Colours of a figure by what they are for, and what the theme says they are. */
import { COLOURS, type Colour } from '../lib/colours';

/** As the style sheets name them (`--a`, `--ink-2`, … in styles/tokens.css; `--ramp-low` … where a room has them). */
const OTHERS = [
  'ink',
  'ink-2',
  'line',
  'edge',
  'card',
  'bad',
  'ramp-low',
  'ramp-high',
  'ramp-line',
  'casing',
] as const;

/** Of the classes of data, in their order. */
export const CLASS_ROLES = ['class-0', 'class-1', 'class-2', 'class-3', 'class-4'] as const;

export type Role = Colour | `${Colour}-ink` | (typeof OTHERS)[number] | (typeof CLASS_ROLES)[number];
export type Inks = Record<Role, string>;

const ROLES: readonly Role[] = [
  ...COLOURS,
  ...COLOURS.map((colour) => `${colour}-ink` as const),
  ...OTHERS,
  ...CLASS_ROLES,
];

export const inks_by = (value: (role: Role) => string) =>
  Object.fromEntries(ROLES.map((role) => [role, value(role)])) as Inks;

/** The theme's colours. */
export function inks_of(element: Element): Inks {
  const style = getComputedStyle(element);
  return inks_by((role) => style.getPropertyValue(`--${role}`).trim());
}
