// SPDX-License-Identifier: MIT
/** What a run is built with, as PyTorch's lines: those alone that a usual loop has otherwise. */
import { DEFAULT_BUILD } from '../experiment/network';
import type { RunBuildOptions } from '../experiment/types';

const LINES: { [K in keyof Omit<RunBuildOptions, 'params'>]: (value: RunBuildOptions[K]) => string } = {
  default_dtype: (value) => `torch.set_default_dtype(torch.${value})`,
  net_first: () => 'net = Net()  # before x = torch.rand(…)',
  bias: () => 'nn.Linear(…, bias=False)',
  sampler: (value) => `DataLoader(…, shuffle=${value === 'dataloader' ? 'True' : 'False'})`,
  softmax: () => 'loss = criterion(F.softmax(net(x), 1), y)',
  reduction: (value) => `criterion = …(reduction='${value}')`,
  zero_grad: () => 'no opt.zero_grad()',
};

/** In the order a script has them. */
export function build_code(options: RunBuildOptions): string[] {
  const keys = Object.keys(LINES) as (keyof typeof LINES)[];
  return keys
    .filter((key) => options[key] !== DEFAULT_BUILD[key])
    .map((key) => (LINES[key] as (value: unknown) => string)(options[key]));
}
