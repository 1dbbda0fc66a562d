// SPDX-License-Identifier: MIT
/** The comparison with PyTorch: trained here, told in words, ended when it is closed; and what keeps it from being told. */
import { readFileSync } from 'node:fs';
import { within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CoreWorker, ReferenceTrace } from '../../../src/worker/protocol';
import { all, at_step, button, Crew, one, open_page, press, says, text, texts, until } from '../support/page';

const RECORD = readFileSync('src/lab/comparison/pytorch.json');
/** addresses that were asked for */
let requests: string[] = [];
let record_is_there = true;

beforeEach(() => {
  requests = [];
  record_is_there = true;
  vi.stubGlobal('fetch', async (url: URL) => {
    requests.push(url.pathname);
    return new Response(RECORD, { status: record_is_there ? 200 : 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const MATCHES = /^(matches PyTorch|与 PyTorch 一致) ✓$/;
const expect_dialog = (words: string | RegExp) => says('dialog.comparison[open]', words);
const expect_verdict = (words: RegExp) => says('dialog.comparison[open] [aria-live]', words);
const open_dialog = async (name: string | RegExp = MATCHES) => (await button(name)).click();
const press_in_dialog = async (name: string | RegExp) => {
  const dialog = within(one('dialog.comparison[open]'));
  (await dialog.findByRole('button', { name })).click();
};
const closed = () => until(() => expect(all('dialog.comparison[open]')).toEqual([]));

/** The page, whose own workers have come and made a step. */
async function trained(query: string): Promise<Crew> {
  const crew = await open_page(`${query}&steps=0`);
  await press(/^(Step 1|走一步)$/);
  await at_step(1);
  return crew;
}

it.each([
  [
    'en',
    /^All 12 experiments match PyTorch: .* is 1\.1e−6\. Ours is the nearer to float64 in 8 of 12 experiments, PyTorch in 2, equal in 2\.$/,
    /^random labels · plain GDlr 0\.1 · seed 22 100 1\.0961646 1\.0961647 2\.2e−7 5\.7e−8nearer 2\.4e−7 1\.0e−7nearer 2\.8e−7$/,
  ],
  [
    'zh',
    /^12 个实验全部与 PyTorch 一致：.*最多相差 1\.1e−6。12 个实验中，本页更接近 float64 的有 8 个，PyTorch 更接近的有 2 个，不相上下的有 2 个。$/,
    /^随机标签 · 普通梯度下降lr 0\.1 · 随机种子 22 100 1\.0961646 1\.0961647 2\.2e−7 5\.7e−8更近 2\.4e−7 1\.0e−7更近 2\.8e−7$/,
  ],
])(
  'twelve experiments, told and shown when they are asked for, and again: %s',
  async (lang, sentence, row) => {
    const crew = await open_page(`?lang=${lang}&steps=0`);
    await press(/^(Step 1|走一步)$/);
    await at_step(1);
    const [workers, ended] = [crew.died.length, crew.ended];
    expect(requests).toEqual([]);
    await open_dialog();
    await expect_verdict(sentence);
    expect(requests).toEqual([expect.stringMatching(/pytorch.*\.json$/)]);
    const rows = all('dialog.comparison tbody tr');
    expect(rows).toHaveLength(12);
    expect(texts('th, td', rows[0]).join(' ')).toMatch(row);
    expect([crew.died.length - workers, crew.ended - ended]).toEqual([2, 2]);
    await press_in_dialog(/^(Close|关闭)$/);
    await closed();
    await open_dialog();
    await expect_verdict(sentence);
    expect(crew.calls.filter((call) => call === 'reference_trace')).toHaveLength(24);
    expect(requests).toHaveLength(1);
  },
);

it('closed while it trains, it ends its worker', async () => {
  const crew = await trained('?lang=en');
  const { ended } = crew;
  crew.hang.add('reference_trace');
  await open_dialog();
  await expect_dialog('Training the experiments here…');
  await until(() => expect(crew.calls).toContain('reference_trace'));
  expect(crew.ended).toBe(ended);
  await press_in_dialog('Close');
  await closed();
  expect(crew.ended).toBe(ended + 2);
});

it.each([
  ['the worker', 'The training core could not be loaded.'],
  ['PyTorch’s record', 'PyTorch’s numbers did not arrive whole.'],
])('%s does not come: says so, and tries again', async (what, words) => {
  const crew = await trained('?lang=en');
  crew.lost = what === 'the worker';
  record_is_there = what !== 'PyTorch’s record';
  await open_dialog();
  await says('dialog.comparison[open] [role=alert]', words);
  crew.lost = false;
  record_is_there = true;
  await press_in_dialog('Load again');
  await expect_verdict(/^All 12 experiments match PyTorch/);
  expect(text('dialog.comparison [role=alert]')).toBe('');
});

/** Workers that answer the fourth loss of each experiment a little wrong. */
function wrong_crew(): Crew {
  const crew = new Crew();
  const { connect_core } = crew.workers;
  crew.workers.connect_core = (died) => {
    const { worker, ...link } = connect_core(died);
    const task: CoreWorker['task'] = async (name, request) => {
      const result = await worker.task(name, request);
      const { losses } = result as ReferenceTrace;
      losses[3] = 1.0001 * (losses[3] ?? Number.NaN);
      return result;
    };
    return { ...link, worker: { ...worker, task } };
  };
  return crew;
}

it('a core that computes otherwise is not said to match', async () => {
  await open_page('?lang=en&steps=0', { crew: wrong_crew() });
  await open_dialog();
  await expect_verdict(/^12 of 12 experiments do not match PyTorch: .* is 0\.0001\./);
  await press_in_dialog('Close');
  await closed();
  await button('differs from PyTorch ✗');
});
