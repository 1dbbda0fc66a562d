// SPDX-License-Identifier: MIT
/** A step opened phase by phase: what is written there adds up, whatever the rule. */
import { expect, it } from 'vitest';
import { read_formulas } from '../../browser/support/formulas';
import { all, at_step, open_page, press, says, until } from '../support/page';

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What a right side comes to: 0.9 × (−0.01) + 0.02, 0.1 / (1 − 0.9³), √(…), max(…). */
function value_of(text: string): number {
  const code = text
    .replace(/,(?=\d{3})/g, '')
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => ` ** ${[...power].map((one) => DIGITS.indexOf(one)).join('')}`)
    .replace(/√(?!\()([\d.e-]+)/g, 'Math.sqrt($1)')
    .replaceAll('√', 'Math.sqrt')
    .replaceAll('max', 'Math.max');
  expect(code).toMatch(/^[-\d.e\s*+/(),]*(Math\.(sqrt|max)[-\d.e\s*+/(),]*)*$/);
  return Number(new Function(`return ${code}`)());
}

/** How far rounding its numbers, as they are written, can take a right side; options have fewer digits, and all of them. */
function exact_to(text: string): number {
  const value = value_of(text);
  return [...text.matchAll(/[\d,]+(?:\.(\d+))?(?:e(−?\d+))?/g)]
    .filter(([one]) => one.replace(/e.*|[.,]/g, '').replace(/^0+/, '').length >= 4)
    .map(({ 0: one, 1: decimals = '', 2: power = '0', index }) => {
      const half = 0.5 * 10 ** (Number(power.replace('−', '-')) - decimals.length);
      const other = String(value_of(one) + half).replace(/-/g, '−');
      return Math.abs(value_of(text.slice(0, index) + other + text.slice(index + one.length)) - value);
    })
    .reduce((sum, one) => sum + one, 1e-12);
}

/** The equations that have numbers, as [name, right side, result]. */
const equations = (): [string, string, string][] =>
  read_formulas(all('.inside .equation').filter((one) => one.querySelector('b'))).map((written) => {
    const [name = '', right = '', result = ''] = written.split(' = ');
    return [name, right, result];
  });

const open_step = (query: string) => open_page(`?inside=b&lang=en&${query}`, { still: true });

const RULES: [string, string[]][] = [
  ['b.rule=sgd&b.momentum=0', ['w']],
  ['b.rule=sgd', ['v', 'w']],
  ['b.rule=sgd&b.nesterov=1&b.weight_decay=0.01', ['d', 'v', 'w']],
  ['b.rule=sgd&b.convention=classical', ['v', 'w']],
  ['b.rule=sgd&b.dampening=0.5', ['v', 'w']],
  ['b.rule=adam', ['m', 'u', 'm̂', 'û', 'w']],
  ['b.rule=adam&b.amsgrad=1', ['m', 'u', 'ū', 'm̂', 'û', 'w']],
  ['b.rule=rmsprop&b.momentum=0.9&b.centered=1', ['u', 'a', 'v', 'w']],
  ['b.rule=adagrad&b.lr_decay=0.1', ['s', 'η', 'w']],
];

it.each(RULES)('%s: the numbers of an open step add up', async (query, names) => {
  await open_step(`${query}&steps=2`);
  await at_step(2);
  for (let phase = 1; phase <= 5; phase++) {
    await press(/Step phase by phase/);
    await until(() => expect(all('.phase.waiting').length).toBe(5 - phase));
  }
  const written = equations();
  expect(written.map(([name]) => name)).toEqual(names);
  for (const [name, right, result] of written) {
    const off = Math.abs(value_of(right) - value_of(result));
    expect(off, `${name} = ${right} = ${result}`).toBeLessThan(1.5 * (exact_to(right) + exact_to(result)));
  }
});

it('a step that used γ = 0.9 says so, whatever has been set since', async () => {
  await open_step('b.momentum=0.9,0.5@20&steps=20');
  await at_step(20);
  await says('.inside h2', /^Inside step 20$/);
  const [velocity] = equations();
  expect(velocity?.[1]).toMatch(/^0\.9 × /);
});

it.each([
  ['cleared', '1'],
  ['kept, for the next to be added to it', '0'],
])('a gradient is said to be %s', async (_, zero_grad) => {
  await open_step(`b.zero_grad=${zero_grad}&steps=2`);
  await says('.inside h2', /^Inside step 2$/);
  const equation_in = (phase: number) => read_formulas(all(`.phase:nth-child(${phase}) .equation`))[0] ?? '';
  const [, gradient = ''] = /^g = (\S+)$/.exec(equation_in(2)) ?? [];
  expect(Math.abs(value_of(gradient))).toBeGreaterThan(0);
  expect(/^g = ([^\s,]+), v = /.exec(equation_in(5))?.[1]).toBe(zero_grad === '1' ? '0' : gradient);
});
