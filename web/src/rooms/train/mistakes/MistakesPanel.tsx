// SPDX-License-Identifier: MIT
/** The card of the mistakes, or of the fit where numbers are learnt: of which run, on which data, and what it comes to. */
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { RunChoice } from '../../../lab/views/ParameterPicker';
import { ShownStep } from '../../../lab/views/ShownStep';
import { format_count } from '../../../lib/numbers';
import { Segments } from '../../../ui/Segments';
import { Fit } from './Fit';
import { Matrix } from './Matrix';
import { wrong_in } from './scores';
import { classes_sentence, fit_sentence } from './text';
import { Units } from './Units';
import { type ShownMistakes, useMistakes } from './use-mistakes';
import { Worst } from './Worst';
import { mistakes_words } from './words';
import './mistakes.css';

export function MistakesPanel() {
  const lab = useLab();
  const shown = useMistakes();
  const table = shown.classes.value;
  return (
    <section class="panel mistakes" aria-labelledby="mistakes-title">
      <div class="picker">
        <RunChoice />
      </div>
      <Head shown={shown} />
      {lab.network.value.loss === 'mse' ? <Fit shown={shown} unit={1} /> : <Matrix shown={shown} unit={1} />}
      <div class="sentence">
        <MistakesSentence shown={shown} />
      </div>
      {table && <Worst table={table} />}
      {table?.units && <Units shown={shown} />}
    </section>
  );
}

function Head({ shown }: { shown: ShownMistakes }) {
  const lab = useLab();
  const text = mistakes_words.value;
  const id = lab.inside.value;
  const table = shown.classes.value;
  const step = (table ?? shown.numbers.value)?.step;
  const run = (
    <b key={id} class={`ink-${lab.runs[id].colour.value}`}>
      {names_in(lab).short[id]}
    </b>
  );
  return (
    <header class="panel-head">
      <h2 id="mistakes-title">
        {text.title(run, lab.network.value.loss === 'mse')}{' '}
        <span class="note">{step === undefined ? text.waiting : text.at_step(format_count(step))}</span>
      </h2>
      {table && <b class="wrong">{text.wrong(format_count(wrong_in(table)), format_count(table.samples))}</b>}
      <ShareChoice />
      <ShownStep />
    </header>
  );
}

/** Where there are no test data, it says which they are. */
function ShareChoice() {
  const lab = useLab();
  const text = mistakes_words.value;
  if (lab.tested.value === 0) return <span class="note">{text.train}</span>;
  return (
    <Segments<'test' | 'train'>
      legend={text.share}
      name="scored"
      value={lab.view.value.scored}
      options={[
        { value: 'test', label: text.test },
        { value: 'train', label: text.train },
      ]}
      choose={(share) => lab.set_view('scored', share)}
    />
  );
}

/** Read aloud when it stands still. */
export function MistakesSentence({ shown }: { shown: ShownMistakes }) {
  const lab = useLab();
  const text = mistakes_words.value;
  const run = names_in(lab).short[lab.inside.value];
  const [table, fit] = [shown.classes.value, shown.numbers.value];
  return (
    <p class="mistakes-sentence" aria-live={lab.playing.value || lab.past.value !== null ? 'off' : 'polite'}>
      {table && classes_sentence(run, table, text)}
      {fit && fit_sentence(run, fit, text)}
    </p>
  );
}
