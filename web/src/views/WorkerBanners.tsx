// SPDX-License-Identifier: MIT
/** A worker that lets us wait, was ended or comes back, in words, and the button that makes it anew. */
import type { ComponentChildren } from 'preact';
import { words } from '../i18n';
import { format_count } from '../lib/numbers';
import type { Condition, Lab, RunId } from '../state/contract';
import { FaultWords } from './FaultWords';
import { use_lab } from './lab-context';
import { names_in } from './names';

type Unwell = Exclude<Condition, { is: 'well' }>;

/** What two runs must have in common to share a banner. */
function gist(condition: Unwell): string {
  if (condition.is === 'late') return condition.for;
  return condition.is === 'ended' ? condition.why : condition.is;
}

/** Both workers load the same files and meet the same browser: mostly, what befalls one befalls both. */
function unwell(lab: Lab): { ids: RunId[]; condition: Unwell }[] {
  const found = lab.shown.value.flatMap((id) => {
    const condition = lab.runs[id].condition.value;
    return condition.is === 'well' ? [] : [{ ids: [id], condition }];
  });
  const [a, b] = found;
  return a && b && gist(a.condition) === gist(b.condition) ? [{ ...a, ids: [...lab.shown.value] }] : found;
}

export function WorkerBanners() {
  return (
    <>
      {unwell(use_lab()).map(({ ids, condition }) => (
        <WorkerBanner key={`${ids.join()} ${gist(condition)}`} ids={ids} condition={condition} />
      ))}
    </>
  );
}

/** Only where there is something to lose. */
const kept_at = (step: number) =>
  step > 0 ? words.value.app.gap + words.value.worker.kept(format_count(step)) : '';

function said_of(condition: Unwell, who: string, step: number): { title: string; said: ComponentChildren } {
  const { worker: text } = words.value;
  switch (condition.is) {
    case 'late': {
      const { title, words: said } = text.late[condition.for];
      return { title: title(who), said: said + kept_at(step) };
    }
    case 'ended': {
      const title = step > 0 ? text.ended(who) : text.not_started(who);
      return { title, said: <FaultWords {...condition}>{kept_at(step)}</FaultWords> };
    }
    case 'returning':
      return { title: text.returning.title(who), said: text.returning.words(format_count(condition.to)) };
  }
}

function WorkerBanner({ ids, condition }: { ids: RunId[]; condition: Unwell }) {
  const lab = use_lab();
  const { worker: text, app } = words.value;
  const { long } = names_in(lab);
  const [first = 'a', second] = ids;
  const who = second ? text.both(long[first], long[second]) : long[first];
  const { title, said } = said_of(condition, who, lab.step.value);
  const returning = condition.is === 'returning';
  const loading = gist(condition) === 'loading' || gist(condition) === 'not_loaded';
  const look = `banner${returning ? ' quiet' : ''}${second ? '' : ` run-${first}`}`;
  return (
    <section class={look} aria-labelledby={`worker-${first}`}>
      <div>
        <h2 id={`worker-${first}`}>{title}</h2>
        <p>{said}</p>
      </div>
      {returning ? (
        <progress aria-label={title} value={condition.step} max={Math.max(1, condition.to)} />
      ) : (
        <button type="button" class="strong" onClick={() => lab.revive(ids)}>
          {loading ? app.load_again : text.anew}
        </button>
      )}
    </section>
  );
}
