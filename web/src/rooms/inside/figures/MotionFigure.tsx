// SPDX-License-Identifier: MIT
/** An update as memory and news: arrows in their plane, and the lengths in each layer. */

import { useLab } from '../../../lab/views/lab-context';
import { format_number } from '../../../lib/numbers';
import { layer_names } from '../../../lib/tensors';
import type { Motion, MotionParts, OptimizerOptions } from '../../../worker/protocol';
import { type PartNames, part_names } from '../letters';
import { inside_words } from '../words';
import { Bar } from './Bar';
import { MotionArrows } from './MotionArrows';

export function MotionFigure({ motion, optimizer }: { motion: Motion; optimizer: OptimizerOptions }) {
  const words = inside_words.value;
  const layers = layer_names(useLab().network.value);
  const lengths = motion.layers.flatMap(({ kept, news, now }) => [kept, news, now]);
  const most = Math.max(0, ...lengths.filter(Number.isFinite));
  return (
    <>
      {motion.memory !== 'squares' && <MotionArrows motion={motion} optimizer={optimizer} />}
      <p class="note">{words.lengths}</p>
      {motion.layers.map((parts, i) => (
        <Lengths
          key={layers[i]}
          layer={layers[i] ?? ''}
          parts={parts}
          most={most}
          names={part_names(optimizer, motion.memory)}
          named={i === 0}
        />
      ))}
    </>
  );
}

interface LengthsProps {
  layer: string;
  parts: MotionParts;
  most: number;
  names: PartNames;
  /** the bars' names are written; below, their colours tell */
  named: boolean;
}

/** Without a memory there is the gradient alone. */
function Lengths({ layer, parts, most, names, named }: LengthsProps) {
  const kinds = names.kept === '' ? (['news'] as const) : (['kept', 'news', 'now'] as const);
  return (
    <div class="motion-layer">
      <span class="motion-name">{layer}</span>
      {kinds.map((kind) => (
        <Bar
          key={kind}
          kind={kind}
          name={names[kind]}
          named={named}
          share={most > 0 ? parts[kind] / most : 0}
          value={format_number(parts[kind], { digits: 3 })}
        />
      ))}
    </div>
  );
}
