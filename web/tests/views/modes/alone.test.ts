// SPDX-License-Identifier: MIT
/** A room alone, on a projector and in a frame, says what the page says of its workers, runs and link, with the ways on. */
import { describe, expect, it, vi } from 'vitest';
import { banner, keep_time, leap, no_banners, take } from '../support/faulty';
import {
  all,
  at_step,
  Crew,
  in_address,
  key,
  one,
  open_page,
  press,
  says,
  text,
  texts,
  until,
} from '../support/page';
import { at_step as presented_step } from '../support/presented';

const MODES = ['present', 'embed'] as const;
const TRAINING = MODES.flatMap((mode) => ['train', 'inside'].map((room) => [mode, room] as const));
const ROOMS = ['train', 'inside', 'ravine', 'learn'];
const EVERY = MODES.flatMap((mode) => ROOMS.map((room) => [mode, room] as const));

const arrives = (mode: string, step: number) =>
  mode === 'present' ? presented_step(String(step)) : at_step(step);

describe.each(TRAINING)('%s of %s', (view, room) => {
  const query = `?lang=en&view=${view}&room=${room}&steps=5`;

  it('says that the core did not come, and has it when asked again', async () => {
    const crew = new Crew();
    crew.lost = true;
    await open_page(query, { crew, still: true });
    const offered = await banner('Plain gradient descent and Momentum could not start');
    expect(text('p', offered)).toContain('The training core could not be loaded.');
    crew.lost = false;
    take(offered, 'Load again');
    await until(no_banners);
    // What could not begin begins: the link's steps are made.
    if (room === 'train') await arrives(view, 5);
  });

  it('says that the core is late', async () => {
    keep_time();
    const crew = new Crew();
    crew.arriving = new Promise(() => {});
    await open_page(query, { crew, still: true });
    await until(() => one('.embed, .present'));
    await leap(11_000);
    expect(text('h2', await banner('Still loading'))).toBe('Still loading');
  });

  it('says that a worker died, and comes back to the step with another', async () => {
    const crew = await open_page(query, { still: true });
    await until(() => one('.embed .verbs, .present-numbers'));
    if (room === 'train') await arrives(view, 5);
    await until(() => expect(crew.died).toHaveLength(2));
    crew.died[0]?.('gone');
    const offered = await banner(/^Plain gradient descent could not/);
    take(offered, 'Start the worker anew');
    await until(no_banners);
  });
});

const TOO_OLD = {
  en: 'This browser is too old: the page needs WebAssembly SIMD (Chrome 91, Firefox 89, Safari 16.4, or newer).',
  zh: '浏览器版本过旧：本页需要 WebAssembly SIMD（Chrome 91、Firefox 89、Safari 16.4 或更新的版本）。',
};

it.each(['page', ...MODES].flatMap((mode) => ROOMS.map((room) => [mode, room] as const)))(
  '%s of %s names the browsers that know the core’s instructions',
  async (view, room) => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    for (const lang of ['en', 'zh'] as const) {
      const crew = new Crew();
      crew.lost = true;
      crew.why = Object.assign(new Error('invalid opcode 253'), { name: 'CompileError' });
      await open_page(`?lang=${lang}&view=${view}&room=${room}&chapter=2`, { crew, still: true });
      await until(() => expect(texts('[role=alert]').join()).toContain(TOO_OLD[lang]));
    }
    vi.restoreAllMocks();
  },
);

it('a link that mail has mangled opens the run it was of, and the address is whole again', async () => {
  await open_page('?view=embed&amp;SEED=7&amp;steps=5&amp;lang=en.', { still: true });
  await at_step(5);
  no_banners();
  expect([in_address('seed'), in_address('lang')]).toEqual(['7', 'en.']);
});

it.each(MODES)('%s of train says why a run came to its end, and mends it', async (view) => {
  await open_page(`?lang=en&view=${view}&b.lr=1000&b.momentum=1&steps=300`, { still: true });
  const offered = await banner(/^Momentum diverges/);
  take(offered, text('button.strong', offered));
  await until(no_banners);
});

// With lr = 10 the run has been worse than its start for 20 steps at step 20.
it.each(MODES)(
  '%s of train plays on past a trouble whose step has a planned change, and else says it',
  async (view) => {
    const query = `?lang=en&view=${view}&data=random&seed=22&runs=a&stop=60`;
    for (const [change, rests] of [
      [20, 60],
      [21, 20],
    ] as const) {
      await open_page(`${query}&a.lr=10,0.1@${change}`);
      await arrives(view, rests);
      if (rests === 60) no_banners();
      else await banner(/^Plain gradient descent diverges/);
    }
  },
);

it('Esc closes what is said on a projector first, and leaves it then', async () => {
  await open_page('?lang=en&view=present&b.lr=1000&b.momentum=1&steps=300', { still: true });
  await banner(/^Momentum diverges/);
  key('Escape');
  await until(no_banners);
  expect(all('.present')).toHaveLength(1);
  key('Escape');
  await until(() => expect(all('.present')).toEqual([]));
});

it.each(EVERY)('%s of %s says what of its link could not be used', async (view, room) => {
  await open_page(`?lang=en&view=${view}&room=${room}&nonsense=1`, { still: true });
  await says('#link-note', /Part of the link could not be used/);
  expect(texts('[aria-labelledby=link-note] li')).toEqual(['nonsense=1 No setting has this name']);
  await press('Close this note');
  await until(no_banners);
});

it.each(ROOMS)('a frame of %s without storage plays, and complains of nothing', async (room) => {
  for (const storage of ['localStorage', 'sessionStorage'] as const)
    vi.spyOn(window, storage, 'get').mockImplementation(() => {
      throw new DOMException('The document is sandboxed', 'SecurityError');
    });
  await open_page(`?lang=en&view=embed&room=${room}&steps=2`, { still: true, remembers: true });
  await until(() => one('.embed .end-label, .embed .station, .embed .ravine-labels .end, .embed .question'));
  if (room === 'train') {
    await at_step(2);
    await press('Step 1');
    await at_step(3);
  }
  if (room === 'learn') {
    await press('Just show me');
    await until(() => one('.told'));
  }
  no_banners();
  vi.restoreAllMocks();
});
