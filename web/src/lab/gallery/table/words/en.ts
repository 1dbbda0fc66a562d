// SPDX-License-Identifier: MIT
/** English words of the tab of one's own table. */
import type { DecimalSign, Delimiter, Encoding, NoTable } from '../../../data/table/cells';
import type { LeftOutReason } from '../../../data/table/choices';
import type { TableRefusal } from '../../../data/table/plan';
import type { OddReason } from '../../../data/table/reading/numbers';

const many = (count: number, one: string, more: string) => (count === 1 ? one : more);

/** What the sentence on what will be fed is made of. */
export interface FedWords {
  rows: string;
  all: string;
  inputs: string;
  target: string;
  scale: string;
  split: string;
  guess: string;
}

const delimiters: Record<Delimiter, string> = {
  ',': 'comma ,',
  ';': 'semicolon ;',
  '\t': 'tab ⇥',
  '|': 'bar |',
};
const decimals: Record<DecimalSign, string> = { point: 'decimal point', comma: 'decimal comma' };
const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
};
const why_out: Record<LeftOutReason, (kinds: number) => string> = {
  counts: () => 'row number',
  texts: (kinds) => `${kinds > 1000 ? 'over 1,000' : kinds} different texts`,
  dates: () => 'dates',
  empty: () => 'empty',
};
const odd: Record<OddReason, (cell: string) => string> = {
  text: (cell) => `“${cell}” is not a number.`,
  letters: (cell) => `“${cell}” has a letter where a digit should be.`,
  formula: (cell) => `“${cell}” is a formula: save its value in the spreadsheet.`,
  size: (cell) => `“${cell}” is larger than any number here (3.4e38).`,
  zeros: (cell) => `“${cell}” begins with zeros, as codes do.`,
};
const no_tables: Record<NoTable['rule'], (detail: string) => string> = {
  size: (detail) => `It has ${detail}; 256 MB is the most a tab takes. Keep the rows or columns you need.`,
  empty: () => 'It has no rows.',
  nul: (row) => `Line ${row} has zero bytes: this is no text file. Of a spreadsheet, save as CSV.`,
  quote: (row) => `A quotation mark opened near row ${row} is never closed: close it, or take it out.`,
  rows: (rows) => `It has more than ${rows} rows: keep some of them.`,
  one_column: () =>
    'It has one column: there is nothing to learn it from. Is the delimiter one of , ; tab |?',
  columns: (columns) => `It has ${columns} columns; 10,000 are the most.`,
};
const refusals: Record<TableRefusal['rule'], (detail: string) => string> = {
  no_target: () => 'No column can be learnt: all are left out. Choose one as the target.',
  no_input: () => 'Nothing is left to learn it from: use at least one more column.',
  one_row: () => 'Fewer than two rows are left: at least two are needed.',
  one_class: (name) => `All rows are “${name}”: there is nothing to tell apart. Choose another target.`,
  many_classes: () =>
    'It has more than 1,000 different values: as classes these are too many. Learn a number, or another column.',
  values: (values) =>
    `It comes to ${values} numbers; 33,554,432 are the most. Leave out columns of many texts.`,
};

