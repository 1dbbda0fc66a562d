// SPDX-License-Identifier: MIT
/** Data and their settings in the words of the present language. */
import { language, words } from '../../i18n';
import { type DataKind, data_set } from '../data';
import type { DataWords } from '../data/data-set';
import { known_tables } from '../data/table/known';
import type { DataOptionName } from '../experiment/schema';
import type { ExperimentSettings } from '../experiment/types';
import type { OptionWords } from './option-text';

export const data_words = (kind: DataKind): DataWords => data_set(kind).words[language.value];

/** Of a table, its file's. */
export function data_name({ data, table }: Pick<ExperimentSettings, 'data' | 'table'>): string {
  const known = table ? known_tables.value[table.id] : undefined;
  return known?.name || data_words(data).name;
}

/** Every option the core's data have must have its words, or this does not compile. */
const all = (): Record<DataOptionName, OptionWords> => words.value.experiment.data_options;

export const data_option_words = (name: string): OptionWords => all()[name as DataOptionName];
