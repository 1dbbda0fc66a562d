// SPDX-License-Identifier: MIT
/** A worker that lets us wait, was ended or comes back, in words, and the button that makes it anew. */
import type { ComponentChildren } from 'preact';
import { words } from '../../i18n';
import { grouped } from '../../lib/group-by';
import { format_count } from '../../lib/numbers';
import { list_text, problem_text } from '../controls/text';
import type { RunId } from '../ids';
import type { Condition, Lab } from '../view';
import { FaultWords } from './FaultWords';
import { useLab } from './lab-context';
import { names_in } from './names';

type Unwell = Exclude<Condition, { is: 'well' }>;

/** What runs must have in common to share a banner. */
function gist(condition: Unwell): string {
  if (condition.is === 'late') return condition.for;
  if (condition.is === 'refused') return problem_text(condition.problem);
  return condition.is === 'ended' ? condition.why : condition.is;
}

/** All workers load the same files and meet the same browser: mostly, what befalls one befalls all. */
function unwell(lab: Lab): { ids: RunId[]; condition: Unwell }[] {
  const found = lab.shown.value.flatMap((id) => {
    const condition = lab.runs[id].condition.value;
    return condition.is === 'well' ? [] : [{ id, condition }];
  });
  const alike = [...grouped(found, ({ condition }) => gist(condition)).values()];
  return alike.map((group) => ({
    ids: group.map(({ id }) => id),
    condition: (group[0] as (typeof group)[number]).condition,
  }));
}

export function WorkerBanners() {
  return (
    <>
      {unwell(useLab()).map(({ ids, condition }) => (
        <WorkerBanner key={`${ids.join()} ${gist(condition)}`} ids={ids} condition={condition} />
      ))}
    </>
  );
}

/** Only where there is something to lose. */
const position_text = (step: number) =>
  step > 0 ? words.value.app.gap + words.value.worker.kept(format_count(step)) : '';

function banner_text(
  condition: Unwell,
  who: string,
  step: number,
): { title: string; body: ComponentChildren } {
  const { worker: text } = words.value;
  switch (condition.is) {
    case 'late': {
      const { title, words: body } = text.late[condition.for];
      return { title: title(who), body: body + position_text(step) };
    }
    case 'ended': {
      const title = step > 0 ? text.ended(who) : text.not_started(who);
      return { title, body: <FaultWords {...condition}>{position_text(step)}</FaultWords> };
    }
    case 'refused':
      return { title: text.refused(who), body: problem_text(condition.problem) };
    case 'returning':
      return { title: text.returning.title(who), body: text.returning.words(format_count(condition.to)) };
  }
}

function WorkerBanner({ ids, condition }: { ids: RunId[]; condition: Unwell }) {
  const lab = useLab();
  const { worker: text, app } = words.value;
  const { long } = names_in(lab);
  const [first = lab.inside.value, second] = ids;
  const who = list_text(ids.map((id) => long[id]));
  const { title, body } = banner_text(condition, who, lab.step.value);
  const returning = condition.is === 'returning';
  const loading = gist(condition) === 'loading' || gist(condition) === 'not_loaded';
  const look = `banner${returning ? ' quiet' : ''}${second ? '' : ` run-${lab.runs[first].colour.value}`}`;
  return (
    <section class={look} aria-labelledby={`worker-${first}`}>
      <div>
        <h2 id={`worker-${first}`}>{title}</h2>
        <p>{body}</p>
      </div>
      {returning && <progress aria-label={title} value={condition.step} max={Math.max(1, condition.to)} />}
      {!returning && condition.is !== 'refused' && (
        <button type="button" class="strong" onClick={() => lab.revive(ids)}>
          {loading ? app.load_again : text.anew}
        </button>
      )}
    </section>
  );
}
