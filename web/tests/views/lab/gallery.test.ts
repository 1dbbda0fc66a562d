// SPDX-License-Identifier: MIT
/** The gallery: what is chosen by keys, what is said of it, what is refused, and the way back. */
import { readFileSync } from 'node:fs';
import { fireEvent } from '@testing-library/dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DATA_KINDS } from '../../../src/lab/data';
import {
  all,
  at_step,
  box,
  Crew,
  choice,
  choose_data,
  field,
  in_address,
  in_gallery,
  key,
  one,
  open_page,
  press,
  says,
  text,
  texts,
  type,
  until,
} from '../support/page';

const file_of = (address: string) =>
  readFileSync(`src/lab/data/${/(\w+)\.txt/.exec(address)?.[1]}/${/\w+\.txt/.exec(address)}`, 'utf8');
beforeEach(() => void vi.stubGlobal('fetch', async (url: URL) => new Response(file_of(url.href))));
afterEach(() => vi.unstubAllGlobals());

const DIALOG = 'dialog.gallery[open]';
const closed = () => until(() => expect(all(DIALOG)).toEqual([]));
const chosen = () => one<HTMLInputElement>(`${DIALOG} input[name=gallery]:checked`).value;
const undo_key = () => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });

async function open_by_key(query: string, crew = new Crew()): Promise<Crew> {
  await open_page(query, { still: true, crew });
  await until(() => {
    if (!document.querySelector(DIALOG)) key('d');
    one(DIALOG);
  });
  return crew;
}

it.each([
  [
    'en',
    'Choose data',
    ['The article', 'A number as target', 'Measured', 'Classes on a plane: you see what the network sees'],
  ],
  ['zh', '选择数据', ['文章中的数据', '目标是数值', '实测数据', '平面上的类别：网络看到什么，你就看到什么']],
])('key D opens it on the present data: every kind once, in groups: %s', async (lang, title, groups) => {
  await open_by_key(`?lang=${lang}&data=moons&steps=0`);
  expect(text(`${DIALOG} h2`)).toBe(title);
  expect(texts(`${DIALOG} .data-group h3`)).toEqual(groups);
  const kinds = all<HTMLInputElement>(`${DIALOG} input[name=gallery]`);
  expect(kinds.map(({ value }) => value).sort()).toEqual([...DATA_KINDS].sort());
  expect(chosen()).toBe('two_moons');
  await until(() => expect(document.activeElement).toBe(one(`${DIALOG} input:checked`)));
  expect(text(DIALOG)).not.toMatch(/undefined|NaN/);
});

it('spirals: what they come to, a look ahead, and the same again from the link', async () => {
  await open_by_key('?lang=en&test=split&test_share=0.3&steps=0');
  await in_gallery('spirals');
  await says(
    `${DIALOG} .data-counts`,
    '252 train, 108 test, 36 of each class. Guessing costs ln 3 = 1.0986.',
  );
  expect(text(`${DIALOG} .data-details header`)).toBe('spirals2 inputs → 3 classes');
  await says(`${DIALOG} .look-ahead header`, /Your runs on these points ?first 400 steps|what 0\.1 s makes/);
  const ends = () => one(`${DIALOG} .look-ahead canvas`).getAttribute('aria-label');
  await until(() => expect(ends()).toMatch(/^Losses: Plain GD \d\.\d{3} and Momentum \d\.\d{3}$/));
  (await choice('4')).click();
  type(await field('Noise'), '0.2');
  await press('Draw another');
  await says(`${DIALOG} .data-counts`, 'ln 4 = 1.3863');
  await press('Use spirals');
  await closed();
  await until(() => expect(in_address('data_seed')).toBe('23'));
  const query = location.search;
  expect([in_address('arms'), in_address('data_noise'), in_address('net')]).toEqual([
    '4',
    '0.2',
    '16tanh-16tanh',
  ]);
  await open_by_key(query);
  expect([chosen(), (await field('Noise')).value]).toEqual(['spirals', '0.2']);
  expect((await choice('4')).checked).toBe(true);
});

it('Enter on a card uses it; Escape, ✕ and Cancel change nothing', async () => {
  await open_by_key('?lang=en&data=moons&steps=0');
  const { search } = location;
  for (const leave of [
    () => fireEvent(one(DIALOG), new Event('cancel')),
    () => one(`${DIALOG} .gallery-head button`).click(),
    () => press('Cancel'),
  ]) {
    await in_gallery('xor');
    await leave();
    await closed();
    expect([location.search, text('.data-card b')]).toEqual([search, 'two moons']);
    key('d');
    await until(() => one(DIALOG));
    expect(chosen()).toBe('two_moons');
  }
  await in_gallery('xor');
  fireEvent.keyDown(one(`${DIALOG} input:checked`), { key: 'Enter' });
  await closed();
  await until(() => expect(in_address('data')).toBe('xor'));
});

