// SPDX-License-Identifier: MIT
/** A product that is not due with every answer: what came last is shown meanwhile, and at rest what is true there. */
import { expect, it } from 'vitest';
import { GENTLE, open, until } from '../lab_support';

const QUERY = `${GENTLE}&speed=4&steps=0&stop=0`;
/** ‖v‖ of the toy of one weight: PyTorch's velocity. */
const shown = (lab: Awaited<ReturnType<typeof open>>['lab']) =>
  lab.runs.b.snapshot.value?.products.velocity_by_layer;

it('holds what came last while the runs go on, and is of the step they rest at', async () => {
  const { lab, a, b } = await open(QUERY);
  for (const worker of [a, b]) worker.limited = true;
  lab.probe('velocity_by_layer');
  await until(() => shown(lab) != null);
  expect(shown(lab)).toEqual([0]);
  let rest = () => {};
  lab.play();
  await until(() => lab.step.value > 0);
  b.gate = new Promise((done) => {
    rest = done;
  });
  // Steps were made, and it is still that of the start.
  expect(shown(lab)).toEqual([0]);
  expect(lab.runs.b.snapshot.value?.steps).toBeGreaterThan(0);
  lab.pause();
  rest();
  await until(() => shown(lab)?.[0] !== 0);
  expect(lab.runs.b.snapshot.value?.steps).toBe(lab.step.value);
  expect(shown(lab)).toEqual([Math.abs(b.state.v)]);
  lab.dispose();
});

it('is asked for at rest by nobody whom nothing was kept from', async () => {
  const { lab, b } = await open(QUERY);
  lab.probe('velocity_by_layer');
  await until(() => shown(lab) != null);
  const looks = () => b.calls.filter((call) => call.startsWith('look')).length;
  const before = looks();
  lab.play();
  await until(() => lab.step.value > 20);
  lab.pause();
  await lab.step_once();
  expect(looks()).toBe(before);
  lab.dispose();
});

it('comes with every step made by hand', async () => {
  const { lab, b } = await open(QUERY);
  b.limited = true;
  lab.probe('velocity_by_layer');
  await until(() => shown(lab) != null);
  await lab.step_once();
  expect(shown(lab)).toEqual([Math.abs(b.state.v)]);
  expect(b.state.v).not.toBe(0);
  lab.dispose();
});
