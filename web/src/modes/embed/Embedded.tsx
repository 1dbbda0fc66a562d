// SPDX-License-Identifier: MIT
/** One figure in a frame of somebody's page: it fills the frame, with play, step, reset, and the way to the page. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { data_name } from '../../lab/controls/data-text';
import { lab_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { RunVerbs } from '../../lab/views/RunVerbs';
import { format_count } from '../../lib/numbers';
import { Notices } from '../notices/Notices';
import { moment_link } from '../present/moment-link';
import { present_words } from '../present/words';
import './embed.css';

interface EmbeddedProps {
  figure: ComponentChildren;
  sentence?: ComponentChildren;
  /** in the place of play, step and reset, where it is not the runs that go on */
  verbs?: ComponentChildren;
}

export function Embedded({ figure, sentence, verbs = <Verbs /> }: EmbeddedProps) {
  const lab = useLab();
  const { link } = moment_link(lab);
  return (
    <main class="embed">
      <h1 class="visually-hidden">{present_words.value.frame}</h1>
      <div class="embed-figure">{figure}</div>
      {sentence && <div class="embed-said">{sentence}</div>}
      <div class="embed-foot">
        {verbs}
        <a href={link} target="_blank" rel="noopener">
          {present_words.value.open_in_lab}
        </a>
      </div>
      <Notices />
    </main>
  );
}

/** Of the runs. */
function Verbs() {
  const lab = useLab();
  const { transport } = words.value;
  useLayoutEffect(() => take_keys(lab_keys(lab)), [lab]);
  return (
    <div class="verbs">
      <RunVerbs small />
      <span class="embed-step">
        {transport.step_count} <b data-testid="step">{format_count(lab.step.value)}</b>
      </span>
      <span class="embed-data">{data_name(lab.experiment.value)}</span>
    </div>
  );
}
