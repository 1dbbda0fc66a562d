// SPDX-License-Identifier: MIT
/** The page's own ravine, in its room, on a projector and in a frame: its runs, its keys, its title. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Lab } from '../../lab/view';
import { useLab } from '../../lab/views/lab-context';
import { format_exact } from '../../lib/numbers';
import { createRavine, type Ravine } from './descent/ravine';
import type { RavineSource } from './descent/runs';
import { RAVINE_SETTINGS } from './descent/settings';
import { useRavine } from './use-ravine';
import { ravine_words } from './words';

/** The runs that are drawn, as they are set now. */
const sources_in = (lab: Lab) =>
  computed((): RavineSource[] =>
    lab.drawn.value.map((id) => ({
      id,
      colour: lab.runs[id].colour.value,
      settings: lab.runs[id].settings.value,
    })),
  );

export const ravine_keys = (ravine: Ravine) => ({
  ' ': () => (ravine.playing.peek() ? ravine.pause() : ravine.play()),
  s: () => ravine.step_once(),
  r: () => ravine.reset(),
});

export function useLabRavine(): Ravine {
  const lab = useLab();
  const sources = useMemo(() => sources_in(lab), [lab]);
  return useRavine((host) => createRavine(host, lab.room_settings(RAVINE_SETTINGS), sources));
}

export function ravine_title(ravine: Ravine): string {
  const words = ravine_words.value;
  const { surface, kappa } = ravine.settings.value;
  return surface === 'quadratic'
    ? words.title(ravine.runs.value.length, format_exact(kappa))
    : words.title_of(words.surfaces[surface]);
}
