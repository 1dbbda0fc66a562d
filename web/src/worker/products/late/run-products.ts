// SPDX-License-Identifier: MIT
/** The products of runs whose script comes with the first question for one of them: a first view does without. */
export { mistakes } from '../mistakes';
export { network } from '../network';
export { data_plane } from '../plane/data-plane';
export { regions } from '../plane/regions';
export { sample_trace } from '../sample-trace';
