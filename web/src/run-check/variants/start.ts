// SPDX-License-Identifier: MIT
/** Variants of what a run starts from: another seed or initialisation, other activations, tensors that stay as drawn. */
import type { Activation, HiddenLayer, Init } from '../../core/options';
import { layer_names } from '../../lib/tensors';
import type { Variant, VariantBase } from '../variant';
import { variant } from './one';

/** What people set seeds to. */
const SEEDS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 20, 21, 22, 23, 24, 42, 99, 100, 123, 1000, 1234, 2023, 2024,
  2025, 3407,
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
function trained({ hidden = [], params, bias = true }: VariantBase): Variant[] {
  const layers = layer_names({ hidden });
  const all = layers.flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);
  const named = bias ? all : all.filter((name) => name.endsWith('.weight'));
  if (params) return [variant('all_tensors', true, { problem: { params: named } })];
  const weights = all.filter((name) => name.endsWith('.weight'));
  const only = (names: readonly string[], of: string) =>
    variant('only', true, { problem: { params: names } }, of);
  const of_layer = (layer: string) => named.filter((name) => name.startsWith(`${layer}.`));
  const [first = 'out'] = layers;
  const ends = layers.length > 1 ? [...new Set([first, 'out'])] : [];
  return [
    only([`${first}.weight`], `${first}.weight`),
    ...ends.map((layer) => only(of_layer(layer), layer)),
    ...(bias ? [variant('no_biases', true, { problem: { params: weights } })] : []),
  ];
}

/** How data and layers are drawn. Points are drawn as ever, and what was measured is not drawn. */
function draws({
  data,
  net_first = false,
  default_dtype = 'float32',
  bias = true,
  params,
}: VariantBase): Variant[] {
  const is_drawn = data.kind.startsWith('torch_rand');
  const dtype = default_dtype === 'float32' ? 'float64' : 'float32';
  return [
    ...(is_drawn ? [variant('net_first', !net_first, { problem: { net_first: !net_first } })] : []),
    variant('default_dtype', dtype, { problem: { default_dtype: dtype } }),
    ...(params ? [] : [variant('bias', !bias, { problem: { bias: !bias } })]),
  ];
}

export const start_variants = (base: VariantBase): Variant[] => [
  ...seeds(base),
  ...draws(base),
  ...activations(base),
  ...inits(base),
  ...trained(base),
];
