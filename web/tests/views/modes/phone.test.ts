// SPDX-License-Identifier: MIT
/** The page on a narrow screen: its bar, and its cards as tabs. */
import { describe, expect, it } from 'vitest';
import type { LiveRequests } from '../../../src/worker/protocol';
import { with_verbs } from '../../unit/lab/core_workers';
import {
  all,
  at_step,
  box,
  Crew,
  choose,
  in_address,
  list,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  until,
} from '../support/page';

const open_phone = (query: string) => open_page(query, { narrow: true, still: true });

/** Presses what opens a card. */
const card = (name: string) =>
  all('.card-tabs button')
    .find(({ textContent }) => textContent === name)
    ?.click();

describe('the bar', () => {
  it('plays, steps, resets and sets the pace; there is no other transport', async () => {
    await open_phone('?lang=en&steps=0');
    await press('Step 1');
    await at_step(1);
    expect(all('.transport')).toEqual([]);
    expect(one('.phone-bar').contains(one('[data-testid=step]'))).toBe(true);
    choose(await list('steps per frame'), '100');
    await press('Play');
    await until(() => expect(steps()).toBeGreaterThanOrEqual(300));
    expect(steps() % 100).toBe(1);
    await press('Pause');
    await press('Reset');
    await at_step(0);
    expect(in_address('speed')).toBe('100');
  });

  it('says why it rests', async () => {
    await open_phone('?lang=en&speed=max&steps=0&stop=500');
    await press('Play');
    await says('.phone-bar', 'Paused at step 500, as asked');
    await open_phone('?lang=zh&speed=max&steps=0&stop=500');
    await press('播放');
    await says('.phone-bar', '已按设定停在第 500 步');
  });
});

describe('cards', () => {
  const pressed = () => text('.card-tabs [aria-pressed=true]');

  it.each([
    [
      'en',
      [
        ['Runs 2', 'Runs'],
        ['Regions', 'Regions: At step 100'],
        ['Leader board', 'Leader board'],
        ['Inside step', 'Inside step 100'],
        ['Network', 'Network of Momentum at step 100'],
        ['Mistakes', 'Mistakes of Momentum at step 100'],
        ['Shelf', 'Pinned runs'],
        ['Strides', 'Stride ‖Δw‖'],
        ['Experiment', 'Network'],
      ],
    ],
    [
      'zh',
      [
        ['对比 2', '对比'],
        ['分类区域', '分类区域：第 100 步'],
        ['排行榜', '排行榜'],
        ['一步之内', '第 100 步的内部'],
        ['网络', '动量的网络 第 100 步'],
        ['错误', '动量的错误 第 100 步'],
        ['留存', '留存的运行'],
        ['步幅', '步幅 ‖Δw‖'],
        ['实验', '网络'],
      ],
    ],
  ] as const)('are tabs: one is shown: %s', async (language, cards) => {
    await open_phone(`?lang=${language}&steps=100`);
    await at_step(100);
    await until(() => expect(pressed()).toBe(cards[0][0]));
    expect(all('.card-tabs button')).toHaveLength(cards.length);
    for (const [name, heading] of cards) {
      card(name);
      await until(() => expect(all('.card-shown h2, .card-shown h3').map(text_of)).toContain(heading));
      expect(pressed()).toBe(name);
      expect(all('.card-tabs [aria-pressed=true]')).toHaveLength(1);
      expect(all('.runs')).toHaveLength(name === cards[0][0] ? 1 : 0);
    }
  });

  it('count the runs, whose rows open', async () => {
    await open_phone('?lang=en&runs=abcdef&steps=20');
    await at_step(20);
    await until(() => expect(pressed()).toBe('Runs 6'));
    expect(all('button.run-line')).toHaveLength(6);
    all('button.run-line')
      .find(({ textContent }) => textContent?.includes('Adagrad'))
      ?.click();
    await list('Update rule of Adagrad');
  });
});

it('with hints by tap on, a tap says what a control is for, and the control does nothing', async () => {
  await open_phone('?lang=en&steps=0');
  await until(() => expect(one('.play')).toHaveProperty('disabled', false));
  const play = () => one('.play').getAttribute('aria-label');
  await press('Hints');
  // Its ears are there a moment later: a tap on what does nothing finds out.
  await until(() => {
    one('h1').click();
    expect(text('.hint-said')).toContain('Nothing is said');
  });
  // By a mouse or a keyboard, whose click no touch foretells.
  await press('Play');
  await says('.hint-said', 'Play or pause');
  expect(play()).toBe('Play');
  await press('Hints');
  await until(() => expect(all('.hint-said')).toEqual([]));
  expect([play(), steps()]).toEqual(['Play', 0]);
  await until(() => {
    card('Leader board');
    expect(text('.card-tabs [aria-pressed=true]')).toBe('Leader board');
  });
});

it('what only a closed card shows is not worked out any more', async () => {
  const crew = new Crew();
  const live_requests: LiveRequests[] = [];
  crew.workers.connect_core = with_verbs(crew.workers.connect_core, ({ look }) => ({
    look: (requests) => {
      live_requests.push(requests);
      return look(requests);
    },
  }));
  await open_page('?lang=en&steps=20', { narrow: true, still: true, crew });
  await at_step(20);
  card('Inside step');
  await until(() => expect(live_requests.at(-1)).toMatchObject({ velocity_by_layer: true }));
  card('Leader board');
  await until(() => expect(live_requests.at(-1)).toEqual({}));
});

const text_of = ({ textContent }: Element) => (textContent ?? '').replace(/\s+/g, ' ').trim();

it('a run that forgets zero_grad goes on phase by phase from where it was', async () => {
  await open_phone('?lang=en&steps=20');
  await at_step(20);
  (await box(/zero_grad/)).click();
  await until(() => expect(in_address('b.zero_grad')).toBe('0'));
  card('Inside step');
  for (const [phase, following] of [
    ['Forward', 'Backward'],
    ['Backward', 'Velocity'],
    ['Velocity', 'Update'],
    ['Update', 'Zero grad'],
    ['Zero grad', 'Forward'],
  ] as const) {
    await press(/^Step phase by phase/);
    await says('.phase.current h3', phase);
    await says('.phase-button small', `next: ${following}`);
  }
  expect([steps(), text('.phase.current h3')]).toEqual([21, expect.stringMatching(/forgotten: g is kept/)]);
});
