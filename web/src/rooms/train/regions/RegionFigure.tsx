// SPDX-License-Identifier: MIT
/** The regions of one run, with its name and how good they are: a button that looks into it. */
import { useCanvas } from '../../../figure/use-canvas';
import { words } from '../../../i18n';
import type { RunId } from '../../../lab/ids';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { format_count } from '../../../lib/numbers';
import { shown_theme } from '../../../ui/theme';
import type { DataPlane, Regions } from '../../../worker/protocol';
import { field_figure, points_figure, type RegionsLook } from './marks';
import { score_text } from './text';

import type { ShownRegions } from './use-regions';
import { regions_words } from './words';

interface RegionFigureProps {
  id: RunId;
  shown: ShownRegions;
  unit: number;
  /** the step most runs are at */
  step: number;
}

/** Regions and the plane they lie on; null while they are of different data. */
function matched({ plane, of }: ShownRegions, id: RunId): { plane: DataPlane; regions: Regions } | null {
  const [known, regions] = [plane.value, of(id)];
  return known && regions && known.id === regions.plane ? { plane: known, regions } : null;
}

export const regions_of = (shown: ShownRegions, id: RunId): Regions | null =>
  matched(shown, id)?.regions ?? null;

function look_of(lab: Lab, id: RunId, unit: number, width: number, height: number): RegionsLook {
  const [colour, dark] = [lab.runs[id].colour.peek(), shown_theme.peek() === 'dark'];
  return { width, height, colour, dark, unit };
}

/** Points stay where they are: they have a canvas of their own. */
function useFigures({ id, shown, unit }: RegionFigureProps) {
  const lab = useLab();
  const field = useCanvas(
    {
      follow: () => void [matched(shown, id), lab.runs[id].colour.value],
      figure: (width, height) => {
        const found = matched(shown, id);
        return found && field_figure(found.plane, found.regions, look_of(lab, id, unit, width, height));
      },
    },
    [lab, id, shown, unit],
  );
  const points = useCanvas(
    {
      follow: () => void shown.plane.value,
      figure: (width, height) => {
        const plane = shown.plane.peek();
        return plane && points_figure(plane, look_of(lab, id, unit, width, height));
      },
    },
    [lab, id, shown, unit],
  );
  return { field, points };
}

export function RegionFigure(props: RegionFigureProps) {
  const { id, shown, step } = props;
  const lab = useLab();
  const text = regions_words.value;
  const { field, points } = useFigures(props);
  const found = matched(shown, id);
  const name = names_in(lab).short[id];
  const colour = lab.runs[id].colour.value;
  const behind = found && found.regions.step !== step && !lab.playing.value;
  return (
    <button
      type="button"
      class={`region run-${colour}`}
      aria-pressed={lab.inside.value === id}
      aria-label={found ? text.figure(name, score_text(found.plane, found.regions)) : name}
      title={text.look_hint(name)}
      onClick={() => lab.set_view('inside', id)}
    >
      <span class="region-title">
        <b class={`ink-${colour} run-name`}>{name}</b>
        {behind && <small>{words.value.chart.at_step(format_count(found.regions.step))}</small>}
        <span class="number">{found && score_text(found.plane, found.regions).short}</span>
      </span>
      <span class={`region-picture ${found?.plane.kind === 'number' ? 'curve' : ''}`}>
        <canvas ref={field} class="region-field" />
        <canvas ref={points} class="region-points" />
      </span>
    </button>
  );
}
