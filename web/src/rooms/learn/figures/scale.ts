// SPDX-License-Identifier: MIT
/** How many times larger than on the page a lesson's figure writes and draws. */
import { createContext } from 'preact';

export const FigureScale = createContext(1);
