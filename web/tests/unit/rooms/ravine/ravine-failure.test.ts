// SPDX-License-Identifier: MIT
/** Failures of the ravine's worker, kept by what it was asked. */
import { expect, it } from 'vitest';
import { until } from '../../lab/lab_support';
import { open_ravine } from './ravine_support';

it('that the map came does not hide that the ways did not', async () => {
  const { ravine, world, settled } = await open_ravine();
  world.broken = true;
  ravine.set('kappa', 7);
  await until(() => ravine.failure.value !== null);
  world.broken = false;
  ravine.want_map('heavy_ball');
  await until(() => ravine.map.value !== null);
  expect(ravine.failure.value).not.toBeNull();
  ravine.again();
  await settled();
  expect(ravine.failure.value).toBeNull();
  expect(ravine.descents.value?.settings.kappa).toBe(7);
});

it('small pictures that did not come are had with the next answer', async () => {
  const { ravine, world } = await open_ravine();
  world.broken = true;
  await ravine.thumbnails.want_small(ravine.settings.peek());
  expect(ravine.failure.value).not.toBeNull();
  world.broken = false;
  ravine.want_map('heavy_ball');
  await until(() => ravine.map.value !== null);
  expect(ravine.failure.value).toBeNull();
});
