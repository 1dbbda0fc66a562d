// SPDX-License-Identifier: MIT
/** The menu of exports: what it lists, what its previews say, what is downloaded and copied. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { all, at_step, choice, key, one, open_page, press, says, text, texts, until } from '../support/page';

interface Download {
  name: string;
  text: string;
  bytes: Uint8Array;
}

let downloads: Download[] = [];
let copied = '';

beforeEach(() => {
  downloads = [];
  copied = '';
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const { download: name, href } = this;
    void blobs
      .get(href)
      ?.arrayBuffer()
      .then((buffer) => {
        const bytes = new Uint8Array(buffer);
        downloads.push({ name, bytes, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
      });
  });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => {
    copied = words;
  });
});

afterEach(() => vi.unstubAllGlobals());

async function downloaded(count = 1): Promise<Download> {
  await until(() => expect(downloads.length).toBe(count));
  return downloads[count - 1] as Download;
}

async function open_menu(query: string, step: number, language = 'en'): Promise<void> {
  await open_page(`?lang=${language}&${query}&steps=${step}`, { still: true });
  await at_step(step);
  await press(language === 'en' ? /^Export/ : /^导出/);
  await until(() => one('dialog.export-menu[open]'));
}

const choose_entry = async (name: RegExp) => (await choice(name)).click();

it('the article’s script is 23 lines and prints the losses that stand below it', async () => {
  await open_menu('data=random&stop=1000', 1000);
  expect(text('.export-entry:has(:checked)')).toMatch(
    /^PyTorch script\d{3} B23 lines that print these losses$/,
  );
  await press('Copy');
  await until(() =>
    expect(copied).toMatch(/^# Momentum Lab: the article, seed 22, two runs from one start\n/),
  );
  expect(copied).toContain("for name, gamma in [('Plain GD', 0), ('Momentum', 0.9)]:");
  expect(copied).toContain('    for step in range(1001):');
  expect(texts('.export-printed thead th')).toEqual(['step', '0', '200', '400', '600', '800', '1,000']);
  expect(texts('.export-printed tbody tr:last-child td').slice(0, 1)).toEqual(['1.1368']);
  expect(texts('.export-printed tbody tr:first-child td').at(-1)).toBe('1.0952');
  expect(texts('.export-printed tbody tr:last-child td').at(-1)).toBe('0.7901');
});

it('arrows choose and Enter downloads what is chosen', async () => {
  await open_menu('data=learnable', 40);
  await choose_entry(/^Losses as CSV/);
  one<HTMLInputElement>('.export-entry input:checked').focus();
  key('Enter');
  const csv = await downloaded();
  expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = csv.text.split('\r\n');
  expect([csv.name, lines.length]).toEqual(['momentum_lab.csv', 43]);
  expect(lines[0]).toMatch(/^\ufeffstep,Plain GD loss,Momentum loss,Plain GD ‖g‖,/);
  expect(lines[1]).toMatch(/^0,1\.121697\d*,1\.121697\d*,,/);
  expect(all('.export-table tbody tr').length).toBe(20);
});

it('in Chinese, the words, the heads of the table and the names of runs are Chinese', async () => {
  await open_menu('data=learnable', 10, 'zh');
  expect(text('.export-head h2')).toBe('带走');
  expect(text('.export-code')).toContain("('动量', 0.9)");
  await choose_entry(/^损失 CSV/);
  await until(() => expect(texts('.export-table th').slice(0, 2)).toEqual(['步', '梯度下降 损失']));
});

it('data that are no draws lie beside the script, in one archive', async () => {
  const iris = readFileSync('src/lab/data/iris/iris.txt', 'utf8');
  vi.stubGlobal('fetch', async () => new Response(iris));
  await open_menu('data=iris&net=8tanh', 20);
  await press('Download');
  const { name, bytes, text: content } = await downloaded();
  expect([name, ...bytes.slice(0, 4)]).toEqual(['momentum_lab_py.zip', 0x50, 0x4b, 3, 4]);
  expect(content).toContain('momentum_lab.py');
  expect(content).toContain("with open('data.csv'");
  expect(content).toContain('5.1,3.5,1.4,0.2,0\r\n');
});

it('the experiment’s file has every change; the link says what it has not', async () => {
  await open_menu('data=learnable&b.lr=0.1,0.05@10', 20);
  await choose_entry(/^Experiment file/);
  await press('Download');
  const file = JSON.parse((await downloaded()).text);
  expect([file.format, file.steps, file.runs[1].changes]).toEqual([
    'momentum-lab experiment',
    20,
    [{ step: 10, lr: 0.05 }],
  ]);
  await choose_entry(/^Link/);
  await says('.export-preview', 'Not in it: the losses');
  await press('Copy');
  await until(() => expect(new URL(copied).searchParams.get('steps')).toBe('20'));
});

it('before anything is made, nothing is said to be printed', async () => {
  await open_menu('data=learnable', 0);
  expect(text('.export-printed')).toMatch(/^Nothing is made yet/);
});

/** Dropped on the page, as from a folder. */
function drop(name: string, content: BlobPart): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: ['Files'], files: [new File([content], name)] } });
  document.body.dispatchEvent(event);
}

