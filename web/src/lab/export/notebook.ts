// SPDX-License-Identifier: MIT
/** A program as a notebook: its parts in cells, and a chart of the losses. Format: https://nbformat.readthedocs.io, 4.5. */
import { program_of } from './python/program';
import { quoted } from './python/python-text';
import type { ProgramSource } from './python/source';

interface NotebookCell {
  /** 1 to 64 letters, digits, - and _; no other cell's */
  id: string;
  lines: readonly string[];
}

/** Each line but the last with its end. */
const source_of = ({ lines }: NotebookCell) =>
  lines.map((line, i) => (i < lines.length - 1 ? `${line}\n` : line));

const code = (cell: NotebookCell) => ({
  cell_type: 'code',
  execution_count: null,
  id: cell.id,
  metadata: {},
  outputs: [],
  source: source_of(cell),
});

const markdown = (cell: NotebookCell) => ({
  cell_type: 'markdown',
  id: cell.id,
  metadata: {},
  source: source_of(cell),
});

/** Fonts that have Chinese letters, on some system each. */
const FONTS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'DejaVu Sans'];

const fonts_for = (runs: ProgramSource['runs']) =>
  runs.some(({ name }) => /[^ -~]/.test(name))
    ? [`plt.rcParams['font.sans-serif'] = [${FONTS.map(quoted).join(', ')}]`]
    : [];

const chart_lines = ({ runs }: ProgramSource) => [
  'import matplotlib.pyplot as plt',
  '',
  ...fonts_for(runs),
  'for name, losses in history.items():',
  '    plt.plot(losses, label=name)',
  "plt.yscale('log')",
  "plt.xlabel('step')",
  "plt.ylabel('loss')",
  'plt.legend()',
  'plt.show()',
];

const apart = (parts: readonly (readonly string[])[]) =>
  parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));

/** The file. `about`: what stands below its title. */
export function notebook_of(source: ProgramSource, about: string): string {
  const { imports, definitions, data, network, loop } = program_of(source, true);
  const cells = [
    markdown({
      id: 'title',
      lines: [`# ${source.title}`, '', about, ...source.unsaid.flatMap((line) => ['', line])],
    }),
    code({ id: 'imports', lines: apart([imports, ...definitions]) }),
    ...(data.length > 0 ? [code({ id: 'data', lines: data })] : []),
    ...(network.length > 0 ? [code({ id: 'network', lines: network })] : []),
    code({ id: 'training', lines: ['history = {}', ...loop] }),
    code({ id: 'chart', lines: chart_lines(source) }),
  ];
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
