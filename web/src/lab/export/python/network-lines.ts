// SPDX-License-Identifier: MIT
/** Lines that draw an experiment's network, and where its tensors and their entries lie in it. */

import { tensors_of } from '../../../lib/tensors';
import type { HiddenLayer } from '../../../worker/protocol';
import { network_of, tensor_names } from '../../experiment/network';
import type { Init } from '../../experiment/schema';
import type { ExperimentSettings } from '../../experiment/types';
import type { Edit } from '../../run/plan';
import { indented, literal } from './python-text';

const ACTIVATIONS: Record<HiddenLayer['activation'], string> = {
  identity: 'Identity',
  relu: 'ReLU',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  leaky_relu: 'LeakyReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'Softplus',
};

const weights_by = (name: string) => (net: string) => [
  `for layer in ${net}:`,
  '    if isinstance(layer, nn.Linear):',
  `        nn.init.${name}(layer.weight)`,
];

const INITS: Record<Init, (net: string) => string[]> = {
  pytorch: () => [],
  xavier_uniform: weights_by('xavier_uniform_'),
  kaiming_uniform: weights_by('kaiming_uniform_'),
  zeros: (net) => [`for parameter in ${net}.parameters():`, '    nn.init.zeros_(parameter)'],
};

/** nn.Linear draws its own parameters first, whatever they become. */
export function network_lines(experiment: ExperimentSettings, net: string, bias: boolean): string[] {
  const { features, hidden, outputs } = network_of(experiment);
  const more = bias ? '' : ', bias=False';
  const inputs = [features, ...hidden.map(({ units }) => units)];
  const layers = hidden.map(
    ({ units, activation }, i) =>
      `nn.Linear(${inputs[i]}, ${units}${more}), nn.${ACTIVATIONS[activation]}(),`,
  );
  const last = `nn.Linear(${inputs.at(-1)}, ${outputs}${more})`;
  return [
    ...(layers.length === 0
      ? [`${net} = nn.Sequential(${last})`]
      : [`${net} = nn.Sequential(`, ...indented([...layers, `${last})`])]),
    ...INITS[experiment.init](net),
  ];
}

/** net[2].weight: a layer and its activation are two of the sequence. */
function place_of(name: string, hidden: readonly HiddenLayer[]): string {
  const index = tensor_names(hidden).indexOf(name);
  return `net[${2 * Math.floor(index / 2)}].${index % 2 === 0 ? 'weight' : 'bias'}`;
}

/** What the optimizer is handed. */
export const trained_text = (params: string, hidden: readonly HiddenLayer[]): string =>
  params === 'all'
    ? 'net.parameters()'
    : `[${params
        .split(',')
        .map((name) => place_of(name, hidden))
        .join(', ')}]`;

/** net[2].weight[1, 0]: a parameter by its flat index. */
function entry_of(experiment: ExperimentSettings, parameter: number): string {
  const { hidden } = experiment;
  const tensor = tensors_of(network_of(experiment)).findLast(({ offset }) => offset <= parameter);
  if (!tensor) throw new RangeError(`no parameter ${parameter}`);
  const { name, offset, columns } = tensor;
  const at = parameter - offset;
  const index = columns === null ? `${at}` : `${Math.floor(at / columns)}, ${at % columns}`;
  return `${place_of(name, hidden)}[${index}]`;
}

export const is_bias = (experiment: ExperimentSettings, { parameter }: Pick<Edit, 'parameter'>): boolean =>
  entry_of(experiment, parameter).includes('.bias[');

/** net[2].weight[1, 0] = 0.75 */
export const edit_text = (experiment: ExperimentSettings, { parameter, value }: Edit): string =>
  `${entry_of(experiment, parameter)} = ${literal(value)}`;

/** What is set by hand before an update. */
export const edit_lines = (experiment: ExperimentSettings, edits: readonly Edit[]): string[] =>
  edits.length === 0
    ? []
    : ['with torch.no_grad():', ...indented(edits.map((edit) => edit_text(experiment, edit)))];
