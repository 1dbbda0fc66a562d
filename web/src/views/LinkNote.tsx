// SPDX-License-Identifier: MIT
/** What could not be used of the link this page was opened with. */
import { useState } from 'preact/hooks';
import { words } from '../i18n';
import { use_lab } from './lab-context';
import { problem_text } from './text';

export function LinkNote() {
  const lab = use_lab();
  const [dismissed, set_dismissed] = useState(false);
  const problems = lab.link_problems.value;
  const { link } = words.value;
  if (dismissed || problems.length === 0) return null;
  return (
    <section class="banner link-note" aria-labelledby="link-note">
      <div>
        <h2 id="link-note">{link.title}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.key}=${problem.value}`}>
              <code>
                {problem.key}={problem.value}
              </code>{' '}
              {problem_text(problem)}
            </li>
          ))}
        </ul>
      </div>
      <button type="button" onClick={() => set_dismissed(true)}>
        {link.dismiss}
      </button>
    </section>
  );
}
