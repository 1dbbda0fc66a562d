// SPDX-License-Identifier: MIT
/** The box for what a program printed, how it was read, and what is wrong in it. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Select } from '../../lab/controls/Select';
import { format_count } from '../../lib/numbers';
import { MOST_STEPS } from '../../run-check/check';
import { FEWEST_LOSSES, type LossReading, type Source } from '../../run-check/reading';
import { CopyButton } from './CopyButton';
import { skeleton } from './check/code';
import type { LossCheck } from './check/loss-check';
import { unit_text } from './text';
import { check_words } from './words';

const EXAMPLES = ['epoch 0 loss 1.1368', '[1.1368, 1.1296, 1.1130]', 'epoch,train_loss⏎0,1.1368'];
const MOST_BYTES = 5 * 2 ** 20;
/** Problems that are shown at once. */
const SHOWN_PROBLEMS = 5;

export function Paste({ check }: { check: LossCheck }) {
  const words = check_words.value;
  const too_large = useSignal<number | null>(null);
  const reading = check.text.value.trim() === '' ? null : check.reading.value;
  const put = (text: string) => {
    too_large.value = null;
    check.put(text);
  };
  const drop = async (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    if (file.size > MOST_BYTES) too_large.value = file.size;
    else put(await file.text());
  };
  return (
    <section class="panel check-paste" aria-labelledby="check-yours" onDrop={drop}>
      <header class="panel-head">
        <h2 id="check-yours">{words.yours}</h2>
        <span class="note">{words.how}</span>
        {check.text.value !== '' && (
          <button type="button" class="small" onClick={() => put('')}>
            {words.clear}
          </button>
        )}
      </header>
      <textarea
        aria-label={words.box}
        aria-describedby="check-read"
        aria-keyshortcuts="Control+Enter"
        spellcheck={false}
        rows={6}
        value={check.text.value}
        onInput={({ currentTarget }) => put(currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) check.again();
        }}
      />
      <div id="check-read">
        {too_large.value !== null && (
          <p class="problem" role="alert">
            {words.too_large((too_large.value / 2 ** 20).toFixed(1))}
          </p>
        )}
        {reading ? <Read check={check} reading={reading} /> : <Examples />}
      </div>
    </section>
  );
}

function Examples() {
  const words = check_words.value;
  return (
    <>
      <p class="note">{words.examples}</p>
      <ul class="check-examples">
        {EXAMPLES.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ul>
      <p class="note check-skeleton">
        {words.skeleton} <CopyButton text={skeleton} label={words.copy_skeleton} small />
      </p>
    </>
  );
}

function source_text(source: Source): string {
  const { sources } = check_words.value;
  if (source.by === 'word') return sources.word(source.word);
  return source.by === 'column' ? sources.column(source.name) : sources[source.by];
}

const key_of = (source: Source): string => JSON.stringify(source);

interface ReadProps {
  check: LossCheck;
  reading: LossReading;
}

function Read({ check, reading }: ReadProps) {
  return (
    <>
      {reading.losses.length > 0 && <Choices check={check} reading={reading} />}
      <div aria-live="polite">
        <Summary reading={reading} cut={check.compared.value?.ranking.printed.digits === 'cut'} />
        <Problems reading={reading} />
      </div>
    </>
  );
}

function Choices({ check, reading }: ReadProps) {
  const words = check_words.value;
  const { loss_from, step_from, loss_choices, step_choices, from, every } = reading;
  const options = (choices: readonly Source[]) =>
    choices.map((one) => ({ value: key_of(one), label: source_text(one) }));
  const chosen = (choices: readonly Source[], key: string) =>
    choices.find((one) => key_of(one) === key) ?? null;
  const take = (choice: Parameters<LossCheck['choose']>[0]) => {
    check.choose(choice);
    return null;
  };
  const is_counted = step_from.by === 'count';
  return (
    <>
      <Select
        id="check-loss"
        label={words.loss_is}
        value={key_of(loss_from)}
        options={options(loss_choices)}
        choose={(key) => take({ loss: chosen(loss_choices, key), step: null, from: null })}
      />
      <Select
        id="check-step"
        label={words.step_is}
        value={key_of(step_from)}
        options={options(step_choices)}
        choose={(key) => take({ step: chosen(step_choices, key), from: null })}
      />
      {is_counted ? (
        <Select
          id="check-every"
          label={words.every}
          value={every ?? 1}
          options={[1, 2, 5, 10, 20, 50, 100].map((one) => ({
            value: one,
            label: words.every_steps(String(one)),
          }))}
          choose={(one) => take({ every: one })}
        />
      ) : (
        <Select
          id="check-from"
          label={words.from}
          value={from}
          options={[
            { value: 0, label: words.from_0 },
            { value: 1, label: words.from_1 },
          ]}
          choose={(one) => take({ from: one === 1 ? 1 : 0 })}
        />
      )}
    </>
  );
}

function Summary({ reading, cut }: { reading: LossReading; cut: boolean }) {
  const words = check_words.value;
  const { losses, decimals, every, beyond, passed_over } = reading;
  const [first, last] = [losses[0], losses.at(-1)];
  if (!first || !last || losses.length < FEWEST_LOSSES)
    return <p class="problem check-few">{words.few(format_count(losses.length))}</p>;
  const notes: ComponentChildren[] = [
    words.read(
      format_count(losses.length),
      format_count(first.step),
      format_count(last.step),
      String(decimals),
    ),
    every !== null && every > 1 && words.read_every(format_count(every)),
    words.read_equal(unit_text((cut ? 1 : 0.5) * 10 ** -decimals)),
    cut && words.read_cut,
  ];
  return (
    <>
      <p class="note check-summary">{notes}</p>
      {decimals < 3 && <p class="note check-warning">{words.few_decimals}</p>}
      {beyond > 0 && <p class="note">{words.beyond(format_count(beyond))}</p>}
      {last.step >= MOST_STEPS && <p class="note">{words.not_compared(format_count(MOST_STEPS))}</p>}
      {passed_over > 0 && <p class="note">{words.passed_over(format_count(passed_over))}</p>}
    </>
  );
}

function Problems({ reading: { problems, problem_count } }: { reading: LossReading }) {
  const words = check_words.value;
  if (problem_count === 0) return null;
  return (
    <div class="check-problems">
      <p>{words.problems(format_count(problem_count))}</p>
      <ul>
        {problems.slice(0, SHOWN_PROBLEMS).map(({ line, kind, got }) => (
          <li key={line}>{words.problem[kind](format_count(line), got)}</li>
        ))}
      </ul>
    </div>
  );
}
