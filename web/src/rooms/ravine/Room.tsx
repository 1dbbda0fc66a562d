// SPDX-License-Identifier: MIT
/** The room where the runs go down a surface that is seen whole. */
import { useLayoutEffect } from 'preact/hooks';
import type { RunId } from '../../lab/ids';
import { take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { LinkNote } from '../../modes/notices/LinkNote';
import { narrow } from '../../modes/phone/narrow';
import type { Ravine as RavineState } from './descent/ravine';
import type { RavineRun } from './descent/runs';
import { Failure } from './Failure';
import { LossFigure } from './figures/LossFigure';
import { MapFigure } from './figures/MapFigure';
import { RavineFigure } from './figures/RavineFigure';
import { ravine_keys, ravine_title, useLabRavine } from './lab-ravine';
import { RavineBar } from './RavineBar';
import { Arrows, RavineTransport } from './RavineTransport';
import { RunsCard } from './RunsCard';
import { Sentence } from './Sentence';
import { SurfaceCard } from './SurfaceCard';
import { BestTable, CurvatureTable } from './Tables';
import { ravine_words } from './words';
import './styles/room.css';

export function Ravine() {
  const lab = useLab();
  const ravine = useLabRavine();
  useLayoutEffect(() => take_keys(ravine_keys(ravine)), [ravine]);
  const names = names_in(lab).short;
  const runs = ravine.runs.value;
  const chosen = runs.find(({ id }) => id === lab.inside.value) ?? runs[0];
  const choose = (id: RunId) => void lab.set_view('inside', id);
  return (
    <>
      {chosen && !narrow.value && (
        <RavineTransport ravine={ravine} chosen={chosen.id} name={names[chosen.id]} />
      )}
      <LinkNote />
      <Failure ravine={ravine} />
      <div class="ravine-room">
        <div class="column">
          <SurfaceCard ravine={ravine} />
          <RunsCard {...{ ravine, names, chosen, choose }} />
        </div>
        <div class="column">
          <TrajectoryPanel ravine={ravine} names={names} />
        </div>
        <div class="column">
          <Beside {...{ ravine, names, chosen, choose }} />
        </div>
      </div>
      {narrow.value && <RavineBar ravine={ravine} names={names} />}
    </>
  );
}

type Shown = { ravine: RavineState; names: ReturnType<typeof names_in>['short'] };

function TrajectoryPanel({ ravine, names }: Shown) {
  const words = ravine_words.value;
  const theory = ravine.settings.value.surface === 'quadratic';
  return (
    <section class="panel ravine-ways" aria-labelledby="ravine-title">
      <header class="panel-head">
        <h2 id="ravine-title">{ravine_title(ravine)}</h2>
        <span class="note">{words.title_note}</span>
      </header>
      <RavineFigure ravine={ravine} names={names} />
      {narrow.value && <Arrows ravine={ravine} />}
      <header class="panel-head">
        <h3>{words.loss_title}</h3>
        <span class="note">{theory ? words.loss_note : words.loss_note_plain}</span>
      </header>
      <LossFigure ravine={ravine} names={names} />
      {narrow.value && <p class="note">{words.exact}</p>}
    </section>
  );
}

type BesideProps = Shown & { chosen: RavineRun | undefined; choose(id: string): void };

function Beside({ ravine, names, chosen, choose }: BesideProps) {
  const words = ravine_words.value;
  const theory = ravine.settings.value.surface === 'quadratic';
  return (
    <section class="panel ravine-beside" aria-labelledby="ravine-beside">
      <header class="panel-head">
        <h2 id="ravine-beside">{theory ? words.map_title : words.curvature_title}</h2>
        <span class="note">{theory ? words.map_note : words.curvature_note}</span>
      </header>
      {theory && <MapFigure {...{ ravine, names, chosen, choose }} />}
      <Sentence ravine={ravine} names={names} />
      {theory ? (
        <BestTable ravine={ravine} names={names} />
      ) : (
        <CurvatureTable ravine={ravine} names={names} />
      )}
    </section>
  );
}
