// SPDX-License-Identifier: MIT
/** Hidden layers as links say them: 13relu-8sigmoid, or none. */
import type { Activation, HiddenLayer } from '../../worker/protocol';
import { ACTIVATIONS } from './schema';

export const NO_LAYERS = 'none';

export const network_text = (hidden: readonly HiddenLayer[]): string =>
  hidden.length === 0 ? NO_LAYERS : hidden.map(({ units, activation }) => `${units}${activation}`).join('-');

/** Null for what is none: a layer is its units and the name of an activation. */
export function parse_network(text: string): HiddenLayer[] | null {
  if (text === NO_LAYERS) return [];
  const layers = text.split('-').map((part) => {
    const [, units = '', name = ''] = /^([1-9]\d*)([a-z_]+)$/.exec(part.trim()) ?? [];
    const activation = ACTIVATIONS.find((one) => one === name);
    return activation === undefined ? null : { units: Number(units), activation: activation as Activation };
  });
  return layers.every((layer) => layer !== null) ? layers : null;
}
