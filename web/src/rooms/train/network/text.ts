// SPDX-License-Identifier: MIT
/** Units, weights and the network in words. */
import { place_name, place_of } from '../../../lab/experiment/parameters';
import type { Network } from '../../../lab/experiment/types';
import { format_count, format_number } from '../../../lib/numbers';
import type { NetworkState } from '../../../worker/protocol';
import { ends_of, type NetworkLayout } from './layout';
import type { NetworkNames } from './marks';
import type { NetworkWords } from './words/en';

export function names_of({ loss }: Network, text: NetworkWords): NetworkNames {
  return {
    input: (index) => text.input(String(index + 1)),
    output: (index) =>
      loss === 'mse' ? text.number_name(String(index + 1)) : text.class_name(String(index)),
    count: (units, drawn) => text.count(format_count(units), drawn < units ? format_count(drawn) : null),
  };
}

type Names = Pick<NetworkLayout, 'layers' | 'tensors'>;

/** linear1.weight[3,1] */
export const name_of = ({ tensors }: Names, parameter: number): string =>
  place_name(place_of(tensors, parameter));

/** from x2 to unit 3 of linear1 */
export function ends_text(network: Network, layout: Names, parameter: number, text: NetworkWords): string {
  const { layer, from, to } = ends_of(layout, parameter);
  const names = names_of(network, text);
  const unit = (at: number, index: number) => {
    if (at === 0) return names.input(index);
    return at === layout.layers.length - 1
      ? names.output(index)
      : text.unit(layout.layers[at]?.name ?? '', String(index));
  };
  return from === null ? text.bias(unit(layer, to)) : text.weight(unit(layer - 1, from), unit(layer, to));
}

export const value_text = (value: number): string => format_number(value, { digits: 4 });

/** What stands below it, and what is read aloud. */
export function network_sentence(
  run: string,
  network: Network,
  layout: Names,
  { step, parameters, lines }: NetworkState,
  text: NetworkWords,
): string {
  const shape = layout.layers.map(({ units }) => units).join('–');
  const size = (i: number) => Math.abs(parameters[i] as number);
  const strongest = lines.reduce((most, i) => (size(i) > size(most) ? i : most), lines[0] ?? 0);
  const value = value_text(parameters[strongest] as number);
  return (
    text.sentence(run, format_count(step), shape, format_count(network.parameters)) +
    text.strongest(name_of(layout, strongest), value, ends_text(network, layout, strongest, text))
  );
}
