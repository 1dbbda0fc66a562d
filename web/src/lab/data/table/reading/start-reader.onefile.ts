// SPDX-License-Identifier: MIT
/** In momentum-lab.html: the script of the worker that reads tables is in the page itself. */
import ReaderWorker from './reader-worker?worker&inline';

export const start_reader = (): Worker => new ReaderWorker();
