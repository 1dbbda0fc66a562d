// SPDX-License-Identifier: MIT
/** Files that do not come, losses that are none, links that are wrong: words in both languages, and a way on. */
import { describe, expect, it } from 'vitest';
import { with_verbs } from '../../unit/lab/core_workers';
import { banner, keep_time, leap, no_banners, past, rests, take, trains } from '../support/faulty';
import {
  all,
  button,
  Crew,
  key,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  texts,
  until,
} from '../support/page';

const SAID = [
  {
    lang: 'en',
    not_started: 'Plain gradient descent and Momentum could not start',
    not_loaded: 'The training core could not be loaded. Is the network there, and the browser a recent one?',
    stopped: 'Stopped: see the message',
    loading: 'Loading the training core…',
    still: 'Still loading',
    not_yet: 'The training core has not arrived yet. On a slow network it still may.',
    again: 'Load again',
    step: 'Step 1',
    play: 'Play',
    no_number: /not a finite number/,
  },
  {
    lang: 'zh',
    not_started: '普通梯度下降、动量：无法开始',
    not_loaded: '训练内核加载失败。请检查网络，以及浏览器是否足够新。',
    stopped: '已停止，原因见提示',
    loading: '正在加载训练内核…',
    still: '仍在加载',
    not_yet: '训练内核还没有下载完。网络较慢时，请再等一等。',
    again: '重新加载',
    step: '走一步',
    play: '播放',
    no_number: /不是有限值/,
  },
] as const;

describe.each(SAID)('files, $lang', (words) => {
  const query = `?lang=${words.lang}`;

  it('are not there: says so, and loads again', async () => {
    const crew = new Crew();
    crew.lost = true;
    await open_page(query, { crew, still: true });
    const offered = await banner(words.not_started);
    expect(text('h2', offered)).toBe(words.not_started);
    expect(text('p', offered)).toContain(words.not_loaded);
    await says('.status', words.stopped);
    crew.lost = false;
    take(offered, words.again);
    await until(no_banners);
    await trains();
  });

  it('come late: says loading, does nothing meanwhile, then trains', async () => {
    let arrive = () => {};
    const crew = new Crew();
    crew.arriving = new Promise<void>((done) => {
      arrive = done;
    });
    await open_page(query, { crew, still: true });
    await says('.status', words.loading);
    expect(await button(words.loading)).toHaveProperty('disabled', true);
    expect(await button(words.step)).toHaveProperty('disabled', true);
    key('s');
    arrive();
    await until(() => expect(one<HTMLButtonElement>('button.play').disabled).toBe(false));
    await button(words.play);
    expect(text('.status')).not.toContain(words.loading);
    expect(steps()).toBe(0);
    await trains();
    expect(steps()).toBe(1);
  });

  it('never come: says so after a while, loads again, and what was to begin begins', async () => {
    keep_time();
    const crew = new Crew();
    crew.arriving = new Promise(() => {});
    await open_page(query, { crew });
    await says('.status', words.loading);
    await leap(11_000);
    const offered = await banner(words.still);
    expect(text('h2', offered)).toBe(words.still);
    expect(text('p', offered)).toBe(words.not_yet);
    expect(crew.ended).toBe(0);
    crew.arriving = Promise.resolve();
    take(offered, words.again);
    await past(5);
    no_banners();
    expect(crew.ended).toBe(2);
  });

  it('have a core that computes no number: told in words', async () => {
    const crew = new Crew();
    crew.workers.connect_core = with_verbs(crew.workers.connect_core, ({ create }) => ({
      create: async (...args) => {
        const answer = await create(...args);
        if ('ok' in answer) answer.ok.snapshot.loss = Number.NaN;
        return answer;
      },
    }));
    await open_page(query, { crew, still: true });
    await until(() => expect(texts('.run-line').join()).toMatch(words.no_number));
    expect(document.body.textContent).not.toMatch(/NaN/);
  });
});

describe('links', () => {
  it('thousands of problems are ten and a count, none of them long', async () => {
    const wrong = Array.from({ length: 3000 }, (_, i) => `x=${i}${'y'.repeat(i === 0 ? 500 : 3)}`);
    await open_page(`?lang=en&${wrong.join('&')}&z${'z'.repeat(500)}=1`, { still: true });
    await says('#link-note', /Part of the link could not be used/);
    const note = one('[aria-labelledby=link-note]');
    const items = texts('li', note);
    expect(items).toHaveLength(11);
    expect(items.at(-1)).toBe('… and 2,991 more');
    expect(Math.max(...items.map(({ length }) => length))).toBeLessThan(300);
    await press('Close this note');
    await until(() => expect(all('#link-note')).toEqual([]));
    await trains();
  });

  it.each([
    [10, []],
    [11, ['… and 1 more']],
  ])('of %i problems ten are shown, and no one goes uncounted', async (count, rest) => {
    const wrong = Array.from({ length: count }, (_, i) => `x${i}=1`);
    await open_page(`?lang=en&${wrong.join('&')}`, { still: true });
    const items = await until(() => texts('li', one('[aria-labelledby=link-note]')));
    expect(items.slice(0, 10).map((item) => item.split(' ')[0])).toEqual(wrong.slice(0, 10));
    expect(items.slice(10)).toEqual(rest);
  });

  it('one of twenty thousand changes is replayed', async () => {
    const changes = Array.from({ length: 20_000 }, (_, i) => `${i % 2 ? 0.1 : 0.2}@${i + 1}`).join();
    await open_page(`?lang=en&b.lr=0.1,${changes}&steps=300`, { still: true });
    await past(300);
    await rests();
    expect(steps()).toBe(300);
    await trains();
  });
});
