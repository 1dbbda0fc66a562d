// SPDX-License-Identifier: MIT
/** The article's data: its shape, and the hidden layers of its network. */
import type { DataShape } from './data-set';

/** 500 samples of 20 numbers, 3 classes. */
export const ARTICLE_SHAPE: DataShape = { samples: 500, features: 20, classes: 3, outputs: 0 };

export const ARTICLE_NETWORK = '13relu-8sigmoid';
