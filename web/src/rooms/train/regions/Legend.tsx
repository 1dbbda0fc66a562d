// SPDX-License-Identifier: MIT
/** What colours and shapes stand for, and what the number over each picture is. */
import { CLASS_ROLES } from '../../../figure/inks';
import type { Mark } from '../../../figure/marks';
import { plain_figure, point_marks } from '../../../figure/shapes';
import { FigureSvg } from '../../../figure/svg/FigureSvg';
import { class_look, points_marks } from '../../../lab/data/picture';
import { useLab } from '../../../lab/views/lab-context';
import type { DataPlane } from '../../../worker/protocol';
import { regions_of } from './RegionFigure';
import { score_text } from './text';
import type { ShownRegions } from './use-regions';
import { regions_words } from './words';

const SIDE = 12;

interface Sign {
  label: number;
  tested?: boolean;
  round?: boolean;
}

/** A point of a class, hollow where it is of the test data; of numbers all are round. */
function point_of({ label, tested = false, round = false }: Sign): readonly Mark[] {
  const middle: [number, number] = [SIDE / 2, SIDE / 2];
  if (round && !tested)
    return point_marks([middle], { shape: 'circle', radius: 3.6, colour: class_look(label).colour });
  return points_marks(
    { places: [middle], labels: [label], test: [tested ? 1 : 0] },
    { radius: 3.6, inside: 'card' },
  );
}

function Entry({ name, ...sign }: Sign & { name: string }) {
  return (
    <li>
      <span class="legend-sign" aria-hidden="true">
        <FigureSvg figure={plain_figure(SIDE, SIDE, SIDE, point_of(sign))} />
      </span>
      {name}
    </li>
  );
}

export function Legend({ shown, plane }: { shown: ShownRegions; plane: DataPlane }) {
  const lab = useLab();
  const text = regions_words.value;
  const { outputs, loss } = lab.network.value;
  const regions = lab.drawn.value.map((id) => regions_of(shown, id)).find((one) => one !== null);
  const score = regions && score_text(plane, regions);
  const signs = plane.kind === 'number' ? [text.point] : [text.above, text.below];
  const names =
    loss === 'mse'
      ? signs
      : Array.from({ length: Math.min(outputs, CLASS_ROLES.length) }, (_, label) =>
          text.class_name(String(label)),
        );
  const few = loss === 'mse' || outputs <= CLASS_ROLES.length;
  return (
    <ul class="regions-legend note">
      {few && names.map((name, label) => <Entry key={name} round={loss === 'mse'} {...{ label, name }} />)}
      {plane.trained < plane.points.x.length && <Entry label={0} tested name={text.test_point} />}
      {score && <li class="legend-score">{text.score(score.of, score.tested)}</li>}
    </ul>
  );
}
