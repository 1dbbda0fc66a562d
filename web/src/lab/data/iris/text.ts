// SPDX-License-Identifier: MIT
/** The file of these data on its way to the page: fetched when they are used. */
import { fetched } from '../file';
import address from './iris.txt?url';

export const read_text = (): Promise<string> => fetched(address);
