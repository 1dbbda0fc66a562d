// SPDX-License-Identifier: MIT
/** A table of one's own through the dialog, over the real core: read, corrected, used, undone; and what is refused. */
import { fireEvent } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import type { Dialect } from '../../../src/lab/data/table/cells';
import {
  all,
  at_step,
  box,
  button,
  choose,
  in_address,
  key,
  list,
  one,
  open_page,
  press,
  says,
  text,
  texts,
  type,
  until,
} from '../support/page';

// There is no worker in Node: the same reading, a turn later.
vi.mock('../../../src/lab/data/table/reading/read-file', async () => {
  const { read_table } = await import('../../../src/lab/data/table/reading/read-table');
  const { MOST_BYTES } = await import('../../../src/lab/data/table/cells');
  return {
    read_file: (file: Blob, chosen: Partial<Dialect>) => {
      const read = async () =>
        file.size > MOST_BYTES
          ? { refused: { rule: 'size', bytes: file.size } }
          : read_table(new Uint8Array(await file.arrayBuffer()), chosen);
      return { done: read(), cancel: () => {} };
    },
  };
});

const DIALOG = 'dialog.gallery[open]';

/** Leaves of four trees: two lengths that tell them apart, a colour, a row number, names, a few gaps. */
function leaves(change: (lines: string[]) => void = () => {}): string {
  const trees = ['Ahorn', 'Buche', 'Eiche', 'Linde'];
  const lines = Array.from({ length: 120 }, (_, i) => {
    const tree = i % 4;
    const [long, wide] = [40 + 30 * tree + (i % 7), 90 - 15 * tree + (i % 5)].map((mm) => `${mm},${i % 10}`);
    return `${i + 1};Kind ${i % 26};${trees[tree]};${long};${wide};${i % 3 ? 'grün' : 'gelb'}`;
  });
  lines[3] = (lines[3] ?? '').replace(/;[^;]*;([^;]*)$/, ';;$1');
  lines[41] = (lines[41] ?? '').replace(/;[^;]*$/, ';');
  change(lines);
  return ['Nr;Name;Baum;Länge mm;Breite mm;Farbe', ...lines].join('\n');
}

async function open_tab(query = '?lang=en&data=moons&steps=4'): Promise<void> {
  await open_page(query, { still: true });
  await until(() => {
    if (!document.querySelector(DIALOG)) key('d');
    one<HTMLInputElement>(`${DIALOG} input[value=table]`).click();
  });
  await until(() => one(`${DIALOG} .table-empty`));
}

function drop(content: string | Uint8Array<ArrayBuffer>, name = 'blaetter-9b.csv'): void {
  fireEvent.drop(one(DIALOG), { dataTransfer: { files: [new File([content], name)] } });
}

const fed = () => text(`${DIALOG} .fed`);
const use = () => one<HTMLButtonElement>(`${DIALOG} .gallery-foot .strong`);
const closed = () => until(() => expect(all(DIALOG)).toEqual([]));

it('dropped, it is read, said, used and trained, and undo brings back what was there', async () => {
  await open_tab();
  drop(`\ufeff${leaves()}`);
  await says(`${DIALOG} .table-name`, /^blaetter-9b\.csv ?120 rows, 6 columns, \d/);
  expect((await list('Encoding')).value).toBe('utf-8');
  expect([(await list('Delimiter')).value, (await list('Decimal sign')).value]).toEqual([';', 'comma']);
  expect((await list('Use of Nr')).value).toBe('out');
  expect((await list('Use of Baum')).value).toBe('target');
  expect((await list('Use of Farbe')).value).toBe('kinds');
  expect(fed()).toContain(
    'What will be fed: 118 of 120 rows × 4 inputs → 4 classes, standardised; 94 rows train, 24 test, each class alike. Guessing costs ln 4 = 1.3863.',
  );
  expect(text(`${DIALOG} .missing-text`)).toBe('2 cells are missing, in 2 rows: 4, 42');
  expect(text(`${DIALOG} .gallery-foot`)).toContain('This table never leaves this browser.');
  // There is no database in Node.
  await says(`${DIALOG} .gallery-foot`, 'this browser keeps nothing: after a reload, choose the file again');
  await press('Use this table');
  await closed();
  await until(() =>
    expect([in_address('data'), in_address('net'), in_address('test')]).toEqual(['table', '8tanh', 'split']),
  );
  expect(in_address('table')).toMatch(/^[0-9a-f]{8}\.118\.4\.c4$/);
  await says('.undo-note', 'Now training on: blaetter-9b.csv.');
  expect(text('.data-card b')).toBe('blaetter-9b.csv');
  await at_step(0);
  for (let step = 1; step <= 3; step++) {
    await press('Step 1');
    await at_step(step);
  }
  await press('Undo');
  await at_step(4);
  await until(() => expect(in_address('data')).toBe('moons'));
  expect(text('.undo-note')).toContain('Redo');
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, shiftKey: true });
  await at_step(3);
  await until(() => expect(in_address('data')).toBe('table'));
});

