// SPDX-License-Identifier: MIT
/** Data and their settings in the words of the present language. */
import { language, words } from '../../i18n';
import { type DataKind, data_set } from '../data';
import type { DataWords } from '../data/data-set';
import type { DataOptionName } from '../experiment/schema';
import type { OptionWords } from './option-text';

export const data_words = (kind: DataKind): DataWords => data_set(kind).words[language.value];

/** Every option the core's data have must have its words, or this does not compile. */
const all = (): Record<DataOptionName, OptionWords> => words.value.experiment.data_options;

export const data_option_words = (name: string): OptionWords => all()[name as DataOptionName];
