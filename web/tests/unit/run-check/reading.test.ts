// SPDX-License-Identifier: MIT
/** Losses are read from whatever a program prints: logs, lists, tables, in English and Chinese; what is bad is said where it is. */
import { expect, it } from 'vitest';
import { GUESSED, MOST_LOSSES, read_losses, type Source } from '../../../src/run-check/reading';

const LOSSES = [1.1368, 1.1296, 1.113];
const STEPS = [0, 1, 2];

/** The texts of one run's first three steps, and where loss and step are found. */
const TEXTS: [name: string, text: string, loss: string, step: string][] = [
  ['a log', 'epoch  0  loss 1.1368\nepoch  1  loss 1.1296\nepoch  2  loss 1.1130', 'loss', 'epoch'],
  ['f-strings', 'Epoch: 0, Loss: 1.1368\nEpoch: 1, Loss: 1.1296\nEpoch: 2, Loss: 1.1130', 'loss', 'epoch'],
  [
    'a fraction',
    'Epoch [1/40], Loss: 1.1368\nEpoch [2/40], Loss: 1.1296\nEpoch [3/40], Loss: 1.1130',
    'loss',
    'epoch',
  ],
  [
    'a progress bar of Keras',
    'Epoch 1/40 - 1s 12ms/step - loss: 1.1368 - val_loss: 1.2001\nEpoch 2/40 - 0s 3ms/step - loss: 1.1296 - val_loss: 1.2002\nEpoch 3/40 - 0s 3ms/step - loss: 1.1130 - val_loss: 1.2003',
    'loss',
    'epoch',
  ],
  [
    'a log with times',
    '2026-11-29 10:22:33,123 INFO step=0 train_loss=1.1368 lr=0.1\n2026-11-29 10:22:33,223 INFO step=1 train_loss=1.1296 lr=0.1\n2026-11-29 10:22:33,323 INFO step=2 train_loss=1.1130 lr=0.1',
    'train_loss',
    'step',
  ],
  [
    'tensors',
    '0 tensor(1.1368, grad_fn=<NllLossBackward0>)\n1 tensor(1.1296, grad_fn=<NllLossBackward0>)\n2 tensor(1.1130, grad_fn=<NllLossBackward0>)',
    'last',
    'first',
  ],
  [
    'tensors alone',
    "tensor(1.1368, device='cuda:0')\ntensor(1.1296, device='cuda:0')\ntensor(1.1130, device='cuda:0')",
    'last',
    'count',
  ],
  ['numbers alone', '1.1368\n1.1296\n1.1130\n', 'last', 'count'],
  ['two columns', '0 1.1368\n1 1.1296\n2 1.1130', 'last', 'first'],
  ['columns with commas', '0, 1.1368\n1, 1.1296\n2, 1.1130', 'last', 'first'],
  ['a list', '[1.1368, 1.1296, 1.1130]', 'each', 'count'],
  ['a list in lines', 'losses = [1.1368,\n 1.1296,\n 1.113]', 'each', 'count'],
  ['a list of tensors', '[tensor(1.1368), tensor(1.1296), tensor(1.1130)]', 'each', 'count'],
  [
    'lines of JSON',
    '{"epoch": 0, "loss": 1.1368}\n{"epoch": 1, "loss": 1.1296}\n{"epoch": 2, "loss": 1.113}',
    'loss',
    'epoch',
  ],
  ['a CSV', 'epoch,train_loss,val_loss\n0,1.1368,1.2\n1,1.1296,1.21\n2,1.1130,1.22', 'train_loss', 'epoch'],
  [
    'a CSV of validation first',
    'Step,val loss,loss\n0,1.2,1.1368\n1,1.21,1.1296\n2,1.22,1.1130',
    'loss',
    'Step',
  ],
  ['a table with tabs', 'step\tloss\n0\t1.1368\n1\t1.1296\n2\t1.1130', 'loss', 'step'],
  ['decimal commas', 'epoch;loss\n0;1,1368\n1;1,1296\n2;1,1130', 'loss', 'epoch'],
  [
    'a log with decimal commas',
    'epoch 0 loss 1,1368\nepoch 1 loss 1,1296\nepoch 2 loss 1,1130',
    'loss',
    'epoch',
  ],
  ['Chinese', '第 0 轮 损失 1.1368\n第 1 轮 损失 1.1296\n第 2 轮 损失 1.1130', '损失', '轮'],
  [
    'Chinese without spaces',
    '第1轮，训练损失：1.1368，验证损失：1.2\n第2轮，训练损失：1.1296，验证损失：1.2\n第3轮，训练损失：1.1130，验证损失：1.2',
    '训练损失',
    '轮',
  ],
  [
    'full-width digits',
    'ｅｐｏｃｈ　０　ｌｏｓｓ　１．１３６８\nepoch 1 loss 1.1296\nepoch 2 loss 1.1130',
    'loss',
    'epoch',
  ],
  ['powers of ten', 'iter 0 loss 1.1368e+00\niter 1 loss 1.1296e+00\niter 2 loss 1.1130e+00', 'loss', 'iter'],
  [
    'words between',
    'step 0: train loss is 1.1368 (val loss 1.2)\nstep 1: train loss is 1.1296 (val loss 1.2)\nstep 2: train loss is 1.1130 (val loss 1.2)',
    'train loss',
    'step',
  ],
  [
    'training begins',
    'Using device cpu\nseed 22\n\nepoch 0 loss 1.1368\nepoch 1 loss 1.1296\nepoch 2 loss 1.1130\ndone in 0.4s',
    'loss',
    'epoch',
  ],
];

