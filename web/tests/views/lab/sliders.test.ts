// SPDX-License-Identifier: MIT
/** The sliders of lr and γ: their keys, their marks, and a value that lies beyond them. */
import { fireEvent, screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { field, open_page, steps, texts, type, until } from '../support/page';

const slider = (name: string) =>
  screen.findByRole<HTMLInputElement>('slider', { name: `${name} of Momentum, slider` });
const lr_slider = () => slider('Learning rate');
const gamma_slider = () => slider('Momentum γ');
const lr_field = () => field('Learning rate lr of Momentum');
const gamma_field = () => field('Momentum γ of Momentum');
const handle_at = (input: HTMLInputElement, position: number) =>
  until(() => expect(Number(input.value)).toBeCloseTo(position, 9));
const becomes = (input: HTMLInputElement, value: string) => until(() => expect(input.value).toBe(value));

/** The browser's own way of moving the handle does not come on top. */
function press(...keys: string[]): void {
  const target = document.activeElement as Element;
  for (const key of keys) {
    expect(fireEvent.keyDown(target, { key })).toBe(false);
    fireEvent.keyUp(target, { key });
  }
}

it('keys go in steps a person means, and the value is said', async () => {
  await open_page('', { still: true });
  const [lr, lr_text, gamma, gamma_text] = [
    await lr_slider(),
    await lr_field(),
    await gamma_slider(),
    await gamma_field(),
  ];
  lr.focus();
  press('ArrowRight');
  await becomes(lr_text, '0.2');
  press('PageUp', 'PageUp');
  await becomes(lr_text, '20');
  press('End');
  await until(() => expect(lr.getAttribute('aria-valuetext')).toBe('100'));
  await becomes(lr_text, '100');
  press('Home');
  await becomes(lr_text, '0.0001');
  gamma.focus();
  press('ArrowUp', 'ArrowUp', 'ArrowUp');
  await becomes(gamma_text, '0.93');
  expect(gamma.getAttribute('aria-valuetext')).toBe('0.93');
  press('PageUp', 'ArrowDown', 'PageDown');
  await becomes(gamma_text, '0.9');
});

it('keys are not lost while runs go, when the page is drawn ten times a second', async () => {
  await open_page('?speed=10&stop=0');
  await until(() => expect(steps()).toBeGreaterThanOrEqual(20));
  (await gamma_slider()).focus();
  press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
  await becomes(await gamma_field(), '0.95');
});

it('the marks are those of the values people know', async () => {
  await open_page('', { still: true });
  await gamma_slider();
  const marks = (id: string) => texts(`.run-b .slider:has(#${id}) .ticks span`);
  expect(marks('b-lr')).toEqual(['10⁻⁴', '0.001', '0.01', '0.1', '1', '10', '100']);
  expect(marks('b-momentum')).toEqual(['0', '0.5', '0.9', '0.95', '0.99', '0.999']);
});

it('a typed value beyond the slider puts the handle at its end', async () => {
  await open_page('', { still: true });
  type(await gamma_field(), '1.5');
  await handle_at(await gamma_slider(), 3);
  expect((await gamma_slider()).getAttribute('aria-valuetext')).toBe('1.5');
  type(await lr_field(), '0');
  await handle_at(await lr_slider(), -4);
});
