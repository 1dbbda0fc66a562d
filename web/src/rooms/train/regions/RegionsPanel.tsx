// SPDX-License-Identifier: MIT
/** The card of the regions: of which step they are, the runs side by side, the plane, and what the colours are. */
import { CLASS_ROLES } from '../../../figure/inks';
import { useLab } from '../../../lab/views/lab-context';
import { ShownStep } from '../../../lab/views/ShownStep';
import { format_count } from '../../../lib/numbers';
import type { DataPlane } from '../../../worker/protocol';
import { Legend } from './Legend';
import { PlaneChoice } from './PlaneChoice';
import { RegionsGrid, RegionsSentence, steps_shown } from './RegionsGrid';
import { type ShownRegions, useRegions } from './use-regions';
import { regions_words } from './words';

export function RegionsPanel() {
  const lab = useLab();
  const text = regions_words.value;
  const shown = useRegions(lab);
  const plane = shown.plane.value;
  return (
    <section class="panel regions" aria-labelledby="regions-title">
      <Head shown={shown} />
      <RegionsGrid shown={shown} />
      {plane && <Legend shown={shown} plane={plane} />}
      <div class="sentence">
        <RegionsSentence shown={shown} />
      </div>
      {lab.network.value.features > 2 && <PlaneChoice />}
      {plane && <p class="note">{caption(plane, lab.network.value)}</p>}
      {plane?.labels && lab.network.value.outputs > CLASS_ROLES.length && (
        <p class="note">{text.classes(String(lab.network.value.outputs - 1))}</p>
      )}
    </section>
  );
}

function Head({ shown }: { shown: ShownRegions }) {
  const lab = useLab();
  const text = regions_words.value;
  const steps = steps_shown(shown, lab.drawn.value);
  return (
    <header class="panel-head">
      <h2 id="regions-title">
        <span class="visually-hidden">{text.title(lab.network.value.loss === 'mse')}</span>
        {steps ? text.at_step(format_count(steps.least), format_count(steps.most)) : text.waiting}
      </h2>
      <ShownStep />
    </header>
  );
}

function caption(plane: DataPlane, { outputs, features }: { outputs: number; features: number }): string {
  const text = regions_words.value;
  const [x, y] = [text.range(...plane.x), text.range(...plane.y)];
  const others = format_count(features - 2);
  if (plane.kind === 'number') return text.plane.number(x, y);
  const of_numbers = plane.targets ? text.plane.surface + (outputs > 1 ? text.plane.first_number : '') : '';
  if (plane.kind === 'principal')
    return text.plane.principal(`${(100 * plane.variance).toFixed(0)}\u00a0%`, others) + of_numbers;
  const [first, second] = (plane.columns ?? [0, 1]).map((column) => format_count(column + 1));
  return (
    (features === 2 ? text.plane.own(x, y) : text.plane.columns(first ?? '', second ?? '', others)) +
    of_numbers
  );
}
