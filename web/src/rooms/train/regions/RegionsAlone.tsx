// SPDX-License-Identifier: MIT
/** The regions to be looked at alone: on a projector beside the curves, or in a frame of somebody's page. */
import { useSignal } from '@preact/signals';
import { useLab } from '../../../lab/views/lab-context';
import { RegionsGrid, RegionsSentence } from './RegionsGrid';
import { useRegions } from './use-regions';

interface RegionsAloneProps {
  /** px in one of the page's */
  unit: number;
  /** with what they come to */
  sentence: boolean;
}

export function RegionsAlone({ unit, sentence }: RegionsAloneProps) {
  const lab = useLab();
  const shown = useRegions(lab, useSignal<number | null>(null));
  return (
    <div class="regions regions-alone">
      <RegionsGrid shown={shown} unit={unit} />
      {sentence && <RegionsSentence shown={shown} />}
    </div>
  );
}