it('undo, by the note and by Ctrl Z: data, network and the step are as they were', async () => {
  await open_page('?lang=en&data=moons&net=5tanh&steps=12', { still: true });
  await at_step(12);
  for (const undo of [() => press('Undo'), undo_key]) {
    await choose_data('circles');
    await says('.undo-note', /^Now training on: circles\./);
    await until(() => expect([in_address('net'), in_address('data')]).toEqual(['8tanh-8tanh', 'circles']));
    await at_step(0);
    await undo();
    await at_step(12);
    await until(() => expect(['data', 'net', 'steps'].map(in_address)).toEqual(['moons', '5tanh', '12']));
    await says('.undo-note', /^Back to: two moons\./);
  }
  // There is nothing left to undo.
  undo_key();
  await at_step(12);
});

it('the network that suits them is left out on request: hidden layers stay, the ends adapt', async () => {
  await open_page('?lang=en&data=moons&net=5tanh&steps=0', { still: true });
  await in_gallery('blobs');
  const suited = await box('Network that suits them: 2 → 5');
  expect(suited.checked).toBe(true);
  suited.click();
  await press('Use blobs');
  await until(() => expect([in_address('data'), in_address('net')]).toEqual(['blobs', '5tanh']));
  await until(() => expect(texts('.chips .chip').slice(0, 3)).toEqual(['2', '5 Tanh', '5']));
});

it('test share: per cent or a share, and 0 is none', async () => {
  await open_page('?lang=en&data=xor&steps=0', { still: true });
  for (const [typed, reading] of [
    ['25 %', '225 train, 75 test.'],
    ['0.5', '150 train, 150 test, 75 of each class.'],
    ['0', '300 train.'],
  ] as const) {
    await in_gallery('xor');
    type(one<HTMLInputElement>('#gallery-share'), typed);
    await says(`${DIALOG} .data-counts`, reading);
  }
});

it('of numbers in twenty dimensions the picture is how runs learn them', async () => {
  await open_by_key('?lang=en&steps=0');
  await says(`${DIALOG} .data-legend`, /^Nothing is to be seen in 20 numbers/);
  await until(() =>
    expect(one(`${DIALOG} .data-picture canvas`).getAttribute('aria-label')).toMatch(/^Losses: Plain GD/),
  );
  expect(all(`${DIALOG} .look-ahead`)).toEqual([]);
});

it('what the core refuses of the data stands in the place of the picture, and cannot be used', async () => {
  await open_by_key('?lang=en&data=blobs&steps=0');
  type(await field('Points'), '1');
  type(one<HTMLInputElement>('#gallery-share'), '50 %');
  await says(`${DIALOG} .missing`, /^The core does not take/);
  expect(one<HTMLButtonElement>(`${DIALOG} .strong`).disabled).toBe(true);
  type(await field('Points'), '100');
  await says(`${DIALOG} .data-counts`, '50 train, 50 test');
  expect(one<HTMLButtonElement>(`${DIALOG} .strong`).disabled).toBe(false);
});

it('measured data that do not come need the network once: the experiment stays, and they are asked for again', async () => {
  let offline = true;
  vi.stubGlobal('fetch', async (url: URL) => {
    if (offline) throw new TypeError('no network');
    return new Response(file_of(url.href));
  });
  await open_by_key('?lang=en&data=moons&steps=0');
  await in_gallery('iris');
  await says(`${DIALOG} .missing`, 'they need the network once');
  expect(one<HTMLButtonElement>(`${DIALOG} .strong`).disabled).toBe(true);
  expect(in_address('data')).toBe('moons');
  offline = false;
  await press('Try again');
  await says(`${DIALOG} .data-counts`, '150 train. Guessing costs ln 3 = 1.0986.');
});

it('its workers end with it', async () => {
  const crew = await open_by_key('?lang=en&data=moons&steps=0');
  await says(`${DIALOG} .data-counts`, '300 train');
  await until(() => expect(crew.died).toHaveLength(4));
  await press('Cancel');
  await until(() => expect(crew.ended).toBe(2));
});

it('a presenter names the data and opens it by D; a frame names them', async () => {
  await open_by_key('?lang=en&view=present&data=moons&steps=0');
  expect(text('.present-shared')).toMatch(/^two moons · 2-13-8-2/);
  await open_page('?lang=en&view=embed&data=moons&steps=0', { still: true });
  await says('.embed-foot', 'two moons');
  key('d');
  expect(all(DIALOG)).toEqual([]);
});
