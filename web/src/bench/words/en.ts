// SPDX-License-Identifier: MIT
/** bench.html, in English. */
export const en = {
  page_title: 'How fast? – Momentum Lab',
  back: 'Back to the lab',
  title: 'How fast does it train here?',
  what: 'Four networks, trained one after the other by the page’s own core on one processor core. Nothing leaves your browser.',
  how: 'A step is forward, loss, backward and the momentum update. GFLOP/s count 6 × batch × weights a step. Median, least and greatest of several rounds.',
  run: 'Run',
  cancel: 'Cancel',
  running: 'Measuring…',
  finished: 'Done.',
  failed: 'The measurement failed.',
  job: 'network',
  speed: 'steps/s',
  gflops: 'GFLOP/s',
  jobs: { J1: 'Article', J2: 'Digits', J3: 'Wide', J4: 'Playground' },
  batch: (batch: string, samples: string) =>
    batch === samples ? `full batch of ${samples}` : `batch ${batch} of ${samples}`,
  report: 'The result as text',
  copy: 'Copy',
  copied: 'Copied.',
  copy_yourself: 'The browser refused the clipboard: the text is selected.',
};

export type BenchWords = typeof en;
