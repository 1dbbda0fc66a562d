// SPDX-License-Identifier: MIT
/** A notebook by the rules of its format, 4.5, and that it is the program in cells. */
import { expect, it } from 'vitest';
import { notebook_of } from '../../../../src/lab/export/notebook';
import { script_of } from '../../../../src/lab/export/python/program';
import { unsaid_of } from '../../../../src/lab/export/python/run-code';
import type { ProgramSource } from '../../../../src/lab/export/python/source';
import { decode } from '../../../../src/lab/link/url';
import { with_edits } from '../../../../src/lab/run/plan';

interface Notebook {
  cells: Record<string, unknown>[];
  [key: string]: unknown;
}

function source_of(query: string, names: readonly string[]): ProgramSource {
  const { experiment, order, runs } = decode(query);
  const of = order.map((id, i) => ({ ...runs[id], name: names[i] ?? id, diverged: false }));
  return { title: 'Two moons', unsaid: [], experiment, runs: of, steps: 100, least_loss: 0.5 };
}

const MOONS = source_of('data=moons&net=8tanh&batch=32', ['Plain GD', '动量']);
const notebook = (source: ProgramSource): Notebook => JSON.parse(notebook_of(source, 'About.'));
const text_of = (cell: Record<string, unknown> = {}) => (cell.source as string[]).join('');

it('has what nbformat’s schema of 4.5 asks for, and nothing else', () => {
  const { cells, ...rest } = notebook(MOONS);
  expect(rest).toEqual({
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
  for (const { cell_type, id, metadata, source, ...more } of cells) {
    expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    expect(metadata).toEqual({});
    expect(source).toEqual((source as string[]).map(String));
    expect(more).toEqual(cell_type === 'code' ? { execution_count: null, outputs: [] } : {});
  }
  expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  expect(cells.map(({ cell_type }) => cell_type)).toEqual(['markdown', ...Array(5).fill('code')]);
});

it('its cells are the program’s lines, and those that collect the losses for its chart', () => {
  const code = notebook(MOONS).cells.slice(1, -1).map(text_of).join('\n');
  const more = code.split('\n').filter((line) => line.includes('history'));
  expect(more).toEqual([
    'history = {}',
    '    history[name] = []',
    '        history[name].append(loss.item())',
  ]);
  const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !/history|^#/.test(line));
  expect(lines(code)).toEqual(lines(script_of(MOONS)));
});

it('a run alone is collected by its name; Chinese names get a font that has them', () => {
  const alone = notebook(source_of('runs=b', ["it's"]))
    .cells.map(text_of)
    .join('\n');
  expect(alone).toContain("history['it\\'s'].append(loss.item())");
  expect(alone).not.toContain('rcParams');
  expect(text_of(notebook(MOONS).cells.at(-1))).toContain("plt.rcParams['font.sans-serif'] = [");
});

it('a bias set by hand where layers have none is no line of the program, and said', () => {
  const { runs, ...rest } = source_of('data=moons&net=8tanh&runs=b', ['Momentum']);
  const [run] = runs as [ProgramSource['runs'][number]];
  const last = 8 * 3 + 2 * 9 - 1;
  const plan = with_edits(run.plan, 5, [
    { parameter: 3, value: 0.75 },
    { parameter: last, value: -1 },
  ]);
  const odd = { ...run, plan, build_options: { ...run.build_options, bias: false } };
  expect(unsaid_of({ ...run, plan }, rest.experiment)).toEqual([]);
  expect(unsaid_of(odd, rest.experiment)).toEqual(['net[2].bias[1] = -1']);
  const text = script_of({ ...rest, runs: [odd], unsaid: ['Not in this program: net[2].bias[1] = -1'] });
  expect(text).toMatch(/^# Two moons\n# Not in this program: net\[2\].bias\[1\] = -1\nimport math, torch\n/);
  expect(text).toContain(
    '    if step == 5:\n        with torch.no_grad():\n            net[0].weight[1, 1] = 0.75\n    loss =',
  );
});
