// SPDX-License-Identifier: MIT
/** The chosen data at large: picture, settings, what they come to, and the look ahead; or why there is no picture. */
import { language, words } from '../../i18n';
import { format_count, format_number } from '../../lib/numbers';
import type { DataPoints } from '../../worker/protocol';
import { loss_text, problem_text } from '../controls/text';
import { data_set } from '../data';
import { shape_of } from '../experiment/data-settings';
import { shares_of } from '../experiment/network';
import { refusal_reason } from '../experiment/refusal';
import type { ExperimentSettings } from '../experiment/types';
import { Fault } from '../run/fault';
import { FaultWords } from '../views/FaultWords';
import type { DataDraft } from './draft';
import type { Gallery, Obstacle } from './gallery';
import { shown_by_losses } from './groups';
import { Curves, LookAhead, Reached } from './LookAhead';
import { LargePicture, Legend } from './Pictures';
import { DataSettings } from './Settings';
import { gallery_words } from './words';

export function Details({ gallery, draft }: { gallery: Gallery; draft: DataDraft }) {
  const text = gallery_words.value;
  const experiment = draft.experiment.value;
  const { name } = data_set(experiment.data).words[language.value];
  const { features, classes, outputs } = shape_of(experiment);
  const shape = classes > 0 ? text.shape : text.shape_of_values;
  const drawn = gallery.points.value;
  const points = drawn?.kind === experiment.data ? drawn.points : null;
  const preview = gallery.preview.value;
  return (
    <section class="data-details" aria-labelledby="data-details">
      <header>
        <h3 id="data-details">{name}</h3>
        <span class="note">{shape(format_count(features), format_count(classes || outputs))}</span>
      </header>
      <Large gallery={gallery} experiment={experiment} points={points} name={name} />
      <DataSettings draft={draft} />
      <p class="note data-counts" role="status">
        {points ? counts_of(experiment, points) : ''}
      </p>
      {!shown_by_losses(experiment.data) && <LookAhead preview={preview} />}
    </section>
  );
}

interface LargeAreaProps {
  gallery: Gallery;
  experiment: ExperimentSettings;
  points: DataPoints | null;
  name: string;
}

function Large({ gallery, experiment, points, name }: LargeAreaProps) {
  const text = gallery_words.value;
  const obstacle = gallery.obstacle.value;
  const preview = gallery.preview.value;
  const { data } = experiment;
  if (obstacle) return <Missing obstacle={obstacle} again={() => gallery.again()} />;
  if (shown_by_losses(data))
    return (
      <>
        <div class="data-picture">{preview && <Curves preview={preview} log={false} />}</div>
        <p class="data-legend note">
          {text.losses_instead} <Reached preview={preview} />
        </p>
      </>
    );
  return (
    <>
      <div class="data-picture">
        {points && <LargePicture kind={data} points={points} label={text.picture(name)} />}
      </div>
      {points && <Legend kind={data} points={points} />}
    </>
  );
}

/** In the place of the picture. */
function Missing({ obstacle, again }: { obstacle: Obstacle; again(): void }) {
  const text = gallery_words.value;
  if (obstacle === 'fetching')
    return (
      <p class="data-picture missing" role="status">
        {text.fetching}
      </p>
    );
  if (obstacle !== 'no_data' && !(obstacle instanceof Fault)) {
    const { path, got } = obstacle;
    return (
      <p class="data-picture missing" role="alert">
        {problem_text({ key: path, value: got, reason: refusal_reason(obstacle) })}
      </p>
    );
  }
  return (
    <div class="data-picture missing" role="alert">
      <p>
        {obstacle instanceof Fault ? (
          <FaultWords why={obstacle.kind} detail={obstacle.message} />
        ) : (
          text.no_data
        )}
      </p>
      <button type="button" onClick={again}>
        {text.again}
      </button>
    </div>
  );
}

/** 252 train, 108 test, 36 of each class. Guessing costs ln 3 = 1.0986. */
function counts_of(experiment: ExperimentSettings, { y, test, guessing }: DataPoints): string {
  const text = gallery_words.value;
  const shares = shares_of(experiment);
  const [train, tested] = [format_count(shares.train), format_count(shares.test)];
  const { gap } = words.value.app;
  if (y instanceof Float32Array)
    return text.counts(train, tested) + gap + text.guess_mean(loss_text(guessing));
  const { classes } = shape_of(experiment);
  const of_class = new Uint32Array(classes);
  for (const [i, label] of y.entries()) if (test[i]) of_class[label] = (of_class[label] ?? 0) + 1;
  const each = of_class[0] ?? 0;
  const alike = each > 0 && of_class.every((count) => count === each);
  const counts = alike ? text.each(train, tested, format_count(each)) : text.counts(train, tested);
  return counts + gap + text.guess(format_number(classes), loss_text(guessing));
}
