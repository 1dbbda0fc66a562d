// SPDX-License-Identifier: MIT
/** The data of the experiment: a small picture, a name, the settings they have; a click opens the gallery. */
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../../../i18n';
import { Spark } from '../../../lab/chart/Spark';
import { data_name, data_option_words, data_words } from '../../../lab/controls/data-text';
import { Refusal } from '../../../lab/controls/Refusal';
import { type DataKind, data_set } from '../../../lab/data';
import { data_settings, data_values_of, shape_of } from '../../../lab/experiment/data-settings';
import type { ExperimentSettings } from '../../../lab/experiment/types';
import { open_gallery } from '../../../lab/gallery/opening';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { data_refusal, experiment_refusal } from '../../../lab/views/refusals';
import { format_count, format_exact } from '../../../lib/numbers';
import type { DataPoints } from '../../../worker/protocol';

/** 300 points · noise 0.15 · seed 22 */
function settings_text(experiment: ExperimentSettings): string {
  const values = Object.entries(data_values_of(experiment)).filter(([name]) => name !== 'samples');
  const labels = values.map(([name, value]) => {
    const label = name === 'seed' ? words.value.experiment.seed : data_option_words(name).label;
    return `${label.toLowerCase()} ${format_exact(value)}`;
  });
  return [words.value.experiment.points(format_count(shape_of(experiment).samples)), ...labels].join(' · ');
}

export function DataCard() {
  const lab = useLab();
  const { experiment: text } = words.value;
  const experiment = lab.experiment.value;
  const own = Object.keys(data_settings(experiment.data)).map((name) => data_refusal(lab, name));
  const refusal = experiment_refusal(lab, 'data') ?? own.find((problem) => problem !== null) ?? null;
  // Of data of one's own a banner asks for them again: no network has them.
  const is_lost =
    refusal?.reason.id === 'problem.no_data' && (experiment.table ?? experiment.painted) !== null;
  const name = data_name(experiment);
  return (
    <>
      <button type="button" class="data-card" title={text.change_data_hint} onClick={() => open_gallery()}>
        <Picture />
        <span>
          <b class={name === data_words(experiment.data).name ? undefined : 'of-file'}>{name}</b>
          <span class="note">{settings_text(experiment)}</span>
          <span class="change">{text.change_data}</span>
        </span>
      </button>
      <Refusal id="data" problem={is_lost ? null : refusal} />
    </>
  );
}

type ThumbnailView = ComponentType<{ kind: DataKind; points: DataPoints | null }>;

/** So many numbers of a table come from its worker for a small picture. */
const MOST_NUMBERS = 2 ** 18;

/** Two inputs are a plane; of a table, its first two. */
function is_seen(experiment: ExperimentSettings): boolean {
  const { samples, features } = shape_of(experiment);
  return experiment.data === 'table' ? samples * features <= MOST_NUMBERS : features <= 2;
}

/** Of points; of what has too many inputs to be seen, the curves of its runs. */
function Picture() {
  const { experiment } = useLab();
  const { data } = experiment.value;
  const is_drawable = is_seen(experiment.value) || ('load' in data_set(data) && data !== 'table');
  return <span class="card-picture">{is_drawable ? <Points /> : <Spark />}</span>;
}

/** They come when the page is there. */
function Points() {
  const lab = useLab();
  const drawing = useSignal<{ Thumbnail: ThumbnailView } | null>(null);
  const points = useSignal<DataPoints | null>(null);
  const is_there = !lab.loading.value;
  useEffect(() => {
    if (!is_there || drawing.peek()) return;
    const load = async () => (await import('../../../lab/gallery/Pictures')).Thumbnail;
    // Without it the card has its words.
    void load().then(
      (Thumbnail) => {
        drawing.value = { Thumbnail };
      },
      () => {},
    );
  }, [is_there]);
  usePoints(lab, points);
  const { data } = lab.experiment.value;
  const { Thumbnail } = drawing.value ?? {};
  return Thumbnail ? <Thumbnail kind={data} points={points.value} /> : null;
}

/** What the core alone can draw: points of few inputs. */
function usePoints(lab: Lab, points: Signal<DataPoints | null>): void {
  const experiment = lab.experiment.value;
  const { data, data_values, table, painted, seed, test, test_share, test_seed } = experiment;
  const own = table ?? painted?.id;
  const key = JSON.stringify([data, data_values, own, seed, test, test_share, test_seed]);
  const is_there = !lab.loading.value;
  useEffect(() => {
    points.value = null;
    if (!is_there || !is_seen(experiment)) return;
    let wanted = true;
    void lab.data_points().then((answer) => {
      if (wanted) points.value = answer;
    });
    return () => {
      wanted = false;
    };
  }, [key, is_there]);
}
