// SPDX-License-Identifier: MIT
/** English words of the page. Its shape is the type every other language must have. */
import type { Pieces } from '../lib/pieces';

import { chart, target } from './en-chart';
import { comparison } from './en-comparison';
import { phone } from './en-phone';
import { inside } from './en-rule';
import { allowed, board, build, network, options, presets, problem, runs } from './en-runs';
import { worker } from './en-worker';

const plural = (noun: string, count: string) => (count === '1' ? noun : `${noun}s`);

export const en = {
  app: {
    bench: 'How fast is this browser?',
    title: 'Momentum Lab – gradient descent with and without momentum',
    /** of a tab in the background */
    resting: 'Paused while hidden – Momentum Lab',
    name: 'Momentum Lab',
    skip: 'Skip to the content',
    /** between two sentences */
    gap: ' ',
    /** between a name and what it is */
    colon: ': ',
    /** between the items of a list, and before its last */
    comma: ', ',
    and: (items: string, last: string) => `${items} and ${last}`,
    failed: 'The page could not start.',
    load_again: 'Load again',
    /** in the place of a number */
    not_finite: 'not a finite number',
    api: 'JavaScript library',
    licenses: 'Licences',
    version: (number: string) => `Version ${number}`,
  },
  update: {
    title: 'There is a new version of this page.',
    words: 'It is here already. What you see comes along: the page is loaded again at this very moment.',
    now: 'Use the new version',
    later: 'Later',
  },
  outgrown: {
    title: 'A newer version of this page was put up.',
    words:
      'The server no longer has all files of the one that is open. Loaded again, it is the new one; the experiment comes along.',
    now: 'Load again',
    later: 'Later',
  },
  rooms: {
    title: 'Rooms',
    loading: 'Loading…',
    failed: 'This room did not arrive: the network, or the server, did not give its file.',
    again: 'Try again',
  },
  header: {
    language: '中文',
    language_hint: 'Switch to Chinese',
    language_missing: 'The Chinese words did not arrive. Press again to try once more.',
    theme: (chosen: string) => `Theme: ${chosen}`,
    theme_hint: (next: string) => `Switch to ${next}`,
    themes: { auto: 'as the system', light: 'light', dark: 'dark' },
    help: 'Keys',
    help_hint: 'All keys (?)',
    present: 'Present',
    present_hint: 'For a projector: this room full screen, in large letters, with a clicker’s keys',
    export: 'Export',
    export_hint: 'Take it home: a PyTorch script, a notebook, figures, files',
    share: 'Share link',
    share_hint: 'Copy a link to this very moment; then choose another kind',
    copied: {
      moment: 'Link copied. It replays to this moment, bit for bit, and rests there.',
      setup: 'Link copied. It opens this set-up, paused at step 0.',
      playing: 'Link copied. It plays from the start at once.',
    },
    share_kinds: 'Or a link to',
    kinds: {
      moment: (step: string) => `this moment (step ${step})`,
      setup: () => 'the set-up (paused at 0)',
      playing: () => 'the runs, playing',
    },
    kind_hints: {
      moment: 'Replays to this step and phase, with every change on the way, and rests there',
      setup: 'Step 0, paused, with the values set now',
      playing: 'Starts at step 0 and plays at once, with every change at its step',
    },
    copy_yourself: 'The browser refused the clipboard. Copy the link here:',
    close: 'Close',
  },
  transport: {
    title: 'Transport',
    play: 'Play',
    pause: 'Pause',
    play_hint: 'Play or pause (Space)',
    step: 'Step 1',
    step_hint: 'Make one step: one parameter update in every run (S)',
    reset: 'Reset',
    reset_hint: 'All runs back to step 0, with the values they have now (R)',
    speed: 'steps per frame',
    speed_a_second: 'steps a second',
    speed_phase: 'a phase a second',
    phase: 'phase',
    speed_hint: 'How many steps are made between two pictures; with /s: in a second; phase: a phase a second',
    max: 'max',
    step_count: 'step',
    rate: 'speed',
    rate_unit: 'steps/s',
    stop_at: 'stop at',
    stop_step: 'step',
    stop_step_hint: 'Pause when this many steps are made; empty: never',
    stop_loss: 'loss ≤',
    stop_loss_hint: 'Pause when one run’s loss is this low; empty: never',
    never: 'never',
    engine: (seed: string) => `WebAssembly SIMD · seed ${seed}`,
    loading: 'Loading the training core…',
    replaying: (step: string) => `Replaying the link to step ${step}…`,
    past_stop: (step: string) => `Past step ${step}: plays until you pause`,
    long_link: (characters: string) =>
      `The link has ${characters} characters; some programs cut links after 2,000.`,
    stopped: {
      as_asked: (step: string) => `Paused at step ${step}, as asked. Play goes on without a stop.`,
      stop_step: (step: string) => `Paused at step ${step}. Play goes on without a stop.`,
      stop_loss: (loss: string) => `Paused: loss ≤ ${loss} reached`,
      trouble: 'Stopped: see the message',
    },
  },
  experiment: {
    title: 'Experiment',
    data: 'Data',
    data_hint: 'What the labels follow. A change starts the runs again',
    data_options: {
      samples: { label: 'Points', hint: 'How many are drawn; more leave these where they are' },
      noise: { label: 'Noise', hint: 'Standard deviation of what is added by chance' },
      seed: { label: 'Data seed', hint: 'Draws the points, and nothing else' },
      factor: { label: 'Inner ring', hint: 'Its radius, as a share of the outer one’s' },
      arms: { label: 'Arms', hint: '2 to 5, each a class' },
      classes: { label: 'Clouds', hint: '2 to 10, each a class' },
      spread: { label: 'Spread', hint: 'Standard deviation of a cloud' },
    },
    losses: { cross_entropy: 'cross-entropy', mse: 'mean squared error' },
    shape: (samples: string, features: string, outputs: string, loss: string) =>
      `${samples} × ${features} ${plural('feature', features)}, ${outputs} classes; loss: ${loss}.`,
    shape_of_values: (samples: string, features: string, outputs: string, loss: string) =>
      `${samples} × ${features} ${plural('feature', features)}, ${outputs} ${plural('number', outputs)} each; loss: ${loss}.`,
    train: (train: string) => `${train} train`,
    train_and_test: (train: string, test: string) => `${train} train · ${test} test`,
    test: 'Test set',
    test_hint:
      'Samples that are never trained on; their loss is drawn dashed. A change starts the runs again',
    tests: { none: 'none', split: 'split off', fresh: 'fresh samples' },
    test_share: 'Test share',
    test_share_slider: 'Test share, slider',
    test_share_hint: 'The share of samples that are only tested; 0 is none',
    change_data: 'Change…',
    change_data_hint: 'Choose other data (D)',
    points: (samples: string) => `${samples} points`,
    test_seed: 'Its seed',
    test_seed_hint: 'Draws the test set, and nothing else',
    batch: 'Batch',
    batch_hint: 'Samples per step; empty: the full batch',
    batch_full: (samples: string) => `full (${samples})`,
    seed: 'Seed',
    seed_hint: 'Draws data and initial parameters as torch.manual_seed does',
    seed_hint_alone: 'Draws initial parameters as torch.manual_seed does; the data have a seed of their own',
    same_seed: (seed: string, same: string) =>
      `Seed ${seed} draws the same as ${same}: of a seed the low 32 bits count, as in PyTorch.`,
    untested: (classes: string, count: number) =>
      `No test sample of ${count === 1 ? 'class' : 'classes'} ${classes}: too few there are, and the last is trained on.`,
    test_is_training:
      'These are the training samples again: both seeds draw the same. Choose another for the test.',
  },
  runs,
  options,
  build,
  network,
  board,
  presets,
  chart,
  target,
  inside,
  layers: {
    title: 'Velocity by layer ‖v‖',
    note: 'latest step',
    none: 'none',
    kept: (run: string) => `${run}: γ = 0 keeps an earlier velocity, unused`,
  },
  why: {
    title: 'Why it works',
    watch: 'Watch steps 0–60 slowly',
    watch_hint: 'Starts again, five steps a second, and rests at step 60',
    idea: 'Where directions agree the stride grows, where they turn it shrinks.',
    plain: <T>(run: T): Pieces<T> => [run, ' has no memory: each stride is lr·‖g‖, wherever it came from.'],
    decayed: <T>(run: T): Pieces<T> => [
      run,
      ' has no memory: each stride is lr·‖g + λ·w‖, wherever it came from; λ is the weight decay.',
    ],
    adam: <T>(run: T): Pieces<T> => [
      run,
      ' remembers a mean of gradients and divides it, weight by weight, by their size: where signs agree, each weight moves by about lr, however steep it is there.',
    ],
    rmsprop: <T>(run: T): Pieces<T> => [
      run,
      ' divides each weight’s gradient by its size of late: flat directions are walked about as fast as steep ones.',
    ],
    adagrad: <T>(run: T): Pieces<T> => [
      run,
      ' divides each weight’s gradient by the size of all before it: what was often steep slows down for good.',
    ],
    grew: <T>(run: T, agreement: string, times: string, span: string): Pieces<T> => [
      run,
      `: directions agree (${agreement}): the stride grew ${times} times in steps ${span}`,
    ],
    shrank: (agreement: string, times: string, span: string) =>
      `; they turn (${agreement}): it shrank ${times} times in steps ${span}.`,
  },
  worker,
  phone,
  link: {
    title: 'Part of the link could not be used; the rest was.',
    more: (count: string) => `… and ${count} more`,
    dismiss: 'Close this note',
  },
  keys: {
    title: 'Keys',
    space: 'Space',
    play: 'play or pause',
    step: 'one step in every run',
    phase: 'one phase of a step',
    back_phase: 'a phase back',
    reset: 'all runs back to step 0',
    data: 'choose data',
    help: 'this list',
    close: 'close what is open',
    arrows: 'on a chart: read values at a step',
    close_button: 'Close',
  },
  comparison,
  allowed,
  problem,
};

export type Messages = typeof en;
