// SPDX-License-Identifier: MIT
/** The page's start: it is opened with its workers, or says why it is not. */
import { render } from 'preact';
import './styles/main.css';
import { load_words, words } from './i18n';
import { shortened } from './lib/text';
import { open_page } from './open-page';
import { work_offline } from './site/offline';
import * as workers from './worker/client/client';

const root = document.querySelector('#app');
if (!root) throw new Error('index.html has no #app');

function show_failure(error: unknown, root: Element): void {
  const { app } = words.value;
  root.replaceChildren();
  render(
    <p class="failed" role="alert">
      {app.failed}{' '}
      <button type="button" onClick={() => location.reload()}>
        {app.load_again}
      </button>{' '}
      <code lang="en">{shortened(String(error))}</code>
    </p>,
    root,
  );
}

load_words().then(
  () => open_page(root, workers).then(work_offline, (error) => show_failure(error, root)),
  // A file that is lost, before there are words for it: start.js has them.
  reportError,
);
