// SPDX-License-Identifier: MIT
/** The runs' regions side by side, and what they come to in a sentence. */
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { RegionFigure, regions_of } from './RegionFigure';
import { score_text } from './text';
import type { ShownRegions } from './use-regions';
import { regions_words } from './words';
import './regions.css';

/** The steps of what is shown, from the least to the most; null: nothing is. */
export function steps_shown(shown: ShownRegions, ids: readonly RunId[]) {
  const steps = ids.flatMap((id) => regions_of(shown, id)?.step ?? []);
  return steps.length > 0 ? { least: Math.min(...steps), most: Math.max(...steps) } : null;
}

/** `unit`: px in one of the page's. */
export function RegionsGrid({ shown, unit = 1 }: { shown: ShownRegions; unit?: number }) {
  const lab = useLab();
  const ids = lab.drawn.value;
  const step = steps_shown(shown, ids)?.most ?? 0;
  return (
    <ul class={`regions-grid of-${ids.length}`} aria-label={regions_words.value.runs}>
      {ids.map((id) => (
        <li key={id}>
          <RegionFigure {...{ id, shown, unit, step }} />
        </li>
      ))}
    </ul>
  );
}

/** The best first. Read aloud when it stands still. */
export function RegionsSentence({ shown }: { shown: ShownRegions }) {
  const lab = useLab();
  const text = regions_words.value;
  const plane = shown.plane.value;
  const names = names_in(lab).short;
  const name = (id: RunId) => (
    <b key={id} class={`ink-${lab.runs[id].colour.value}`}>
      {names[id]}
    </b>
  );
  const there = lab.drawn.value.flatMap((id) => {
    const regions = regions_of(shown, id);
    return plane && regions ? [{ id, regions, score: score_text(plane, regions) }] : [];
  });
  const better = ({ regions: { score } }: (typeof there)[number]) =>
    Number.isNaN(score.accuracy) ? -score.loss : score.accuracy;
  const [first, ...others] = there.sort((one, other) => better(other) - better(one));
  return (
    <p class="regions-sentence" aria-live={lab.playing.value || lab.past.value !== null ? 'off' : 'polite'}>
      {first && text.first(name(first.id), first.score)}
      {others.flatMap(({ id, score }) => [text.comma, ...text.other(name(id), score.short)])}
      {first && text.end}
    </p>
  );
}
