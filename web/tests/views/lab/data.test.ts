// SPDX-License-Identifier: MIT
/** Data chosen in the panel: their settings, what is said of them, and the link. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { data_set } from '../../../src/lab/data';
import { CARD_KINDS } from '../../../src/lab/gallery/groups';
import {
  all,
  at_step,
  box,
  choice,
  choose_data,
  field,
  in_address,
  in_gallery,
  open_page,
  press,
  text,
  type,
  until,
} from '../support/page';

beforeEach(() => void vi.stubGlobal('fetch', async (url: URL) => new Response(file_of(url.href))));
afterEach(() => vi.unstubAllGlobals());

it('each kind is chosen, described and trained, in both languages', async () => {
  for (const lang of ['en', 'zh'] as const) {
    await open_page(`?lang=${lang}&steps=0`, { still: true });
    await until(() => expect(all('.data-card')).toHaveLength(1));
    for (const kind of [...CARD_KINDS].reverse()) {
      await choose_data(kind);
      await until(() => expect(in_address('data')).toBe(data_set(kind).url));
      await until(() => expect(text('.data-card b')).toBe(data_set(kind).words[lang].name));
      expect(text('.experiment')).not.toMatch(/undefined|NaN/);
    }
  }
});

it('spirals of four arms: fields, shape and the level of guessing follow', async () => {
  await open_page('?lang=en&data=spirals&steps=0&net=16tanh', { still: true });
  await until(() =>
    expect(text('.experiment')).toContain('360 × 2 features, 3 classes; loss: cross-entropy'),
  );
  await in_gallery('spirals');
  (await choice('4')).click();
  type(await field('Points'), '0');
  await until(() => expect(text('#gallery-samples-problem')).toContain('1 to'));
  await press('Use spirals');
  await until(() => expect(text('.experiment')).toContain('360 × 2 features, 4 classes'));
  await until(() => expect(in_address('arms')).toBe('4'));
  expect(in_address('data')).toBe('spirals');
});

it('a sine is a number of a number, and has no level of guessing', async () => {
  await open_page('?lang=en&data=sine&steps=0&net=16tanh', { still: true });
  await until(() =>
    expect(text('.experiment')).toContain('200 × 1 feature, 1 number each; loss: mean squared error.'),
  );
  await press('Step 1');
  await at_step(1);
});

it('classes without a test sample are named; the last training sample of a class stays', async () => {
  await open_page('?lang=en&data=blobs&samples=13&test=split&test_share=0.2&steps=0', { still: true });
  await until(() => expect(text('.experiment')).toContain('No test sample of classes 3, 4'));
  await open_page('?lang=zh&data=blobs&samples=13&test=split&test_share=0.2&steps=0', { still: true });
  await until(() => expect(text('.experiment')).toContain('测试集里没有第 3、4 类'));
});

const file_of = (address: string) =>
  readFileSync(`src/lab/data/${/(\w+)\.txt/.exec(address)?.[1]}/${/\w+\.txt/.exec(address)}`, 'utf8');

it('measured data are fetched when they are chosen, once for all runs', async () => {
  const fetching = vi.fn(async (url: URL) => new Response(file_of(url.href)));
  vi.stubGlobal('fetch', fetching);
  await open_page('?lang=en&steps=0', { still: true });
  await until(() => expect(text('.experiment')).toContain('500 × 20'));
  expect(fetching).not.toHaveBeenCalled();
  await choose_data('iris');
  await until(() => expect(text('.experiment')).toContain('150 × 4 features, 3 classes'));
  await press('Step 1');
  await at_step(1);
  expect(fetching).toHaveBeenCalledTimes(1);
  expect(all('#test option').map((option) => option.textContent)).toEqual(['none', 'split off']);
});

it('measured data that do not come are said, and asked for again', async () => {
  const fetching = vi.fn(async (url: URL) => {
    if (fetching.mock.calls.length === 1) throw new TypeError('no network');
    return new Response(file_of(url.href));
  });
  vi.stubGlobal('fetch', fetching);
  await open_page('?lang=en&data=iris&net=8tanh&steps=0', { still: true });
  await until(() => expect(document.body.textContent).toContain('they need the network once'));
  await press('Reset');
  await press('Step 1');
  await at_step(1);
  expect(document.body.textContent).not.toContain('they need the network once');
});

it('the network that suits them is a click away', async () => {
  await open_page('?lang=en&data=spirals&steps=0', { still: true });
  await press('What suits them: 2 → 16 Tanh → 16 Tanh → 3');
  await until(() => expect(in_address('net')).toBe('16tanh-16tanh'));
  expect(text('.network')).not.toContain('suits');
  await in_gallery('torch_rand_learnable');
  (await box(/^Network that suits them/)).click();
  await press('Use learnable labels');
  await press('The article’s 20-13-8-3');
  await until(() => expect(in_address('net')).toBeNull());
});

it('other data come as they usually are: a batch too large for them, too', async () => {
  await open_page('?lang=en&data=learnable&batch=400&steps=0', { still: true });
  await choose_data('two_moons');
  await until(() => expect(in_address('data')).toBe('moons'));
  expect(in_address('batch')).toBeNull();
  await in_gallery('two_moons');
  type(await field('Noise'), '0.3');
  await press('Use two moons');
  await until(() => expect(in_address('data_noise')).toBe('0.3'));
  await choose_data('circles');
  await until(() => expect(in_address('data')).toBe('circles'));
  expect(in_address('data_noise')).toBeNull();
});
