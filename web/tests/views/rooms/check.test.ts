// SPDX-License-Identifier: MIT
// @vitest-environment happy-dom
/** Check your own run: a text is read, compared and explained, with the numbers of the article's run. */
import { expect, it } from 'vitest';
import { core } from '../../unit/lab/core_workers';
import { ARTICLE } from '../../unit/run-check/article';
import {
  all,
  choose,
  in_address,
  list,
  one,
  open_page,
  press,
  says,
  text,
  texts,
  type,
  until,
} from '../support/page';

const LINK = 'data=random&runs=b&room=check';

/** What a program of the article's prints, with these options otherwise. */
function log(change: object, lines = 40, decimals = 4): string {
  const trainer = new core.Trainer({ ...ARTICLE, ...change } as typeof ARTICLE);
  const losses = Array.from(trainer.run(lines), (loss) => loss.toFixed(decimals));
  trainer.delete();
  return losses.map((loss, i) => `epoch  ${i}  loss ${loss}`).join('\n');
}

const momentum = (options: object) => ({ optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9, ...options } });
const paste = (losses: string) => type(one<HTMLTextAreaElement>('.check-paste textarea'), losses);
const rows = () => all('.check-row').map((row) => texts('.check-cause, .number', row).join(' | '));

it('says of a run that is changed on the way, or by hand, that it is compared from its start', async () => {
  await open_page(`?${LINK}&b.edit=3:0.75@1&steps=2`);
  await says('.check-head', /from the first step on: its changes and weights set by hand are left out/);
});

it('explains a run without zero_grad(), line by line, in words and in code', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  expect(text('.check-head')).not.toContain('left out');
  paste(log({ zero_grad: false }));
  await says('.check-tried', /^40 lines against \d+ variants, bit for bit, in \d/);
  expect(text('.check-sentence')).toBe(
    'Your run equals the page’s Momentum up to step 1 and parts from it at step 2. zero_grad() missing: this is your run, all 40 losses, to the last digit.',
  );
  expect(rows().slice(0, 6)).toEqual([
    'zero_grad() missing | 40 | 0.00002',
    'γ = 1 | 2 | 2.29',
    'γ = 0.999 | 2 | 2.29',
    'γ = 0.99 | 2 | 2.30',
    'γ = 0.95 | 2 | 2.30',
    'weight decay 0.01 | 2 | 2.31',
  ]);
  expect(text('.check-summary')).toBe(
    '40 losses, steps 0 to 39, 4 decimals: two lines are equal when they differ by at most 0.00005.',
  );
  expect(texts('.check-lines tbody tr').slice(0, 4)).toEqual([
    '01.13681.1368=equal1.1368=equal',
    '11.12961.1296=equal1.1296=equal',
    '21.11301.1183≠different1.1130=equal',
    '31.09721.1068≠different1.0972=equal',
  ]);
  expect(texts('.check-ladder li')).toEqual([
    '✓step 0 = data, seed, network, loss are right',
    '✓step 1 = gradient, lr and first update are right',
    '≠step 2 ≠ what is carried from step to step is not',
  ]);
  expect(text('.check-code .marked')).toBe('opt.zero_grad()is this line there?');
  await press('27 more lines');
  expect(all('.check-lines tbody tr')).toHaveLength(40);
});

it('says a tie as a tie, and draws the one that is chosen', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste(log(momentum({ convention: 'average' })));
  await says(
    '.check-sentence',
    'Averaging, (1−γ)g: this is your run, all 40 losses, to the last digit. So is: lr 0.01.',
  );
  expect(rows().slice(0, 4)).toEqual([
    'Averaging, (1−γ)g | 40 | 0.00003',
    'or lr 0.01 | 40 | 0.00003',
    'lr 0.02 | 1 | 0.0040',
    'γ = 0 | 1 | 0.0047',
  ]);
  expect(texts('.check-code .marked')).toEqual([
    'v[:] = 0.9*v + 0.1*w.gradthis 0.1?',
    'w.data -= 0.1*vor 0.01 here?',
  ]);
  expect(texts('.check-ladder li')[1]).toBe(
    '≠step 1 ≠ the first update is not: lr, its sign, the convention, or tensors left out',
  );
  one<HTMLInputElement>('.check-best .check-row:nth-child(2) input').click();
  await says(
    '.check-code .marked',
    'opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)with these options?',
  );
  expect(texts('.check-best button')).toEqual(['Make it a run', 'See it inside a step']);
}, 60_000);

