// SPDX-License-Identifier: MIT
/** The regions to be looked at alone: on a projector beside the curves, or in a frame of somebody's page. */
import { useLab } from '../../../lab/views/lab-context';
import { format_count } from '../../../lib/numbers';
import { regions_of } from './RegionFigure';
import { RegionsGrid, RegionsSentence, steps_shown } from './RegionsGrid';
import { score_text } from './text';
import { type ShownRegions, useRegions } from './use-regions';
import { regions_words } from './words';

interface RegionsAloneProps {
  /** px in one of the page's */
  unit: number;
  /** with what they come to; else with what the numbers are, and of which step */
  sentence: boolean;
}

export function RegionsAlone({ unit, sentence }: RegionsAloneProps) {
  const lab = useLab();
  const shown = useRegions(lab);
  return (
    <div class="regions regions-alone">
      <RegionsGrid shown={shown} unit={unit} />
      {sentence ? <RegionsSentence shown={shown} /> : <Caption shown={shown} />}
    </div>
  );
}

function Caption({ shown }: { shown: ShownRegions }) {
  const lab = useLab();
  const text = regions_words.value;
  const plane = shown.plane.value;
  const regions = lab.drawn.value.map((id) => regions_of(shown, id)).find((one) => one !== null);
  const steps = steps_shown(shown, lab.drawn.value);
  if (!plane || !regions || !steps) return <p />;
  const { of, tested } = score_text(plane, regions);
  const step = text.at_step(format_count(steps.least), format_count(steps.most));
  return (
    <p>
      {step} · {text.score(of, tested)}
    </p>
  );
}
