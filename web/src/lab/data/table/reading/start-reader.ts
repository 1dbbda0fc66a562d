// SPDX-License-Identifier: MIT
/** The worker that reads tables, as a served page has it: a file of its own, fetched when the first table comes. */
import script from './reader-worker?worker&url';

export const start_reader = (): Worker => new Worker(script, { type: 'module' });