it('the right run is the page’s, and nothing is ranked before it', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste(log({}));
  await says('.check-sentence', 'Your run is the page’s Momentum: 40 of 40 losses, to your 4 decimals.');
  expect(text('.check-sentence')).toContain('These lines would also be those of: weight decay 0.0001.');
  expect(texts('.check-best')).toEqual([]);
  expect(texts('.check-ladder li').at(-1)).toBe('✓step ≤ 39 = all else is right, too');
});

it('too few losses, bad lines and two decimals are said', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste('epoch 0 loss 1.1368\nepoch 1 loss 1.1296');
  await says('.check-few', 'Three losses are the least; here are 2.');
  paste('nothing of that');
  await says('.check-few', 'There is no loss in it: three losses are the least.');
  paste(log({}, 12).replace('loss 1.1183', 'loss: --'));
  await says('.check-problems', '1 line is not as the others:line 3 has no loss: epoch 2 loss: --');
  paste(log({ zero_grad: false }, 40, 2));
  await says('.check-warning', 'Two decimals prove nothing');
});

it('what no change explains is searched further on request', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste(log(momentum({ lr: 0.07, momentum: 0.85 })));
  await says('.check-sentence', /No single change of \d+ explains it. Nearest: γ = 0.8, equal for 1./);
  await press('Try two changes');
  await says('.check-sentence', 'lr 0.07 and γ = 0.85: this is your run, all 40 losses');
}, 60_000);

it('an explanation becomes a run', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste(log({ zero_grad: false }));
  await press('Make it a run');
  await until(() => expect(in_address('runs')).toBe('ba'));
  expect(in_address('a.zero_grad')).toBe('0');
  expect(in_address('room')).toBeNull();
});

it('what holds for all runs becomes the experiment; a run may forget more than a line', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste(log({ seed: 23 }, 12));
  await says(
    '.check-sentence',
    'Your run differs from the page’s Momentum from the first line on. seed 23: this is',
  );
  expect(texts('.check-ladder li')).toEqual([
    '≠step 0 ≠ seed, order of the draws, data, network or loss is not; or it is printed after the step',
  ]);
  await press('Make it the experiment');
  await until(() => expect(in_address('seed')).toBe('23'));
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste(log({ loss: 'cross_entropy_of_softmax' }, 12));
  await says('.check-sentence', 'softmax before CrossEntropyLoss: this is your run');
  await press('Make it a run');
  await until(() => expect(in_address('a.softmax')).toBe('1'));
}, 60_000);

it('a search can be given up', async () => {
  await open_page(`?${LINK}`);
  await until(() => one('.check-paste'));
  paste('5.5\n3.25\n4.125');
  await says('.check-sentence', 'explains it');
  await press('Try two changes');
  await until(() => one('.check-progress'));
  await press('Cancel');
  await until(() => expect(all('.check-progress')).toEqual([]));
  expect(text('.check-search button')).toBe('Try two changes');
}, 60_000);

it('is reached from the list of keys and behind the last chapter, marks the tab it is reached from, and keeps the text', async () => {
  await open_page('?data=random&runs=b&room=learn&chapter=8');
  await press('Check your own run');
  await until(() => one('.check-paste'));
  expect(texts('.tabs [aria-current=page]')).toEqual(['Train']);
  expect(texts('.tabs button')).not.toContain('Check your own run');
  paste(log({}, 5));
  await says('.check-sentence', '5 of 5 losses');
  await press(/‹ Train/);
  await until(() => one('#loss'));
  one('dialog.keys form button:last-child').click();
  await until(() => expect(one<HTMLTextAreaElement>('.check-paste textarea').value).toBe(log({}, 5)));
}, 60_000);

it('how it was read can be chosen, and another run to compare with', async () => {
  await open_page('?data=random&runs=ab&room=check');
  await until(() => one('.check-paste'));
  paste(log({}).replaceAll('loss', 'acc 0.33 loss'));
  await says('.check-sentence', 'Your run is the page’s Momentum');
  choose(await list('compared with'), 'a');
  await says('.check-sentence', 'parts from it at step 2. γ = 0.9: this is your run, all 40 losses');
  const losses = await list('loss is');
  choose(losses, JSON.stringify({ by: 'word', word: 'acc' }));
  await says(
    '.check-sentence',
    'Your run differs from the page’s Plain gradient descent from the first line on.',
  );
}, 60_000);

it('is in Chinese, too', async () => {
  await open_page(`?${LINK}&lang=zh`);
  await until(() => one('.check-paste'));
  paste(log({ zero_grad: false }).replaceAll('epoch', '第').replaceAll('  loss', ' 轮 损失'));
  await says('.check-sentence', '缺少 zero_grad()：这就是你的训练，40 个损失全部相等，直到末位。');
  expect(text('.check-best .check-cause')).toBe('缺少 zero_grad()');
});
