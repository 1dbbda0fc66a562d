// SPDX-License-Identifier: MIT
/** The loop that is copied is that of the run: its options, its batches, its convention. */
import { expect, it } from 'vitest';
import { right_loop } from '../../../../src/rooms/check/check/code';
import type { VariantBase } from '../../../../src/run-check/variant';
import { ARTICLE as RUN } from '../../run-check/article';

/** The page says every option. */
const ARTICLE = { ...RUN, optimizer: { ...RUN.optimizer, convention: 'pytorch' } } as VariantBase;

const lines = (base: VariantBase) => right_loop(base, 40, 4).split('\n');

it('the article’s', () => {
  expect(lines(ARTICLE)).toEqual([
    'torch.manual_seed(22)',
    'x = torch.rand(500, 20)',
    'y = torch.randint(0, 3, (500,))',
    'net = Net()',
    'criterion = nn.CrossEntropyLoss()',
    'opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)',
    'for epoch in range(40):',
    '    loss = criterion(net(x), y)',
    '    loss.backward()',
    '    opt.step()',
    '    opt.zero_grad()',
    '    print(f"epoch {epoch} loss {loss.item():.4f}")',
    '',
  ]);
});

it('batches stand in a loop of their own', () => {
  expect(lines({ ...ARTICLE, batch_size: 32 }).slice(6, 9)).toEqual([
    'for epoch in range(epochs):',
    '    for i in torch.randperm(len(x)).split(32):',
    '        loss = criterion(net(x[i]), y[i])',
  ]);
});

it('averaging, which PyTorch does not have, is written by hand', () => {
  const averaging = { ...ARTICLE, optimizer: { ...ARTICLE.optimizer, convention: 'average' } } as VariantBase;
  expect(lines(averaging).slice(9, 13)).toEqual([
    '    for w, v in zip(weights, vs):',
    '        v[:] = 0.9*v + 0.1*w.grad',
    '        w.data -= 0.1*v',
    '    net.zero_grad()',
  ]);
});
