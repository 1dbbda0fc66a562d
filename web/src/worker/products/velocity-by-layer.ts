// SPDX-License-Identifier: MIT
/** ‖v‖ of each layer, input side first. */
import { type LiveProductOf, nothing_to_move } from './product';

export const velocity_by_layer: LiveProductOf<'velocity_by_layer'> = {
  cadence: 'frame',
  compute({ trainer }) {
    const velocity = trainer.velocity();
    return trainer.layers.map(({ offset, in: inputs, out }) => {
      const layer = velocity.subarray(offset, offset + out * (inputs + 1));
      return Math.sqrt(layer.reduce((sum, v) => sum + v * v, 0));
    });
  },
  transfer: nothing_to_move,
};
