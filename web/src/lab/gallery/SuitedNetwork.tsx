// SPDX-License-Identifier: MIT
/** The offer of the network that suits the data. Off: the hidden layers stay, and the ends follow the data. */
import type { HiddenLayer } from '../../worker/protocol';
import { layer_text } from '../controls/option-text';
import type { DataShape } from '../data/data-set';
import { gallery_words } from './words';

interface SuitedNetworkProps {
  shape: DataShape;
  layers: readonly HiddenLayer[];
  checked: boolean;
  choose(checked: boolean): void;
}

export function SuitedNetwork({ shape, layers, checked, choose }: SuitedNetworkProps) {
  const { features, classes, outputs } = shape;
  return (
    <label class="suited">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      {gallery_words.value.suited([features, ...layers.map(layer_text), classes || outputs].join(' → '))}
    </label>
  );
}
