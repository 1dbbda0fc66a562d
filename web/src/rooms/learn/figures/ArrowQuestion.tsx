// SPDX-License-Identifier: MIT
/** The ravine of a lesson: an arrow to draw at its start, then the way the run goes, and where it really points. */
import { useContext } from 'preact/hooks';
import { plain_figure } from '../../../figure/shapes';
import { FigureSvg } from '../../../figure/svg/FigureSvg';
import { words } from '../../../i18n';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import { start_of } from '../../ravine/descent/surface-defaults';
import type { Plane } from '../../ravine/figures/plane';
import { RavineFigure } from '../../ravine/figures/RavineFigure';
import { useLesson } from '../lesson-context';
import { learn_words } from '../words';
import { ArrowSurface } from './ArrowSurface';
import { Above, AtTip, arrow_marks, type PlaneArrow, start_mark } from './arrows';
import { FigureScale } from './scale';

/** px */
const LETTERS = 16;

export function ArrowQuestion() {
  const lesson = useLesson();
  const scale = useContext(FigureScale);
  const { ravine, chapter } = lesson;
  if (!ravine || !chapter.descends) return null;
  const name = words.value.runs.plain_short;
  const names = Object.fromEntries(RUN_IDS.map((id) => [id, name])) as Record<RunId, string>;
  return (
    <RavineFigure
      ravine={ravine}
      names={names}
      draggable={false}
      scale={scale}
      hidden={lesson.stage.value === 'ask' ? [chapter.descends] : []}
      overlay={(plane) => <Overlay plane={plane} />}
    />
  );
}

type NamedArrow = PlaneArrow & { below: boolean; text: string };

/** The guess, and once it was run, which way is downhill and which way is the bottom. */
function useArrows(): NamedArrow[] {
  const lesson = useLesson();
  const text = learn_words.value;
  const guess = lesson.guess.value;
  const { downhill, to_bottom } = lesson.facts.value;
  const angle = guess?.kind === 'arrow' ? guess.angle : null;
  // Two that point alike have their words on either side.
  const above = angle !== null && to_bottom !== undefined && angle > to_bottom.value;
  const guessed: NamedArrow[] =
    angle === null ? [] : [{ angle, look: 'guessed', colour: 'ink-2', below: !above, text: text.your_guess }];
  if (lesson.stage.value !== 'answered' || !downhill || !to_bottom) return guessed;
  const colour = lesson.chapter.descends ?? 'ink';
  return [
    { angle: to_bottom.value, look: 'aside', colour: 'ink', below: above, text: text.to_bottom },
    { angle: downhill.value, look: 'found', colour, below: true, text: text.downhill },
    ...guessed,
  ];
}

function Overlay({ plane }: { plane: Plane }) {
  const lesson = useLesson();
  const text = learn_words.value;
  const arrows = useArrows();
  const { ravine } = lesson;
  if (!ravine) return null;
  const at = ([x, y]: readonly [number, number]) => ({ x: plane.x(x), y: plane.y(y) });
  const start = at(start_of(ravine.settings.value));
  return (
    <>
      <FigureSvg
        class="lesson-marks"
        figure={plain_figure(plane.width, plane.height, LETTERS, [
          ...arrows.flatMap((arrow) => arrow_marks(plane, start, arrow)),
          start_mark(start, 7),
        ])}
      />
      <div aria-hidden="true">
        <Above at={start}>{text.start}</Above>
        {(ravine.descents.value?.minima ?? []).map((one) => (
          <Above key={one.join()} at={at(one)}>
            {text.bottom}
          </Above>
        ))}
        {arrows.map(({ text: name, look, ...arrow }) => (
          <AtTip key={look} size={plane} from={start} {...arrow}>
            {name}
          </AtTip>
        ))}
      </div>
      {lesson.stage.value === 'ask' && <ArrowSurface start={start} />}
    </>
  );
}