const short = (source: Source) =>
  source.by === 'word' ? source.word : source.by === 'column' ? source.name : source.by;

it.each(TEXTS)('%s is read', (_, text, loss, step) => {
  const read = read_losses(text);
  expect([short(read.loss_from), short(read.step_from)]).toEqual([loss, step]);
  expect(read.losses.map((one) => one.loss)).toEqual(LOSSES);
  expect(read.losses.map((one) => one.step)).toEqual(STEPS);
  expect([read.decimals, read.every, read.problem_count]).toEqual([4, 1, 0]);
});

it('a run of NaN and inf is losses, too', () => {
  const { losses } = read_losses('epoch 0 loss 2.5\nepoch 1 loss inf\nepoch 2 loss nan\nepoch 3 loss NaN');
  expect(losses.map(({ loss }) => loss)).toEqual([2.5, Number.POSITIVE_INFINITY, Number.NaN, Number.NaN]);
});

it.each([
  [[0, 10, 20, 30], 0, 10, [0, 10, 20, 30]],
  [[1, 2, 3, 4], 1, 1, [0, 1, 2, 3]],
  [[10, 20, 30], 1, 10, [9, 19, 29]],
  [[1, 11, 21], 1, 10, [0, 10, 20]],
  [[0, 1, 5, 10], 0, null, [0, 1, 5, 10]],
] as const)('steps %j are counted from %d, every %s', (written, from, every, steps) => {
  const read = read_losses(written.map((step) => `step ${step} loss 0.5`).join('\n'));
  expect([read.from, read.every]).toEqual([from, every]);
  expect(read.losses.map(({ step }) => step)).toEqual(steps);
});

it('what was guessed can be chosen otherwise', () => {
  const text = 'epoch 1 loss 0.5000 acc 0.3\nepoch 2 loss 0.4000 acc 0.4\nepoch 3 loss 0.3000 acc 0.5';
  const { loss_choices } = read_losses(text);
  expect(loss_choices.map(short)).toEqual(['loss', 'acc', 'last', 'each']);
  const accuracy = read_losses(text, { ...GUESSED, loss: { by: 'word', word: 'acc' }, from: 0 });
  expect(accuracy.losses.map(({ loss, step }) => [loss, step])).toEqual([
    [0.3, 1],
    [0.4, 2],
    [0.5, 3],
  ]);
  const counted = read_losses('1.5\n1.4\n1.3', { ...GUESSED, every: 10 });
  expect(counted.losses.map(({ step }) => step)).toEqual([0, 10, 20]);
});

it('decimals are the most that any loss has; a power of ten has its own', () => {
  expect(read_losses('0.5\n0.25\n0.1250').losses.map(({ decimals }) => decimals)).toEqual([4, 4, 4]);
  expect(
    read_losses('loss 1.25e-02\nloss 1.2e+01\nloss 1.25e+00').losses.map(({ decimals }) => decimals),
  ).toEqual([4, 0, 2]);
});

it('what is bad is said with its line', () => {
  const log = 'epoch 0 loss: 1.5\nepoch 1 loss: --\nepoch 2 loss: 1.3\nepoch 3 loss: 1.2\nepoch 0 loss: 1.5';
  expect(read_losses(log).problems).toEqual([
    { line: 2, kind: 'no_number', got: 'epoch 1 loss: --' },
    { line: 5, kind: 'step_back', got: '0' },
  ]);
  expect(read_losses(log).losses.map(({ step }) => step)).toEqual([0, 2, 3]);
  const table = 'epoch,loss\n0,1.5\n1,\n2,1.3,7\n3,1.2\n4,1.1';
  expect(read_losses(table).problems).toEqual([
    { line: 3, kind: 'not_a_number', got: '' },
    { line: 4, kind: 'ragged', got: '3/2' },
  ]);
});

it.each(['', 'hello\nworld', '1.5', 'epoch 0 loss 1.5\nepoch 1 loss 1.4', 'v1.2.3\n10:22:33'])(
  'in %j are fewer than three losses',
  (text) => {
    expect(read_losses(text).losses.length).toBeLessThan(3);
  },
);

it('ten thousand are read, what is beyond is counted', () => {
  const text = Array.from({ length: MOST_LOSSES + 5 }, (_, i) => `step ${i} loss 0.5`).join('\n');
  const read = read_losses(text);
  expect([read.losses.length, read.beyond]).toEqual([10_000, 5]);
});