it('what is missing, what is learnt and what is left out is chosen by hand, and what it comes to is said', async () => {
  await open_tab();
  drop(leaves());
  await until(() => expect(fed()).toContain('118 of 120 rows × 4 inputs'));
  (await list('Target')).focus();
  one<HTMLInputElement>(`${DIALOG} input[name=table-missing][value=mean]`).click();
  await until(() => expect(fed()).toContain('120 of 120 rows × 4 inputs → 4 classes'));
  choose(await list('Use of Nr'), 'number');
  await until(() => expect(fed()).toContain('× 5 inputs'));
  choose(await list('Use of Länge mm'), 'target');
  await until(() =>
    expect(fed()).toContain(
      '120 of 120 rows × 8 inputs → one number, Länge mm, standardised, the target, too',
    ),
  );
  (await box('Standardise: mean 0, deviation 1')).click();
  await until(() => expect(fed()).toContain('as they stand; 96 rows train, 24 test.'));
});

it('another way of reading reads again and keeps what was chosen by the columns’ names', async () => {
  await open_tab();
  drop(leaves());
  await until(() => expect(fed()).toContain('4 inputs'));
  choose(await list('Use of Breite mm'), 'out');
  choose(await list('Decimal sign'), 'point');
  // Decimal commas are no numbers then; what was left out stays so.
  await until(async () => expect((await list('Use of Länge mm')).value).toBe('out'));
  expect((await list('Use of Breite mm')).value).toBe('out');
  choose(await list('Decimal sign'), 'comma');
  await until(() => expect(fed()).toContain('× 3 inputs'));
});

it('three rows to settle: each with its row, column and reason; a correction lives in the page', async () => {
  await open_tab();
  drop(
    leaves((lines) => {
      lines[56] = '57;Jonas;Eiche;ca. 7;60,2;gelb';
      lines[92] = '93;Emil;Eiche;1O2,7;48,9;gelb';
      lines[110] += ';nass';
    }),
  );
  await says(`${DIALOG} .problem-head`, '3 of 120 rows cannot be read as they are. Nothing has changed yet');
  expect(texts(`${DIALOG} .table-problem h3`)).toEqual([
    'Row 57, column Länge mm',
    'Row 93, column Länge mm',
    'Row 111 has 7 cells, the columns are 6',
  ]);
  expect(texts(`${DIALOG} .table-problem mark`)).toEqual(['ca. 7', '1O2,7', 'nass']);
  expect([use().disabled, text(`${DIALOG} .gallery-foot [role=status]`)]).toEqual([true, '3 to settle']);
  await until(() =>
    expect(document.activeElement?.closest('.table-problem')).toBe(one(`${DIALOG} .table-problem`)),
  );
  const [first, second] = all<HTMLInputElement>(`${DIALOG} .table-problem input`);
  expect([first?.value, second?.value]).toEqual(['7', '102,7']);
  all<HTMLButtonElement>(`${DIALOG} .table-problem button[type=submit]`)[0]?.click();
  await says(`${DIALOG} .gallery-foot [role=status]`, '2 to settle');
  await press('Take all 2 suggestions');
  await until(() => expect(use().disabled).toBe(false));
  expect(fed()).toContain('118 of 120 rows');
  await press('Take back 3 corrections');
  await says(`${DIALOG} .gallery-foot [role=status]`, '3 to settle');
  await press('Leave these 3 rows out');
  await until(() => expect(fed()).toContain('115 of 120 rows'));
  expect(in_address('data')).toBe('moons');
});

