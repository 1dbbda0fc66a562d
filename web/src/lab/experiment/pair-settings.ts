// SPDX-License-Identifier: MIT
/** Settings of the view that are two things in one text: a cell of the mistakes, a sample of a share, columns of a plane. */
import type { MistakesRequest, PickedSample, PlaneColumns } from '../../worker/protocol';
import { type Parsed, plain, refuse, type Setting } from './setting';

/** A text that stands for nothing chosen, or for a value that `read` makes of it. */
function optional<T>(
  url: string,
  none: string,
  { read, write, choices }: { read(text: string): T | null; write(value: T): string; choices: string },
): Setting<T | null> {
  const parse = (text: string): Parsed<T | null> => {
    const clean = plain(text).toLowerCase();
    const value = clean === none ? null : read(clean);
    return value === null && clean !== none ? refuse('problem.choice', { choices }) : { ok: true, value };
  };
  return {
    url,
    default: null,
    control: { kind: 'text' },
    admit: (value) => ({ ok: true, value }),
    parse,
    format: (value) => (value === null ? none : write(value)),
  };
}

/** Which mistakes are listed: `5-9`, fives taken for nines. */
export const mistakes_cell = (url: string): Setting<MistakesRequest['cell']> =>
  optional<readonly [number, number]>(url, 'all', {
    read: (text) => {
      const [, truth, taken] = /^(\d{1,4})-(\d{1,4})$/.exec(text) ?? [];
      return truth !== undefined && taken !== undefined ? [Number(truth), Number(taken)] : null;
    },
    write: (cell) => cell.join('-'),
    choices: 'all, 0-1, 5-9 …',
  });

/** Which sample is traced through a step: `test-18`, the eighteenth of the test data; `batch`: one of the step's own. */
export const picked_sample = (url: string): Setting<PickedSample | null> =>
  optional<PickedSample>(url, 'batch', {
    read: (text) => {
      const [, share, number] = /^(train|test)-([1-9]\d{0,8})$/.exec(text) ?? [];
      return share ? { tested: share === 'test', row: Number(number) - 1 } : null;
    },
    write: ({ tested, row }) => `${tested ? 'test' : 'train'}-${row + 1}`,
    choices: 'batch, train-1, test-18 …',
  });

const NO_COLUMNS = 'auto';

/** Two columns, counted from 1, with a dash between; `auto`: no two are chosen. */
export function plane_columns(url: string): Setting<PlaneColumns> {
  const fits = (column: number) => Number.isInteger(column) && column >= 0;
  const admit = (columns: PlaneColumns): Parsed<PlaneColumns> =>
    columns === null || (columns.every(fits) && columns[0] !== columns[1])
      ? { ok: true, value: columns }
      : refuse('problem.choice', { choices: '1-2, 1-3, 2-3 …' });
  const parse = (text: string): Parsed<PlaneColumns> => {
    if (plain(text) === NO_COLUMNS) return admit(null);
    const [, first, second] = /^(\d{1,6})-(\d{1,6})$/.exec(plain(text)) ?? [];
    return first && second
      ? admit([Number(first) - 1, Number(second) - 1])
      : refuse('problem.choice', { choices: '1-2, 1-3, 2-3 …' });
  };
  const format = (columns: PlaneColumns) => columns?.map((column) => column + 1).join('-') ?? NO_COLUMNS;
  return { url, default: null, control: { kind: 'text' }, admit, parse, format };
}
