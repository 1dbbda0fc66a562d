// SPDX-License-Identifier: MIT
/** What could not be used of the link this page was opened with. */
import { signal } from '@preact/signals';
import { words } from '../../i18n';
import { problem_text } from '../../lab/controls/text';
import type { Problem } from '../../lab/experiment/types';
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import { shortened } from '../../lib/text';

/** More than anybody reads; the rest is counted. */
const MOST_SHOWN = 10;

/** Closed once, a note stays closed in whatever room and chapter comes next. */
const dismissed = signal<readonly Problem[]>([]);

export function LinkNote() {
  const lab = useLab();
  const problems = lab.link_problems.value;
  const more = problems.length - MOST_SHOWN;
  const { link } = words.value;
  if (problems.length === 0 || dismissed.value === problems) return null;
  return (
    <section class="banner quiet" aria-labelledby="link-note">
      <div>
        <h2 id="link-note">{link.title}</h2>
        <ul>
          {problems.slice(0, MOST_SHOWN).map((problem, i) => (
            <li key={i}>
              <code>
                {shortened(problem.key)}={shortened(problem.value)}
              </code>{' '}
              {problem_text(problem)}
            </li>
          ))}
          {more > 0 && <li>{link.more(format_count(more))}</li>}
        </ul>
      </div>
      <button type="button" onClick={() => (dismissed.value = problems)}>
        {link.dismiss}
      </button>
    </section>
  );
}
