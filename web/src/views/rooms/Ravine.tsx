// SPDX-License-Identifier: MIT
/** The room where the runs go down a surface that is seen whole. */
import { useLayoutEffect } from 'preact/hooks';
import { ravine_words } from '../../i18n/ravine';
import type { RunId } from '../../state/contract';
import type { Ravine as RavineState } from '../../state/ravine/ravine';
import { take_keys } from '../keys';
import { LinkNote } from '../LinkNote';
import { use_lab } from '../lab-context';
import { names_in } from '../names';
import { narrow } from '../phone/narrow';
import { Failure } from '../ravine/Failure';
import { LossFigure } from '../ravine/LossFigure';
import { ravine_keys, ravine_title, use_lab_ravine } from '../ravine/lab-ravine';
import { MapFigure } from '../ravine/MapFigure';
import { RavineBar } from '../ravine/RavineBar';
import { RavineFigure } from '../ravine/RavineFigure';
import { Arrows, RavineTransport } from '../ravine/RavineTransport';
import { RunsCard } from '../ravine/RunsCard';
import { Sentence } from '../ravine/Sentence';
import { SurfaceCard } from '../ravine/SurfaceCard';
import { BestTable, CurvatureTable } from '../ravine/Tables';
import '../ravine/room.css';

export function Ravine() {
  const lab = use_lab();
  const ravine = use_lab_ravine();
  useLayoutEffect(() => take_keys(ravine_keys(ravine)), [ravine]);
  const names = names_in(lab).short;
  const runs = ravine.runs.value;
  const chosen = runs.find(({ id }) => id === lab.inside.value) ?? runs[0];
  const choose = (id: string) => void lab.set_view('inside', id);
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
          <Ways ravine={ravine} names={names} />
        </div>
        <div class="column">
          <Beside {...{ ravine, names, choose }} chosen={chosen?.id ?? null} />
        </div>
      </div>
      {narrow.value && <RavineBar ravine={ravine} names={names} />}
    </>
  );
}

type Shown = { ravine: RavineState; names: ReturnType<typeof names_in>['short'] };

function Ways({ ravine, names }: Shown) {
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

function Beside({
  ravine,
  names,
  chosen,
  choose,
}: Shown & { chosen: RunId | null; choose(id: string): void }) {
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
