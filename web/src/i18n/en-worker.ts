// SPDX-License-Identifier: MIT
/** English words for workers that let us wait or were ended. */

export const worker = {
  late: {
    loading: {
      title: (_: string) => 'Still loading',
      words: 'The training core has not arrived yet. On a slow network it still may.',
    },
    answer: {
      title: (who: string) => `${who}: not answering`,
      words: 'The background worker has not answered for some seconds. It still may.',
    },
  },
  ended: (who: string) => `${who} could not go on`,
  not_started: (who: string) => `${who} could not start`,
  why: {
    unsupported:
      'The page cannot train in this browser: Web Workers or WebAssembly are missing or forbidden.',
    too_old:
      'This browser is too old: the page needs WebAssembly SIMD (Chrome 91, Firefox 89, Safari 16.4, or newer).',
    not_loaded: 'The training core could not be loaded. Is the network there, and the browser a recent one?',
    silent: 'The background worker did not answer and was ended.',
    memory: 'There was not enough memory. Closing other pages may help.',
    died: 'The background worker ended by itself.',
    other: 'The background worker reported an error.',
  },
  refused: (who: string) => `${who} cannot be made so`,
  lost_data: {
    table: {
      title: 'This experiment is of a table that this browser does not have',
      said: 'A table never leaves the browser it was chosen in, and no link carries it. Choose its file again, and the runs begin.',
      choose: 'Choose the file…',
    },
    paint: {
      title: 'This experiment is of painted points that this browser does not have',
      said: 'They were too many for a link, and are in the browser they were painted in. Paint others, and the runs begin.',
      choose: 'Paint points…',
    },
  },
  kept: (step: string) => `Nothing is lost: a new one comes back to step ${step}.`,
  anew: 'Start the worker anew',
  returning: {
    title: (who: string) => `${who}: starting anew`,
    words: (step: string) => `A new worker makes the ${step} steps again, unseen. Reset ends this.`,
  },
};
