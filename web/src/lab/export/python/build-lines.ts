// SPDX-License-Identifier: MIT
/** A run's loss and the order of its batches as Python's expressions. */
import { network_of } from '../../experiment/network';
import type { ExperimentSettings, RunBuildOptions } from '../../experiment/types';

const FUNCTION = 'lambda outputs, y: ';

/** A function of outputs and labels. */
export function criterion_text(
  experiment: ExperimentSettings,
  { softmax, reduction }: Pick<RunBuildOptions, 'softmax' | 'reduction'>,
): string {
  const { loss } = network_of(experiment);
  const by = reduction === 'sum' ? "reduction='sum'" : '';
  if (loss === 'mse') return `nn.MSELoss(${by})`;
  if (!softmax) return `nn.CrossEntropyLoss(${by})`;
  return `${FUNCTION}nn.functional.cross_entropy(outputs.softmax(1), y${by && `, ${by}`})`;
}

/** A function has its name by def. `follows`: other lines stand before it. */
export const criterion_lines = (text: string, follows: boolean): string[] =>
  text.startsWith(FUNCTION)
    ? [...(follows ? [''] : []), 'def criterion(outputs, y):', `    return ${text.slice(FUNCTION.length)}`]
    : [`criterion = ${text}`];

/** The batches of an epoch, each as the numbers of its samples. */
export function order_text(batch_size: number, { sampler }: Pick<RunBuildOptions, 'sampler'>): string {
  if (sampler === 'dataloader') return `DataLoader(range(len(x)), ${batch_size}, shuffle=True)`;
  return `torch.${sampler === 'sequential' ? 'arange' : 'randperm'}(len(x)).split(${batch_size})`;
}
