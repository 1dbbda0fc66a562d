// SPDX-License-Identifier: MIT
/** In momentum-lab.html: the file of these data is in the page itself. */
import text from './iris.txt?raw';

export const read_text = async (): Promise<string> => text;
