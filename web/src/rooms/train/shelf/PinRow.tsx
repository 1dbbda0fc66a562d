// SPDX-License-Identifier: MIT
/** A pinned run in the list: whether it is drawn, what it came to, and, opened, what can be done with it. */
import { type Signal, useSignal } from '@preact/signals';
import { words } from '../../../i18n';
import { option_text } from '../../../lab/controls/option-text';
import { loss_text } from '../../../lab/controls/text';
import { draw_pin, free_colour, hide_pin } from '../../../lab/shelf/drawn-pins';
import { met_in, other_start, type PinnedRun } from '../../../lab/shelf/pinned-run';
import type { Shelf } from '../../../lab/shelf/shelf';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { format_count } from '../../../lib/numbers';
import { save_shelf } from './save-shelf';
import { shelf_words } from './words';

interface PinRowProps {
  shelf: Shelf;
  run: PinnedRun;
  /** the one that is open */
  open: Signal<string | null>;
}

export function PinRow({ shelf, run, open }: PinRowProps) {
  const lab = useLab();
  const text = shelf_words.value;
  const drawn = lab.pinned.value.find((pin) => pin.run.id === run.id);
  const is_open = open.value === run.id;
  const met = met_in(run, lab.view.value.target);
  return (
    <li class={`pin-row ${drawn ? `run-${drawn.colour}` : ''} ${is_open ? 'open' : ''}`}>
      <Tick run={run} />
      <MiniCurve run={run} />
      <div class="pin-words">
        <button
          type="button"
          class={`plain pin-name ${drawn ? `ink-${drawn.colour}` : ''}`}
          aria-expanded={is_open}
          title={text.open(run.name)}
          onClick={() => {
            open.value = is_open ? null : run.id;
          }}
        >
          {run.name}
        </button>
        <small class="note">
          {summary(run)} · {text.at(format_count(run.steps))}
          {!run.is_stored && <> · {text.only_here}</>}
        </small>
      </div>
      <div class="pin-numbers">
        <b>{loss_text(run.record.loss)}</b>
        <small class="note">{met ? text.reached(format_count(met.step)) : text.not_reached}</small>
      </div>
      <Obstacle run={run} />
      {is_open && <Verbs shelf={shelf} run={run} />}
    </li>
  );
}

/** Its rule, with the options that tell most. */
function summary({ record: { settings } }: PinnedRun): string {
  const options = ['lr', 'momentum'].flatMap((key) => {
    const value = settings[key];
    return value === undefined ? [] : [option_text(key, value)];
  });
  return [words.value.runs.rules[settings.rule], ...options].join(' · ');
}

/** Why it cannot be ticked; '' where it can. */
function obstacle_of(lab: Lab, run: PinnedRun): { text: string; can_be_forced: boolean } {
  const text = shelf_words.value;
  if (lab.pinned.value.some((pin) => pin.run.id === run.id)) return { text: '', can_be_forced: false };
  if (free_colour(lab) === null) return { text: text.no_colour, can_be_forced: false };
  const other = other_start(run.experiment, lab.experiment.value);
  return { text: other ? text.other[other] : '', can_be_forced: other !== null };
}

function Tick({ run }: { run: PinnedRun }) {
  const lab = useLab();
  const is_drawn = lab.pinned.value.some((pin) => pin.run.id === run.id);
  const why = obstacle_of(lab, run).text;
  return (
    <label class="pin-tick">
      <input
        type="checkbox"
        aria-label={shelf_words.value.draw(run.name)}
        aria-describedby={why ? `why-${run.id}` : undefined}
        checked={is_drawn}
        disabled={why !== ''}
        onChange={() => (is_drawn ? hide_pin(lab, run.id) : draw_pin(lab, run))}
      />
    </label>
  );
}

/** Greyed it says why; of another start it can be drawn all the same. */
function Obstacle({ run }: { run: PinnedRun }) {
  const lab = useLab();
  const { text, can_be_forced } = obstacle_of(lab, run);
  if (!text) return null;
  return (
    <div class="pin-why">
      <small id={`why-${run.id}`} class="note">
        {text}
      </small>
      {can_be_forced && (
        <button type="button" class="small" onClick={() => draw_pin(lab, run, true)}>
          {shelf_words.value.force}
          <span class="visually-hidden"> {run.name}</span>
        </button>
      )}
    </div>
  );
}

const MINI = { width: 56, height: 30, points: 40 };

/** Its loss, on a logarithmic scale of its own. */
function MiniCurve({ run }: { run: PinnedRun }) {
  const { step, value } = run.metrics.series('loss');
  const every = Math.max(1, Math.floor(step.length / MINI.points));
  const logs: [number, number][] = [];
  for (let i = 0; i < step.length; i += every) {
    const log = Math.log(value[i] as number);
    if (Number.isFinite(log)) logs.push([step[i] as number, log]);
  }
  const heights = logs.map(([, log]) => log);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const points = logs.map(([at, log]) => {
    const y = most > least ? (most - log) / (most - least) : 0.5;
    return `${((MINI.width * at) / Math.max(1, run.steps)).toFixed(1)},${(3 + y * (MINI.height - 6)).toFixed(1)}`;
  });
  return (
    <svg class="pin-curve" viewBox={`0 0 ${MINI.width} ${MINI.height}`} aria-hidden="true">
      <polyline points={points.join(' ')} fill="none" />
    </svg>
  );
}

function Verbs({ shelf, run }: { shelf: Shelf; run: PinnedRun }) {
  const lab = useLab();
  const text = shelf_words.value;
  const typed = useSignal(run.name);
  const rename = (event: Event) => {
    event.preventDefault();
    void shelf.rename(run.id, typed.peek());
  };
  return (
    <div class="pin-verbs">
      <form onSubmit={rename}>
        <input
          type="text"
          aria-label={text.name(run.name)}
          maxLength={60}
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            typed.value = run.name;
          }}
        />
        <button type="submit" class="small">
          {text.rename}
        </button>
      </form>
      <button type="button" class="small" title={text.go_on_hint} onClick={() => void lab.continue_run(run)}>
        {text.go_on}
      </button>
      <button
        type="button"
        class="small"
        onClick={() => save_shelf(shelf.all().filter(({ id }) => id === run.id))}
      >
        {text.export_one}
      </button>
      <button type="button" class="small danger" onClick={() => void shelf.remove([run.id])}>
        {text.remove}
      </button>
    </div>
  );
}