export const en = {
  read_as: 'read as',
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  decimal: 'Decimal sign',
  header: 'first row: names',
  delimiters,
  decimals,
  encodings,
  with_bom: (encoding: string) => `${encoding} (BOM)`,
  pasted: 'pasted table',
  size: (rows: string, columns: string, bytes: string) =>
    `${rows} ${rows === '1' ? 'row' : 'rows'}, ${columns} columns, ${bytes}`,
  comma: ', ',
  // the preview
  preview: 'First rows of the table',
  use_of: (column: string) => `Use of ${column}`,
  uses: { number: 'number', target: 'target', out: 'left out' },
  kinds: (count: string) => `text, ${count} ${count === '1' ? 'kind' : 'kinds'}`,
  kinds_in: (count: string) => `${count} ${count === '1' ? 'kind' : 'kinds'}`,
  why_out,
  complete: 'all there',
  missing_in: (count: string) => `${count} missing`,
  missing_cell: 'missing',
  more_rows: (count: string) => `${count} more rows`,
  not_shown: (count: string) => `${count} more rows are not shown`,
  more_columns: (count: string) => `${count} more columns are used as they are guessed, and not shown`,
  all_there: 'no cell is missing',
  cells_missing: (cells: number, rows: number, list: string) =>
    `${cells} ${many(cells, 'cell is', 'cells are')} missing, in ${rows} ${many(rows, 'row', 'rows')}${list && `: ${list}`}`,
  // what to learn
  to_learn: 'What to learn',
  target: 'Target',
  as_classes: (name: string, kinds: string) => `${name}, ${kinds} classes`,
  as_number: (name: string) => `${name}, a number`,
  more_classes: (count: string) => `and ${count} more`,
  lone: (names: string, count: number) =>
    count === 1
      ? `${names} has one row: it cannot be both learnt and tested.`
      : `${names}${count > 3 ? ' …' : ''} have one row each: they cannot be both learnt and tested.`,
  leave_lone_out: 'Leave out',
  without: (names: string) => `Left out: ${names}.`,
  take_back: 'Take back',
  missing_cells: 'Missing cells',
  leave_out: (rows: number) => `leave out ${rows} ${many(rows, 'row', 'rows')}`,
  mean: 'column’s mean',
  text_column: (name: string, kinds: string) =>
    `${name}, a text with ${kinds} ${kinds === '1' ? 'value' : 'values'}`,
  one_hot: 'a column each, 0 or 1',
  left_out: 'leave out',
  standardise: 'Standardise: mean 0, deviation 1',
  standardise_note: 'Measured on the training rows alone, then applied to both.',
  raw_note: 'The numbers go in as they stand.',
  // what will be fed
  will_be_fed: 'What will be fed:',
  would_be_fed: (rows: number) =>
    `What would be fed with ${many(rows, 'that row', `those ${rows} rows`)} settled:`,
  n_classes: (count: string) => `${count} classes`,
  a_number: (name: string) => `one number, ${name}`,
  standardised: 'standardised',
  standardised_both: 'standardised, the target, too',
  as_it_is: 'as they stand',
  split: (train: string, test: string, alike: boolean) =>
    `${train} rows train, ${test} test${alike ? ', each class alike' : ''}`,
  all_train: 'all rows train',
  guess: (classes: string, loss: string) => ` Guessing costs ln ${classes} = ${loss}.`,
  fed: ({ rows, all, inputs, target, scale, split, guess }: FedWords) =>
    `${rows} of ${all} rows × ${inputs} inputs → ${target}, ${scale}; ${split}.${guess}`,
  refusals,
  split_refused: 'This test share leaves nothing to test, or a class without training rows: choose another.',
  // what is to be settled
  unreadable_rows: (rows: string, all: string) =>
    `${rows} of ${all} rows cannot be read as ${rows === '1' ? 'it is' : 'they are'}.`,
  nothing_changed: 'Nothing has changed yet: your runs stand where they were.',
  more_problems: (count: string) => `${count} more like these come when these are settled.`,
  at: (row: string, column: string) => `Row ${row}, column ${column}`,
  number_column: 'number column',
  ragged: (row: string, cells: string, names: string) =>
    `Row ${row} has ${cells} cells, the columns are ${names}`,
  odd,
  write: 'Write',
  take: 'Take it',
  as_missing: 'Missing',
  leave_row: 'Leave row out',
  extra: (cells: string) => `“${cells}” has no column.`,
  drop_extra: (count: number) => many(count, 'Drop that cell', `Drop those ${count} cells`),
  short: 'Its last cells are not there.',
  fill_short: 'Take them as missing',
  ambiguous: (cell: string) =>
    `Is ${cell} more than a thousand, or a little more than one? The file has no other sign of it.`,
  ambiguous_point: (whole: string) => `${whole}: the comma groups thousands`,
  ambiguous_comma: (cell: string) => `${cell.replace(',', '.')}: the comma is the decimal sign`,
  understood: 'What was understood',
  names_there: (columns: string) => `Names in the first row, ${columns} columns`,
  no_names: (columns: string) => `No row of names, ${columns} columns`,
  rows_read: (rows: string) => `${rows} rows read without question`,
  out_because: (name: string, why: string) => `${name} left out: ${why}`,
  all_at_once: 'Or all at once',
  take_all: (count: number) => many(count, 'Take the suggestion', `Take all ${count} suggestions`),
  leave_all: (rows: number) => many(rows, 'Leave this row out', `Leave these ${rows} rows out`),
  to_settle: (count: number) => `${count} to settle`,
  corrections: (count: string) => `Take back ${count} ${count === '1' ? 'correction' : 'corrections'}`,
  unreadable: (count: number) =>
    `${count} ${many(count, 'letter is', 'letters are')} none in this encoding: choose another, above.`,
  // coming
  drop: 'Drop a table here',
  choose: 'Choose file…',
  another: 'Choose another file…',
  accepted: 'CSV or text: comma, semicolon, tab or bar between cells; decimal point or comma.',
  accepted_letters: 'UTF-8, UTF-16, GB18030 or Windows-1252; quoted line breaks; a row of names or none.',
  accepted_size: (bytes: string, rows: string) =>
    `Up to ${bytes} and ${rows} rows. What is guessed is said, and one click changes it.`,
  paste: 'Or paste cells of a spreadsheet (Ctrl V)',
  sample: 'Try a sample: 150 irises',
  reading: (name: string) => (name ? `Reading ${name}…` : 'Read so far'),
  read_so_far: (rows: string, done: string, all: string) => `${rows} rows, ${done} of ${all}`,
  no_table: (name: string) => `${name} cannot be used.`,
  no_tables,
  failed: 'The file could not be read. It may have been moved or changed: choose it again.',
  // below
  never_leaves: 'This table never leaves this browser.',
  not_in_link: 'A link cannot carry it. A reload finds it again in this browser.',
  not_kept: 'A link cannot carry it, and this browser keeps nothing: after a reload, choose the file again.',
  cancel: 'Cancel',
  use: 'Use this table',
};

export type TableWords = typeof en;