it('1,234 is asked about, and cannot be used before', async () => {
  await open_tab();
  drop('a;y\n1,234;x\n5,678;y\n2,345;x\n6,789;y\n');
  await says(`${DIALOG} .table-problem`, 'Is 1,234 more than a thousand, or a little more than one?');
  expect(use().disabled).toBe(true);
  await press('1.234: the comma is the decimal sign');
  await until(() => expect(use().disabled).toBe(false));
  expect(texts(`${DIALOG} .own-table .note`)).toContain('1,234 … 6,789');
});

it.each([
  ['one class', 'x,y\n1.5,a\n2,a\n3,a\n', 'All rows are “a”'],
  ['one row', 'x,y\n1.5,a\n', 'Fewer than two rows are left'],
  ['only dates', 'x,y\n2024-01-05,2024-02-05\n2024-01-06,2024-02-06\n', 'No column can be learnt'],
])('%s: nothing can be used, and why', async (_, content, why) => {
  await open_tab();
  drop(content);
  await until(() => expect(fed()).toContain(why));
  expect(use().disabled).toBe(true);
});

it.each([
  ['zero bytes', 'PK\u0003\u0004\u0000\u0000\u0008\u0000', 'Line 1 has zero bytes: this is no text file.'],
  ['an open quotation mark', 'a,b\n1,2\n"3,4\n5,6\n', 'is never closed'],
  ['one column', 'a\n1\n2\n', 'It has one column'],
  ['nothing', '', 'It has no rows.'],
])('%s is no table: said with what to do, and another file can be chosen', async (_, content, why) => {
  await open_tab();
  drop(content, 'bad.csv');
  await says(`${DIALOG} .problem-head`, 'bad.csv cannot be used.');
  expect(text(`${DIALOG} .problem-head`)).toContain(why);
  drop(leaves());
  await until(() => expect(fed()).toContain('118 of 120 rows'));
});

it('2 GB are refused by their size alone', async () => {
  await open_tab();
  const file = new File(['a'], 'huge.csv');
  Object.defineProperty(file, 'size', { value: 2 ** 31 });
  fireEvent.drop(one(DIALOG), { dataTransfer: { files: [file] } });
  await says(
    `${DIALOG} .problem-head`,
    'huge.csv cannot be used. It has 2.1 GB; 256 MB is the most a tab takes.',
  );
});

it('pasted cells are a table, too, also on the cards; a class of one row is named', async () => {
  await open_page('?lang=en&data=moons&steps=0', { still: true });
  await until(() => {
    if (!document.querySelector(DIALOG)) key('d');
    one(DIALOG);
  });
  const cells = 'x\ty\n1,5\ta\n2,5\tb\n3,5\ta\n4,5\tb\n0,5\tc\n';
  const paste = new Event('paste', { bubbles: true });
  Object.defineProperty(paste, 'clipboardData', { value: { files: [], getData: () => cells } });
  fireEvent(one(`${DIALOG} .gallery-head`), paste);
  await says(`${DIALOG} .table-name`, /^pasted table ?5 rows, 2 columns/);
  expect(text(`${DIALOG} .class-counts`)).toContain('c has one row');
  await press('Leave out');
  await until(() => expect(fed()).toContain('4 of 5 rows × 1 inputs → 2 classes'));
});

it('the sample, in Chinese', async () => {
  vi.stubGlobal('fetch', async () => {
    const { readFileSync } = await import('node:fs');
    return new Response(readFileSync('src/lab/data/iris/iris.txt', 'utf8'));
  });
  await open_tab('?lang=zh&data=moons&steps=0');
  (await button('试试示例：150 朵鸢尾花')).click();
  await until(() =>
    expect(fed()).toContain(
      '150 行中的 150 行 × 4 个输入 → 3 类，已标准化；120 行训练，30 行测试，各类比例相同。',
    ),
  );
  expect(text(DIALOG)).not.toMatch(/undefined|NaN/);
  vi.unstubAllGlobals();
});

