// SPDX-License-Identifier: MIT
/** The page's first script: what is drawn before any script is seen first, and only then is the rest asked for. */

import { fetch_messages, first_language } from './i18n/languages';

/** A page that is not painted by then, though nothing hides it, is made unseen. */
const PATIENCE_MS = 2000;

function painted(): Promise<void> {
  // Nobody looks at a tab in the background, and a view of one figure has nothing to show before it.
  if (document.hidden || document.documentElement.dataset.opens === 'view') return Promise.resolve();
  return new Promise((done) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) done();
    });
    observer.observe({ type: 'paint', buffered: true });
    setTimeout(done, PATIENCE_MS);
  });
}

// What does not arrive is told where every lost file is: start.js.
painted()
  .then(() => {
    // They come while the page's script does; what does not arrive, the page asks for again.
    fetch_messages(first_language()).catch(() => {});
    return import('./main');
  })
  .catch(reportError);
