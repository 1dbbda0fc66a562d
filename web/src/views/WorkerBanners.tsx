// SPDX-License-Identifier: MIT
/** A worker that lets us wait, was ended or comes back, in words, and the button that makes it anew. */
import type { ComponentChildren } from 'preact';
import { words } from '../i18n';
import { format_count } from '../lib/numbers';
import { type Condition, type Lab, RUN_IDS, type RunId } from '../state/contract';
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
  const found = RUN_IDS.flatMap((id) => {
    const condition = lab.runs[id].condition.value;
    return condition.is === 'well' ? [] : [{ ids: [id], condition }];
  });
  const [a, b] = found;
  return a && b && gist(a.condition) === gist(b.condition) ? [{ ...a, ids: [...RUN_IDS] }] : found;
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

function said_of(condition: Unwell, who: string): { title: string; said: ComponentChildren } {
  const { worker: text } = words.value;
  switch (condition.is) {
    case 'late': {
      const { title, words: said } = text.late[condition.for];
      return { title: title(who), said };
    }
    case 'ended':
      return { title: text.ended(who), said: <FaultWords {...condition} /> };
    case 'returning':
      return { title: text.returning.title(who), said: text.returning.words(format_count(condition.to)) };
  }
}

function WorkerBanner({ ids, condition }: { ids: RunId[]; condition: Unwell }) {
  const lab = use_lab();
  const { worker: text, app } = words.value;
  const { long } = names_in(lab);
  const [first = 'a', second] = ids;
  const { title, said } = said_of(condition, second ? text.both(long[first], long[second]) : long[first]);
  const loading = gist(condition) === 'loading' || gist(condition) === 'not_loaded';
  return (
    <section class={second ? 'banner' : `banner run-${first}`} aria-labelledby={`worker-${first}`}>
      <div>
        <h2 id={`worker-${first}`}>{title}</h2>
        <p>
          {said}
          {/* Only where there is something to lose. */}
          {lab.step.value > 0 &&
            condition.is !== 'returning' &&
            app.gap + text.kept(format_count(lab.step.value))}
        </p>
      </div>
      {condition.is === 'returning' ? (
        <progress aria-label={title} value={condition.step} max={Math.max(1, condition.to)} />
      ) : (
        <button type="button" class="strong" onClick={() => lab.revive(ids)}>
          {loading ? app.load_again : text.anew}
        </button>
      )}
    </section>
  );
}
