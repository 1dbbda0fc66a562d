// SPDX-License-Identifier: MIT
/** The rooms of the page, in the order of their tabs: it opens on the first. One experiment and its runs serve them all. */
import { check } from './check';
import { inside } from './inside';
import { learn } from './learn';
import { ravine } from './ravine';
import type { PageRoom } from './room';
import { train } from './train';

export const ROOMS: readonly [PageRoom, ...PageRoom[]] = [
  train, //
  inside,
  ravine,
  learn,
  check,
];
