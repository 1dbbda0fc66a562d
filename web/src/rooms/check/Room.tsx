// SPDX-License-Identifier: MIT
/** The room where losses of somebody's own are checked against a run of the page: text, figures, explanation. */
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { words as page_words } from '../../i18n';
import { option_text } from '../../lab/controls/option-text';
import type { RunId } from '../../lab/ids';
import type { Lab } from '../../lab/view';
import { FaultWords } from '../../lab/views/FaultWords';
import { say_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import { LinkNote } from '../../modes/notices/LinkNote';
import { narrow } from '../../modes/phone/narrow';
import type { LossCheck } from './check/loss-check';
import { Explanation } from './Explanation';
import { FigurePanel } from './Figures';
import type { DrawnCheck } from './figures/lines';
import { LineTable } from './LineTable';
import { Look } from './Look';
import { Paste } from './Paste';
import { useCheck, useDrawn, useSentence } from './use-check';
import { check_words } from './words';
import './styles/room.css';
import './styles/cards.css';

export function Check() {
  const check = useCheck();
  const drawn = useDrawn(check);
  const sentence = useSentence(check);
  useLayoutEffect(() => {
    const keys = take_keys({});
    const words = say_keys(() => [[check_words.value.keys.key, check_words.value.keys.compare]]);
    return () => {
      keys();
      words();
    };
  }, []);
  const is_under_way = check.compared.value !== null || check.share.value !== null;
  if (narrow.value) return <Narrow {...{ check, drawn, sentence, is_under_way }} />;
  return (
    <>
      <Head check={check} />
      <LinkNote />
      <Failure check={check} />
      <div class={is_under_way ? 'check-room' : 'check-room empty'}>
        <div class="column">
          <Paste check={check} />
          <LineTable check={check} />
        </div>
        <div class="column">
          {drawn ? (
            <FigurePanel drawn={drawn} sentence={sentence} />
          ) : (
            <p class="sentence check-sentence" role="status">
              {sentence.value}
            </p>
          )}
        </div>
        {is_under_way && (
          <div class="column">
            <Explanation check={check} />
            <Look check={check} />
          </div>
        )}
      </div>
    </>
  );
}

interface NarrowProps {
  check: LossCheck;
  drawn: DrawnCheck | null;
  sentence: ReadonlySignal<string>;
  is_under_way: boolean;
}

/** On a phone: the text, the sentence, the cause, the code; the rest where it is asked for. */
function Narrow({ check, drawn, sentence, is_under_way }: NarrowProps) {
  const words = check_words.value;
  return (
    <>
      <Head check={check} />
      <LinkNote />
      <Failure check={check} />
      <div class="check-room">
        <Paste check={check} />
        <p class="sentence check-sentence" role="status">
          {sentence.value}
        </p>
        {is_under_way && <Explanation check={check} />}
        <Look check={check} />
        {drawn && (
          <>
            <details class="check-folded">
              <summary>{words.loss}</summary>
              <FigurePanel drawn={drawn} sentence={null} />
            </details>
            <details class="check-folded">
              <summary>{words.lines}</summary>
              <LineTable check={check} />
            </details>
          </>
        )}
      </div>
    </>
  );
}

function Failure({ check }: { check: LossCheck }) {
  const fault = check.fault.value;
  if (!fault) return null;
  return (
    <div class="banner" role="alert">
      <p>
        <FaultWords why={fault.kind} detail={fault.message} />
      </p>
      <button type="button" onClick={() => check.again()}>
        {page_words.value.rooms.again}
      </button>
    </div>
  );
}

/** Momentum: lr 0.1, γ 0.9, seed 22. */
function run_text(lab: Lab, id: RunId): string {
  const { settings } = lab.runs[id];
  const told = ['lr', 'momentum'].filter((key) => key in settings.value);
  const options = told.map((key) => option_text(key, settings.value[key])).join(check_words.value.list);
  return check_words.value.run(names_in(lab).long[id], options, String(lab.experiment.value.seed));
}

function Head({ check }: { check: LossCheck }) {
  const lab = useLab();
  const words = check_words.value;
  const { features, hidden, outputs } = lab.network.value;
  const units = [features, ...hidden.map(({ units }) => units), outputs].join('-');
  const size = lab.experiment.value.batch_size;
  const batch = lab.batched.value ? words.batches(format_count(size)) : words.full_batch;
  return (
    <header class="check-head">
      <button type="button" onClick={() => lab.set_view('room', 'train')}>
        ‹ {words.back}
      </button>
      <h2>{words.title}</h2>
      <label>
        <span class="note">{words.compared_with}</span>
        <select
          class={`run-${lab.runs[lab.inside.value].colour.value}`}
          value={lab.inside.value}
          onChange={({ currentTarget }) => lab.set_view('inside', currentTarget.value as RunId)}
        >
          {lab.shown.value.map((id) => (
            <option key={id} value={id}>
              {run_text(lab, id)}
            </option>
          ))}
        </select>
      </label>
      <span class="note">{words.shape(batch, units)}</span>
      {Number.isFinite(lab.runs[lab.inside.value].first_change.value) && (
        <span class="note">{words.from_the_start}</span>
      )}
      <p class="note check-cost">
        <Cost check={check} />
        <span>{words.stays}</span>
      </p>
    </header>
  );
}

function Cost({ check }: { check: LossCheck }) {
  const found = check.compared.value;
  if (!found) return null;
  const { ranking, milliseconds } = found;
  const seconds = (milliseconds / 1000).toFixed(milliseconds < 100 ? 2 : 1);
  const tried = ranking.others.length;
  return (
    <span class="check-tried">
      {check_words.value.cost(format_count(ranking.printed.step.length), format_count(tried), seconds)}
    </span>
  );
}
