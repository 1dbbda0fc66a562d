// SPDX-License-Identifier: MIT
/** What a run is built with and usually would not be: said in its card, ticked off there, and in the presenter's code. */
import { expect, it } from 'vitest';
import { all, at_step, box, in_address, key, open_page, says, until } from '../support/page';

const WRONG =
  'data=random&runs=a&a.momentum=0.9&a.softmax=1&a.reduction=sum&a.sampler=dataloader&a.default_dtype=float64' +
  '&a.net_first=1&a.bias=0&steps=0&batch=50';

const boxes = () =>
  all<HTMLInputElement>('.run-card .check input').map(({ labels }) => labels?.[0]?.textContent);

it('is a box each, and as usual once it is ticked off', async () => {
  await open_page(`?lang=en&${WRONG}`);
  await at_step(0);
  const unusual = [
    'softmax twice',
    'summed loss',
    'DataLoader',
    'float64 draws',
    'net before data',
    'no biases',
  ];
  await until(() => expect(boxes()).toEqual(expect.arrayContaining(unusual)));
  (await box(/^DataLoader of /)).click();
  await until(() => expect(in_address('a.sampler')).toBeNull());
  (await box(/^no biases of /)).click();
  await until(() => expect(in_address('a.bias')).toBeNull());
  await until(() => expect(boxes()).not.toContain('no biases'));
  expect(boxes()).toEqual(
    expect.arrayContaining(['softmax twice', 'summed loss', 'float64 draws', 'net before data']),
  );
  expect(boxes()).not.toContain('DataLoader');
  expect(in_address('a.softmax')).toBe('1');
});

it('is said in Chinese', async () => {
  await open_page(`?lang=zh&${WRONG}`);
  await at_step(0);
  await until(() =>
    expect(boxes()).toEqual(
      expect.arrayContaining([
        '两次 softmax',
        '损失求和',
        'DataLoader 次序',
        '按 float64 抽取',
        '先建网络后抽数据',
        '无 偏置',
      ]),
    ),
  );
});

it('stands in the presenter’s code', async () => {
  await open_page(`?lang=en&view=present&${WRONG}`);
  await says('.present-numbers dd', '0');
  key('q');
  await says('.present-cover h1', /^The step in PyTorch$/);
  const code = all('.present-cover pre')[1]?.textContent;
  for (const line of [
    'torch.set_default_dtype(torch.float64)',
    'DataLoader(…, shuffle=True)',
    'loss = criterion(F.softmax(net(x), 1), y)',
    "reduction='sum'",
    'nn.Linear(…, bias=False)',
  ])
    expect(code).toContain(line);
});
