// SPDX-License-Identifier: MIT
/** Workers that hang, die or have no memory: words, and a button that makes them anew with their past. */
import { describe, expect, it } from 'vitest';
import { with_verbs } from '../../unit/lab/core_workers';
import {
  banner,
  keep_time,
  leap,
  losses,
  no_banners,
  past,
  rests,
  take,
  titles,
  trains,
} from '../support/faulty';
import {
  all,
  at_step,
  Crew,
  choice,
  in_address,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  until,
} from '../support/page';

const QUERY = '?lang=en&stop=0&data=learnable&batch=96';
const ANEW = 'Start the worker anew';
const RUNS = ['Plain gradient descent', 'Momentum'];

/** What a page that nothing befell shows at this step. */
async function straight(query: string, step: number): Promise<(string | null)[]> {
  await open_page(`${query}&steps=${step}`);
  await at_step(step);
  await rests();
  // The chart's table is made after the buttons.
  await until(() => expect(text('#loss caption')).toContain(step.toLocaleString('en')));
  return losses();
}

/** Pauses; address and table say which step it stopped at. */
async function paused(): Promise<number> {
  await press('Pause');
  await rests();
  await until(() => expect(in_address('steps')).toBe(String(steps())));
  return steps();
}

describe('workers', () => {
  const cases: [string, string, number[]][] = [
    ['one hangs', '10', [0]],
    ['one hangs at full speed', 'max', [1]],
    ['both hang', '10', [0, 1]],
  ];
  it.each(cases)('%s: said in words, and made anew it goes on to the bit', async (_, speed, mute) => {
    keep_time();
    const query = `${QUERY}&speed=${speed}`;
    const crew = await open_page(query);
    await past(50);
    for (const who of mute) crew.mute.add(who);
    await leap(5000);
    const who = mute.map((one) => RUNS[one]).join(' and ');
    const offered = await banner(/: not answering$/);
    expect(titles()).toEqual([`${who}: not answering`]);
    const reached = steps();
    expect(text('p', offered)).toBe(
      'The background worker has not answered for some seconds. It still may. ' +
        `Nothing is lost: a new one comes back to step ${reached.toLocaleString('en')}.`,
    );
    take(offered, ANEW);
    await past(reached + 50);
    no_banners();
    expect([crew.died.length, crew.ended]).toEqual([2 + mute.length, mute.length]);
    const step = await paused();
    const shown = losses();
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(await straight(query, step));
  });

  it('one that does not answer is ended after a while: Play again, not Pause', async () => {
    keep_time();
    const crew = await open_page(`${QUERY}&speed=10`);
    await past(50);
    crew.mute.add(0);
    await leap(16_000);
    const offered = await banner(`${RUNS[0]} could not go on`);
    expect(text('p', offered)).toContain('The background worker did not answer and was ended.');
    await says('.status', 'Stopped: see the message');
    const reached = steps();
    await press('Play');
    await past(reached + 50);
    await paused();
    no_banners();
  });

  it('one that dies of an error says which, in the page’s language', async () => {
    const crew = await open_page('?lang=zh&stop=0');
    await past(20);
    crew.died[1]?.('TypeError: mischief');
    const offered = await banner('动量：无法继续');
    const reached = steps();
    expect(text('p', offered)).toBe(
      `后台线程自行终止了。什么都没丢：重新启动后会回到第 ${reached} 步。 TypeError: mischief`,
    );
    expect(one('code', offered).lang).toBe('en');
    take(offered, '重新启动后台线程');
    await past(reached + 20);
    no_banners();
  });

  it('one of a run that is hidden is missed as well, for all wait for it', async () => {
    const crew = await open_page('?lang=en&stop=0&b.hidden=true');
    await past(20);
    crew.died[1]?.('TypeError: mischief');
    take(await banner(`${RUNS[1]} could not go on`), ANEW);
    await past(steps() + 20);
    no_banners();
  });

  it('one that dies before its first step leaves the room of a step its choice of runs', async () => {
    const crew = new Crew();
    const { connect_core } = crew.workers;
    // The first run's files are there, and end at once; a new worker's would, too.
    crew.workers.connect_core = (died) => {
      crew.arriving = crew.died.length === 0 ? new Promise(() => {}) : Promise.resolve();
      return connect_core(died);
    };
    await open_page('?lang=en&room=inside&steps=5&inside=a', { crew });
    await until(() => expect(crew.died.length).toBe(2));
    crew.died[0]?.('TypeError: mischief');
    await banner(/^Plain gradient descent/);
    expect(all('.station')).toEqual([]);
    await until(() => one('.inside-head'));
    (await choice('Momentum')).click();
    await until(() => one('.station'));
  });

  it('one without memory says so', async () => {
    const crew = new Crew();
    let full = false;
    crew.workers.connect_core = with_verbs(crew.workers.connect_core, ({ advance }) => {
      const first = crew.died.length === 1;
      return {
        advance: async (...args) => {
          if (first && full) throw new RangeError('Array buffer allocation failed');
          return advance(...args);
        },
      };
    });
    await open_page(QUERY, { crew });
    await past(20);
    full = true;
    const offered = await banner(`${RUNS[0]} could not go on`);
    expect(text('p', offered)).toContain('There was not enough memory.');
    const reached = steps();
    take(offered, ANEW);
    await past(reached + 20);
    no_banners();
  });

  it('Reset, a preset and a seed get live workers at once', async () => {
    const crew = await open_page(`${QUERY}&speed=max`);
    await past(50);
    crew.mute.add(0).add(1);
    await press('Reset');
    await at_step(0);
    await trains();
    expect(crew.ended).toBeGreaterThanOrEqual(2);
    crew.mute.add(2);
    await press('Learnable labels');
    await trains();
    expect(crew.ended).toBeGreaterThanOrEqual(3);
  });

  it('a replay of a link that hangs goes on to its end', async () => {
    keep_time();
    const query = `${QUERY}&b.lr=0.1,0.2@4000`;
    const crew = await open_page(`${query}&steps=30000`);
    await past(100);
    crew.mute.add(1);
    await leap(5000);
    take(await banner(`${RUNS[1]}: not answering`), ANEW);
    await at_step(30_000);
    await rests();
    const shown = losses();
    expect(shown).toEqual(await straight(query, 30_000));
  });
});
