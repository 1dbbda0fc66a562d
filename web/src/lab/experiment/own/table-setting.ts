// SPDX-License-Identifier: MIT
/**
 * Which table of the visitor's own, as a link says it: `1a2b3c4d.146.7.c4`, an id, its shape (146 rows, 7 inputs, 4
 * classes; `n1`: a number) and, where its inputs are as they stand, `.raw`. The table itself no link carries.
 */
import type { TableUse } from '../../data/data-set';
import { type Parsed, plain, refuse, type Setting } from '../setting';

const WRITTEN = /^([0-9a-f]{8})\.(\d{1,8})\.(\d{1,5})\.(?:c(\d{1,5})|n1)(\.raw)?$/;

/** Other data than a table. */
const NONE = 'none';

function parse(text: string): Parsed<TableUse | null> {
  if (plain(text) === NONE) return { ok: true, value: null };
  const found = WRITTEN.exec(plain(text).toLowerCase());
  if (!found) return refuse('problem.choice', { choices: '1a2b3c4d.146.7.c4' });
  const [, id = '', samples, features, classes, raw] = found;
  const [of_classes, rows, inputs] = [Number(classes ?? 0), Number(samples), Number(features)];
  if (rows < 2 || inputs < 1 || (classes && of_classes < 2))
    return refuse('problem.choice', { choices: '2.1.c2 …' });
  const outputs = classes ? 0 : 1;
  return {
    ok: true,
    value: { id, samples: rows, features: inputs, classes: of_classes, outputs, standardise: !raw },
  };
}

function format(use: TableUse | null): string {
  if (!use) return NONE;
  const { id, samples, features, classes, standardise } = use;
  const target = classes > 0 ? `c${classes}` : 'n1';
  return `${id}.${samples}.${features}.${target}${standardise ? '' : '.raw'}`;
}

export const table_setting = (url: string): Setting<TableUse | null> => ({
  url,
  default: null,
  control: { kind: 'text' },
  admit: (use) => (use ? parse(format(use)) : { ok: true, value: null }),
  parse,
  format,
});
