// SPDX-License-Identifier: MIT
/** bench.html over a stopwatch of the test's own: what it tells of the times, and that it stops when told. */
import { screen } from '@testing-library/dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { QUICK, USUAL } from '../../../src/bench/bench';
import type { Timed } from '../../../src/worker/protocol';
import { open_page, press, says, text, until } from '../support/page';

/** how long each job was to be timed */
let requests: number[] = [];
let ended = 0;
let answers = true;

/** 100 steps in the first job's first round, 200 in the next… in a tenth of a second each. */
async function time(_: string, { milliseconds }: { milliseconds: number }): Promise<Timed> {
  requests.push(milliseconds);
  return answers ? { steps: 100 * requests.length, milliseconds: 100 } : new Promise(() => {});
}

beforeEach(() => {
  [requests, ended, answers] = [[], 0, true];
});

async function open_bench(query: string): Promise<void> {
  vi.resetModules();
  for (const storage of [localStorage, sessionStorage]) storage.clear();
  history.replaceState(null, '', `/lab/bench.html${query}`);
  document.body.innerHTML = '<div id="app"></div>';
  const connect_core = () => ({
    worker: { task: time },
    loaded: Promise.resolve(),
    terminate: () => void ended++,
  });
  vi.doMock('../../../src/worker/client/client', () => ({ connect_core }));
  await import('../../../src/bench');
}

it.each([
  ['en', 'Run', 'Back to the lab', 'Done.', 'How fast? – Momentum Lab'],
  ['zh', '开始测速', '返回实验室', '测量完成。', '有多快？– 动量实验室'],
])('measures and tells: %s', async (lang, run, back, done, title) => {
  await open_bench(`?quick&lang=${lang}`);
  expect(document.title).toBe(title);
  expect(screen.queryByRole('textbox')).toBeNull();
  await press(run);
  const report = await screen.findByRole<HTMLTextAreaElement>('textbox');
  await says('[aria-live]', done);
  // The calls of a round: one a job. The first round only warms up.
  expect(requests).toEqual(
    [0, 1, 2, 3].flatMap((round) => Array(4).fill(round ? QUICK.round_ms : QUICK.warm_ms)),
  );
  const { results, user_agent, date } = JSON.parse(report.value);
  expect(user_agent).toBe(navigator.userAgent);
  expect(Number.isNaN(Date.parse(date))).toBe(false);
  expect(results.map(({ job }: { job: string }) => job)).toEqual(['J1', 'J2', 'J3', 'J4']);
  for (const { job, steps_per_second, gflops } of results) {
    const { median, min, max } = steps_per_second;
    expect(min > 0 && min <= median && median <= max && gflops > 0).toBe(true);
    expect(text(`[data-testid=${job}-speed]`)).toMatch(/^[\d,]+ ?[\d,]+ – [\d,]+$/);
  }
  // Calls 5, 9 and 13 are the first job's rounds.
  expect(text('[data-testid=J1-speed]')).toBe('9,0005,000 – 13,000');
  expect(text('[data-testid=J1-gflops]')).toBe('10.5');
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: back });
  expect(link.href).toBe(new URL(`/lab/?lang=${lang}`, location.href).href);
});

it('measures thoroughly unless told otherwise; stops when told, and begins again', async () => {
  answers = false;
  await open_bench('?lang=en');
  await press('Run');
  await screen.findByRole('progressbar');
  await says('[aria-live]', 'Measuring…');
  await until(() => expect(requests).toEqual([USUAL.warm_ms]));
  await press('Cancel');
  await until(() => expect(screen.queryByRole('progressbar')).toBeNull());
  expect(ended).toBe(1);
  await press('Run');
  await screen.findByRole('progressbar');
  await until(() => expect(requests).toEqual([USUAL.warm_ms, USUAL.warm_ms]));
  await press('Cancel');
});

it('is linked from the lab, and keeps the language and the theme a link named', async () => {
  await open_page('?lang=zh&theme=dark', { still: true });
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: '这个浏览器有多快？' });
  expect(link.href).toBe(new URL('/lab/bench.html?lang=zh&theme=dark', location.href).href);
  await open_bench(new URL(link.href).search);
  expect(document.documentElement.dataset.theme).toBe('dark');
  await until(() => expect(text('h2')).toBe('在这里训练有多快？'));
});
