// SPDX-License-Identifier: MIT
/** English words of the exports. */
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

export const en = {
  program_title: (page: string, data: string, seed: string, runs: number, of_one_start: boolean) =>
    `${page}: ${data}, seed ${seed}${runs > 1 ? `, ${COUNTS[runs]} runs${of_one_start ? ' from one start' : ''}` : ''}`,
  not_in_program: (run: string, option: string) => `Not in this program: ${run} has ${option}`,
  article: 'the article',
  title: 'Take it home',
  close: 'Close',
  download: 'Download',
  copy: 'Copy',
  copied: 'Copied.',
  not_copied: 'The browser refused the clipboard: select the text and copy it by hand.',
  preview: (name: string) => `Preview of ${name}`,
  fetching: 'Fetching the data…',
  no_data: 'The data did not come: they need the network once.',
  wrote_it: 'Wrote it yourself already?',
  check: 'Check your own run',
  script: {
    name: 'PyTorch script',
    note: (lines: string) => `${lines} lines that print these losses`,
    about: 'PyTorch 1.13 or newer, nothing else',
    with_data: 'PyTorch 1.13 or newer; its data lie beside it',
  },
  notebook: {
    name: 'Notebook',
    note: 'The same in cells, with the loss chart',
    about: 'Jupyter or Colab, PyTorch and Matplotlib',
    cell: 'The losses it prints are those of Momentum Lab, where the same experiment can be watched step by step.',
  },
  printed: {
    title: 'What it should print:',
    losses: 'the page’s own losses.',
    batches: 'the page’s own losses, of the batches.',
    recorded: 'Real PyTorch does so here within 2·10⁻⁶.',
    recorded_long:
      'Real PyTorch does so here within 2·10⁻⁶ up to step 760; then float32 rounding grows, to 0.7899 against 0.7901 at step 1,000.',
    float32: 'PyTorch’s float32 may differ in the last digits of long runs.',
    step: 'step',
    nothing: 'Nothing is made yet: once the runs go on, their losses stand here.',
  },
  csv: {
    name: 'Losses as CSV',
    note: 'Step by step: losses, then all that was measured',
    about: 'UTF-8; opens in Excel as it is',
    first: (rows: string, all: string, columns: string) =>
      `The first ${rows} of ${all} rows, ${columns} columns`,
    columns: {
      loss: (run: string) => `${run} loss`,
      batch_loss: (run: string) => `${run} batch loss`,
      grad_norm: (run: string) => `${run} ‖g‖`,
      velocity_norm: (run: string) => `${run} ‖v‖`,
      stride: (run: string) => `${run} ‖Δw‖`,
      agreement: (run: string) => `${run} cos(Δw, −g)`,
      accuracy: (run: string) => `${run} accuracy`,
      test_loss: (run: string) => `${run} test loss`,
      test_accuracy: (run: string) => `${run} test accuracy`,
    },
  },
  seed: (seed: string) => `seed ${seed}`,
  batch: (samples: string) => `batches of ${samples}`,
  full_batch: (samples: string) => `all ${samples} at once`,
  run: (name: string, options: string) => `${name}: ${options}`,
  no_zero_grad: 'no zero_grad()',
  changed: 'changed on the way',
  figure: {
    name: 'This figure',
    note: (title: string) => `${title}, with title and settings`,
    about: 'Twice as sharp as the screen; SVG for slides and Inkscape',
    which: 'Figure',
    none: 'No figure is to be seen here.',
    alt: (title: string) => `Picture of the file: ${title}`,
  },
  experiment: {
    name: 'Experiment file',
    note: 'Settings, seeds, every change; no results',
    about: 'Drop it on the page to open it again',
    with_data: 'With its data',
  },
  checkpoint: {
    name: 'Checkpoint',
    note: 'Goes on from here, bit for bit',
    about: 'Drop it on the page to go on; the library loads it, too',
    within:
      'Weights, optimizer state, random state and the history of every run. In Node, with the number of the run:',
    parameters: 'Parameters alone',
    parameters_note: 'As safetensors, by PyTorch’s names: linear1.weight …',
    at: (step: string) => `after step ${step}`,
    safetensors: 'Safetensors',
    failed: (why: string) => `The file could not be made: ${why}`,
  },
  open: {
    choose: 'Open a file…',
    kinds: 'experiment or checkpoint; or drop it on the page',
    opened: (name: string) => `Opened: ${name}.`,
    refused: (name: string, why: string) => `${name} was not opened, and nothing has changed: ${why}.`,
    undo: 'Undo',
    dismiss: 'Dismiss',
  },
  print: {
    name: 'Print',
    note: 'Chart, sentence, leader board, settings',
    size: '1 page',
    about: 'One sheet, nothing else of the page',
  },
  link: {
    name: 'Link',
    size: 'copied at a click',
    note: 'The whole experiment; no table of yours',
    about: (characters: string) => `${characters} characters`,
    within:
      'In it: all settings, seeds and every change on the way, so that it replays to this step, bit for bit.',
    without: 'Not in it: the losses, which are made again; notes of yours; data of your own.',
    own_data:
      'These data are your own and not in the link: it opens elsewhere without them. The experiment file has them.',
    file: 'Experiment file instead',
    copied: 'Link copied.',
  },
};

export type ExportWords = typeof en;