it('an experiment file that is dropped opens as it was left, and undo leads back', async () => {
  await open_menu('data=moons&net=8tanh&data_noise=0.2&a.name=mine&b.lr=0.1,0.05@10', 20);
  await choose_entry(/^Experiment file/);
  await press('Download');
  const { text: file } = await downloaded();
  const { href } = location;
  await open_page('?lang=en&data=learnable&runs=a&steps=7', { still: true });
  await at_step(7);
  drop('momentum_lab.json', file);
  await says('.opened-file', 'Opened: momentum_lab.json.');
  await at_step(20);
  await until(() => expect(location.search).toContain(new URL(href).searchParams.get('data') ?? '?'));
  await until(() => expect(new URLSearchParams(location.search).get('b.lr')).toBe('0.1,0.05@10'));
  expect(document.body.textContent).toContain('mine');
  await press('Undo');
  await at_step(7);
  await until(() => expect(new URLSearchParams(location.search).get('data')).toBe('learnable'));
});

it('a forged file is refused by its field, and nothing has changed', async () => {
  await open_page('?lang=en&data=learnable&steps=7', { still: true });
  await at_step(7);
  for (const [content, why] of [
    ['{"format":"momentum-lab experiment","version":1,"steps":-5}', 'file.steps must be a whole number'],
    ['{"a":', 'file must be JSON'],
    ['PK\u0003', 'file must be an experiment file or a checkpoint of this page'],
  ] as const) {
    drop('x.json', content);
    await says('.opened-file', `x.json was not opened, and nothing has changed: ${why}`);
  }
  await at_step(7);
  expect(new URLSearchParams(location.search).get('data')).toBe('learnable');
});

it('a checkpoint that is dropped goes on from its step to the bit, with the history of each run', async () => {
  await open_menu('data=learnable&batch=96&b.lr=0.1,0.05@10', 20);
  await choose_entry(/^Checkpoint/);
  await press('Download');
  const { name, bytes } = await downloaded();
  expect([name, new TextDecoder().decode(bytes.slice(0, 8))]).toEqual(['momentum_lab.momentum', 'MOMLABCK']);
  one('.export-head button').click();
  const loss = () => texts('.end-label span').join(' ');
  const there = loss();
  await press('Step 1');
  await at_step(21);
  const next = loss();
  await open_page('?lang=en&data=moons&runs=a&steps=3', { still: true });
  await at_step(3);
  drop('momentum_lab.momentum', bytes as Uint8Array<ArrayBuffer>);
  await says('.opened-file', 'Opened: momentum_lab.momentum.');
  await at_step(20);
  await until(() => expect(loss()).toBe(there));
  await press('Step 1');
  await at_step(21);
  await until(() => expect(loss()).toBe(next));
});

it('each run’s parameters are a safetensors file by PyTorch’s names', async () => {
  await open_menu('data=learnable', 10);
  await choose_entry(/^Checkpoint/);
  await until(() => expect(all('.export-runs button').length).toBe(2));
  all('.export-runs button')[1]?.click();
  const { name, bytes } = await downloaded();
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const { __metadata__, ...tensors } = JSON.parse(new TextDecoder().decode(bytes.slice(8, 8 + length)));
  expect([name, __metadata__]).toEqual([
    'momentum_lab_b.safetensors',
    { format: 'pt', run: 'Momentum', steps: '10' },
  ]);
  expect(Object.entries(tensors)[0]).toEqual([
    'linear1.weight',
    { dtype: 'F32', shape: [13, 20], data_offsets: [0, 1040] },
  ]);
  expect(bytes.length).toBe(8 + length + 4 * 412);
});

it('the sheet for paper has the sentence, the leader board and the settings, and nothing of the page', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  await open_menu('data=learnable', 40);
  await choose_entry(/^Print/);
  await until(() => expect(text('.export-sheet li')).toContain('seed 22'));
  expect(texts('.export-sheet tbody tr').length).toBe(2);
  expect(text('.export-sheet')).not.toContain('Target loss');
  await press('Print');
  expect(print).toHaveBeenCalledTimes(1);
  expect(all('body > .export-sheet').length).toBe(1);
  window.dispatchEvent(new Event('afterprint'));
  expect(all('body > .export-sheet')).toEqual([]);
});
