// SPDX-License-Identifier: MIT
/** Variants of what a run starts from: another seed or initialisation, other activations, tensors that stay as drawn. */
import type { Activation, HiddenLayer, Init } from '../../core/options';
import { layer_names } from '../../lib/tensors';
import type { Variant, VariantBase } from '../variant';
import { variant } from './one';

/** What people set seeds to. */
const SEEDS = [
  0, 1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 20, 21, 22, 23, 24, 42, 100, 123, 1000, 1234, 2023, 2024,
];
const ACTIVATIONS: readonly Activation[] = ['relu', 'sigmoid', 'tanh', 'identity'];
const INITS: readonly Init[] = ['pytorch', 'xavier_uniform', 'kaiming_uniform', 'zeros'];

function seeds({ seed = 22 }: VariantBase): Variant[] {
  const near = [seed - 1, seed + 1].filter((one) => one >= 0);
  return [...new Set([...near, ...SEEDS])]
    .filter((one) => one !== seed)
    .map((one) => variant('seed', one, { problem: { seed: one } }));
}

const with_activation = (hidden: readonly HiddenLayer[], at: number, activation: Activation) =>
  hidden.map((layer, i) => (i === at ? { ...layer, activation } : layer));

/** In deep networks only the first and the last of the hidden layers. */
function activations({ hidden = [] }: VariantBase): Variant[] {
  const names = layer_names({ hidden });
  return hidden.flatMap((layer, at) => {
    if (at > 1 && at < hidden.length - 1) return [];
    return ACTIVATIONS.filter((one) => one !== layer.activation).map((activation) =>
      variant(
        activation === 'identity' ? 'no_activation' : 'activation',
        activation,
        { problem: { hidden: with_activation(hidden, at, activation) } },
        names[at] ?? '',
      ),
    );
  });
}

const inits = ({ init = 'pytorch' }: VariantBase): Variant[] =>
  INITS.filter((one) => one !== init).map((one) => variant('init', one, { problem: { init: one } }));

/**
 * Of an optimizer that was handed a part of the network. All but the first layer is not among them: in the article's run
 * that prints the same for 26 lines.
 */
function trained({ hidden = [], params }: VariantBase): Variant[] {
  const layers = layer_names({ hidden });
  const all = layers.flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);
  if (params) return [variant('all_tensors', true, { problem: { params: all } })];
  const only = (names: readonly string[], of: string) =>
    variant('only', true, { problem: { params: names } }, of);
  const of_layer = (layer: string) => all.filter((name) => name.startsWith(`${layer}.`));
  const [first = 'out'] = layers;
  const ends = layers.length > 1 ? [...new Set([first, 'out'])] : [];
  return [
    only([`${first}.weight`], `${first}.weight`),
    ...ends.map((layer) => only(of_layer(layer), layer)),
    variant('no_biases', true, { problem: { params: all.filter((name) => name.endsWith('.weight')) } }),
  ];
}

export const start_variants = (base: VariantBase): Variant[] => [
  ...seeds(base),
  ...activations(base),
  ...inits(base),
  ...trained(base),
];
