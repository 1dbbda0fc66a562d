// SPDX-License-Identifier: MIT
/** What the core does not take is said beside the very field it was set in, and undone. */
import { expect, it } from 'vitest';
import type { Refused } from '../../../src/worker/protocol';
import {
  Crew,
  choose,
  choose_data,
  in_address,
  one,
  open_page,
  press,
  text,
  type,
  until,
} from '../support/page';

const refused = (path: string): Refused => ({ path, rule: 'range', allowed: 'less', got: '17' });
const control = <E extends HTMLElement>(id: string) => until(() => one<E>(`#${id}`));
const typed = (value: string) => async (id: string) => type(await control<HTMLInputElement>(id), value);
const chosen = (value: string) => async (id: string) => choose(await control<HTMLSelectElement>(id), value);
const ticked = async (id: string) => (await control<HTMLInputElement>(id)).click();

/** What is in a control, whatever it is. */
const content = (id: string) => {
  const found = one<HTMLInputElement>(`#${id}`);
  return found.type === 'checkbox' ? found.checked : found.value;
};

const creations = ({ calls }: Crew) => calls.filter((call) => call === 'create').length;

/** Runs are refused once for the path, and made again as they were. */
async function expect_refusal_and_recovery(crew: Crew, path: string, runs: number, set: () => Promise<void>) {
  const before = creations(crew);
  crew.refuse('create', refused(path), runs);
  await set();
  await until(() => expect(creations(crew)).toBe(before + 2 * runs));
}

type Case = [path: string, id: string, set: (id: string) => Promise<void>, was: string | boolean];

/** Of settings that all runs share: each of both runs is refused when it is made. */
const SHARED: Case[] = [
  ['seed', 'seed', typed('23'), '22'],
  ['batch_size', 'batch', typed('32'), ''],
  ['test.share', 'test-share', typed('30 %'), '20 %'],
  ['test.seed', 'test-seed', typed('5'), '1'],
  ['test.type', 'test', chosen('none'), 'split'],
  ['init', 'init', chosen('zeros'), 'pytorch'],
];

/** Of a run's: refused when the step it goes on with is to be made otherwise. */
const OWN: Case[] = [
  ['optimizer.lr', 'b-lr', typed('0.5'), '0.1'],
  ['optimizer.momentum', 'b-momentum', typed('0.5'), '0.9'],
  ['optimizer.nesterov', 'b-nesterov', ticked, false],
  ['optimizer.convention', 'b-convention', chosen('average'), 'pytorch'],
  ['optimizer.weight_decay', 'b-weight_decay', typed('0.1'), '0'],
  ['optimizer.type', 'b-rule', chosen('adam'), 'sgd'],
  ['schedule.T_max', 'b-schedule-T_max', typed('700'), '500'],
  ['schedule.type', 'b-schedule', chosen('step'), 'cosine'],
];

const QUERY = 'steps=2&test=split&test_share=0.2&test_seed=1&b.schedule=cosine&b.schedule.T_max=500';

async function open(language: 'en' | 'zh'): Promise<Crew> {
  const crew = await open_page(`?lang=${language}&${QUERY}`, { crew: new Crew() });
  await until(() => expect(text('[data-testid=step]')).toBe('2'));
  await control('b-lr');
  return crew;
}

/** The words beside a control, by which it is described, once what was set is undone. */
async function words_beside(id: string, was: string | boolean): Promise<string> {
  await until(() => expect([id, content(id)]).toEqual([id, was]));
  await until(() => expect(document.querySelector('.banner')).toBeNull());
  const problem = `${id}-problem`;
  await until(() => one(`#${problem}[role=alert]`));
  await until(() => expect(one(`#${id}`).getAttribute('aria-describedby')).toBe(problem));
  expect(one(`#${id}`).getAttribute('aria-invalid')).toBe('true');
  return text(`#${problem}`);
}

it.each(['en', 'zh'] as const)(
  'a setting of all runs, in %s: at its field, and as it was',
  async (language) => {
    const crew = await open(language);
    for (const [path, id, set, was] of SHARED) {
      crew.refuse('create', refused(path), 2);
      await set(id);
      const words = await words_beside(id, was);
      expect(words).toContain(path);
      expect(words).toMatch(language === 'en' ? /^The core does not take/ : /^训练内核不接受/);
      expect([id, content(id)]).toEqual([id, was]);
      await until(() => expect(document.querySelector('.banner')).toBeNull());
    }
    // What is taken next ends the word about what was not.
    await typed('24')('seed');
    await until(() => expect(document.querySelector('.problem')).toBeNull());
    await until(() => expect(in_address('seed')).toBe('24'));
    expect([in_address('test'), in_address('test_seed'), in_address('init')]).toEqual(['split', '1', null]);
  },
);

it('data from the gallery: at their card, which has the former, and nothing is left to undo', async () => {
  const crew = await open('en');
  crew.refuse('create', refused('data.kind'), 2);
  await choose_data('torch_rand');
  await until(() => expect(text('#data-problem')).toContain('data.kind'));
  await until(() => expect(text('.data-card b')).toBe('learnable labels'));
  await until(() => expect(in_address('data')).toBe('learnable'));
  await until(() => expect(text('.undo-note')).toBe(''));
});

it.each(['en', 'zh'] as const)(
  'a setting of one run, in %s: at its field, and as it was',
  async (language) => {
    const crew = await open(language);
    for (const [path, id, set, was] of OWN) {
      crew.refuse('configure', refused(path), 1);
      await set(id);
      const words = await words_beside(id, was);
      expect(words).toContain(path);
      expect(words).toMatch(language === 'en' ? /^The core does not take/ : /^训练内核不接受/);
      expect([id, content(id)]).toEqual([id, was]);
      expect(document.querySelectorAll('.problem')).toHaveLength(1);
    }
    await typed('0.3')('b-lr');
    await until(() => expect(document.querySelector('.problem')).toBeNull());
  },
);

it('what a run is built with goes back, and the run with it', async () => {
  const crew = await open('en');
  await expect_refusal_and_recovery(crew, 'zero_grad', 1, () => ticked('b-zero-grad'));
  expect(await words_beside('b-zero-grad', true)).toContain('zero_grad');
  await press('Step 1');
  await until(() => expect(text('[data-testid=step]')).toBe('3'));
});

it('a layer’s units are refused at the row that changes them, else below the layers', async () => {
  const crew = await open('en');
  await press(/^Hidden layer 2/);
  await expect_refusal_and_recovery(crew, 'hidden[1].units', 2, () => typed('9')('layer-units'));
  expect(await words_beside('layer-units', '8')).toContain('hidden[1].units');
  await expect_refusal_and_recovery(crew, 'hidden[2].units', 2, () => press('Add a layer'));
  await until(() => expect(text('#layers-problem')).toContain('hidden[2].units'));
  await until(() => expect(in_address('net')).toBeNull());
});

it('a link that the core does not take says so at the field, where nothing can be undone', async () => {
  const crew = new Crew();
  crew.refuse('create', refused('test.share'), 2);
  await open_page(`?lang=en&${QUERY}`, { crew });
  await until(() => expect(text('.banner')).toContain('test.share'));
  await until(() => expect(text('#test-share-problem')).toContain('test.share'));
  expect(content('test-share')).toBe('20 %');
  await typed('0.3')('test-share');
  await until(() => expect(document.querySelector('.problem')).toBeNull());
});
