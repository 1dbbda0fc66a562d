// SPDX-License-Identifier: MIT
/** The drawn network in words: the weight that is read, set by hand and taken back; what name, card and link say of it. */
import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { choice, choose, in_address, one, open_page, press, says, text, texts, until } from '../support/page';

const MOONS = 'lang=en&data=moons&net=3tanh&panel=network';
const open = (query: string) => open_page(`?${query}`, { still: true });
const surface = () => one('.network-surface');
const spoken = () => surface().getAttribute('aria-valuetext');
const hit = (key: string) => fireEvent.keyDown(surface(), { key });
const code = () => text('.weight-reading code');
const type = (value: string) => fireEvent.change(one('#weight-value'), { target: { value } });

it('tabs are one group, and each is kept by the link', async () => {
  await open('lang=en&data=moons&steps=2');
  await choice('Network');
  expect(texts('.detail-tabs label').slice(0, 3)).toEqual(['Inside step', 'Regions', 'Network']);
  (await choice('Network')).click();
  await until(() => expect(in_address('panel')).toBe('network'));
  await says('#network-panel-title', /^Network of Momentum at step 2$/);
});

it('keys go from weight to weight, each with its name, its value and what it joins', async () => {
  await open(`${MOONS}&steps=5&watched=0`);
  await until(() =>
    expect(spoken()).toMatch(/^linear1\.weight\[0,0\] .?[\d.]+, from x1 to unit 0 of linear1$/),
  );
  hit('ArrowDown');
  await until(() => expect(spoken()).toMatch(/^linear1\.weight\[1,0\] /));
  hit('PageDown');
  await until(() => expect(spoken()).toMatch(/^linear1\.bias\[0\] .*, bias of unit 0 of linear1$/));
  hit('End');
  await until(() => expect(spoken()).toMatch(/^out\.bias\[1\] .*, bias of class 1$/));
  await until(() => expect(in_address('watched')).toBe('16'));
  choose(one('#tensor'), 'out.weight');
  await until(() => expect(code()).toMatch(/^out\.weight\[1,0\] = /));
  expect(text('.network-sentence')).toMatch(
    /^Momentum at step 5: 2–3–2, 17 parameters\. Its strongest weight is \w+\.weight\[\d,\d\] = .?[\d.]+, from .+ to .+\.$/,
  );
});

it('a weight set by hand is said by name, card and link, and can be taken back', async () => {
  await open(`${MOONS}&steps=5&watched=3`);
  await until(() => expect(code()).toMatch(/^linear1\.weight\[1,1\] = /));
  const drawn = code();
  type('0,75');
  await until(() => expect(code()).toBe('linear1.weight[1,1] = 0.75'));
  await until(() => expect(in_address('b.edit')).toBe('3:0.75@5'));
  await says('#network-panel-title', /^Network of Momentum ✎ at step 5$/);
  expect(text('.network-panel .edit-note .note')).toBe('✎ Set by hand: linear1.weight[1,1] = 0.75 at step 5');
  await until(() => expect(text('.run-card .edit-note .note')).toMatch(/^✎ Set by hand/));
  hit('+');
  await until(() => expect(code()).toBe('linear1.weight[1,1] = 0.85'));
  hit('-');
  await until(() => expect(in_address('b.edit')).toBe('3:0.75@5'));
  type('x');
  await until(() => expect(text('#weight-value-problem')).not.toBe(''));
  expect(in_address('b.edit')).toBe('3:0.75@5');
  one('.network-panel .edit-note button').click();
  await until(() => expect(code()).toBe(drawn));
  await until(() => expect(in_address('b.edit')).toBeNull());
  await says('#network-panel-title', /^Network of Momentum at step 5$/);
});

it('in the middle of a step nothing is set, and it says why', async () => {
  await open(`${MOONS}&steps=5&phase=2`);
  await until(() => expect(text('.weight-reading > .note')).toBe('Finish the step to set it.'));
  expect(document.querySelector('#weight-value')).toBeNull();
  await press('Reset');
  await until(() => expect(document.querySelector('#weight-value')).not.toBeNull());
});

it('limits of a wide network are said, in both languages; presenter and frame have it, too', async () => {
  await open('lang=zh&data=random&steps=0&net=100relu&panel=network');
  await until(() =>
    expect(text('.network-panel > .note')).toBe(
      '每层只画最强的 300 个权重。 每层只画前 64 个单元；列表里可以选到全部。',
    ),
  );
  await open(`${MOONS}&steps=3&view=embed`);
  await until(() => expect(text('.network-sentence')).toMatch(/^Momentum at step 3: 2–3–2/));
  await open(`${MOONS}&steps=3&view=present`);
  await until(() =>
    expect(text('.network-alone > p')).toMatch(/^Momentum at step 3 · \w+\.(weight|bias)\[[\d,]+\] = /),
  );
});