it('dropped on the page it opens the dialog, and is read there', async () => {
  await open_page('?lang=en&data=moons&steps=0', { still: true });
  const files = [new File([leaves()], 'blaetter-9b.csv')];
  await until(() => {
    if (all(DIALOG).length === 0)
      fireEvent.drop(document.body, { dataTransfer: { files, types: ['Files'] } });
    one(`${DIALOG} .table-name`);
  });
  await says(`${DIALOG} .table-name`, /^blaetter-9b\.csv ?120 rows, 6 columns, \d/);
  expect(all('.opened-file')).toEqual([]);
});

it('a link cannot carry it: who opens it is told, and asked for the file', async () => {
  await open_page('?lang=en&data=table&table=1a2b3c4d.146.7.c4&steps=0', { still: true });
  await says('.lost-table', 'of a table that this browser does not have');
  await until(() => expect(all('.data-card canvas')).toHaveLength(1));
  expect(all('.banner')).toHaveLength(1);
  expect(document.body.textContent).not.toContain('they need the network once');
  await press('Share link');
  await until(() => expect(document.body.textContent).toContain('The table is not in the link'));
  await press('Choose the file…');
  await until(() => one(`${DIALOG} .table-empty`));
  await open_page('?lang=en&data=table&steps=0', { still: true });
  await says('.link-note, .banners, main', /a link cannot carry a table/i);
});

/** brain.js#866: inputs near 17,000. */
const WIDE = `x,y\n${Array.from({ length: 60 }, (_, i) => `${17000 + 3 * i},${i < 30 ? 'low' : 'high'}`).join('\n')}`;

async function use_raw(content: string): Promise<void> {
  await open_tab();
  drop(content, 'wide.csv');
  await until(() => expect(fed()).toContain('60 of 60 rows × 1 inputs'));
  (await box('Standardise: mean 0, deviation 1')).click();
  await until(() => expect(fed()).toContain('as they stand'));
  await press('Use this table');
  await closed();
}

it('inputs 17,000 wide are said before the first step, and one click standardises them', async () => {
  await use_raw(WIDE);
  await says('.wide-inputs h2', 'Your inputs are 17,177 wide');
  await until(() => expect(in_address('table')).toMatch(/\.60\.1\.c2\.raw$/));
  await press('Standardise the inputs');
  await until(() => expect(in_address('table')).toMatch(/\.60\.1\.c2$/));
  await until(() => expect(all('.wide-inputs')).toEqual([]));
  await says('.undo-note', 'Undo');
});

it('a run that diverges by wide inputs says so, and has the same way out', async () => {
  // A number is learnt: labels only kill the units.
  await use_raw(WIDE.replace(/,(low|high)/g, (_, word, at) => `,0.${word.length}${at}`));
  await says('.wide-inputs h2', 'wide');
  await until(() => one('.chips button.chip').click());
  choose(await list(/ctivation/), 'relu');
  await until(() => expect(in_address('net')).toBe('8relu'));
  await press(/^Play/);
  await says('[aria-labelledby=trouble]', 'the inputs reach 17,177');
  await press('Standardise the inputs');
  await until(() => expect(in_address('table')).toMatch(/n1$/));
});

it('a field of the share is typed in per cent', async () => {
  await open_tab();
  drop(leaves());
  await until(() => expect(fed()).toContain('94 rows train, 24 test'));
  type(one<HTMLInputElement>('#table-share'), '50 %');
  await until(() => expect(fed()).toContain('59 rows train, 59 test'));
  type(one<HTMLInputElement>('#table-share'), '99 %');
  await until(() => expect(use().disabled).toBe(true));
  expect(text(`${DIALOG} .gallery-foot`)).toContain('This test share leaves nothing to test');
});
