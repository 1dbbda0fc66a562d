// SPDX-License-Identifier: MIT
/** English words of the ravine. */

import { format_number } from '../../../lib/numbers';
import type { Pieces } from '../../../lib/pieces';

const COUNTS = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];

const at = (x: number, y: number) => `(${format_number(x)}, ${format_number(y)})`;

export const en = {
  transport: 'Playback',
  play: 'Play',
  pause: 'Pause',
  play_hint: 'Play or pause (Space)',
  step: 'Step 1',
  step_hint: 'One step of every run (S)',
  reset: 'Reset',
  reset_hint: 'Back to the start (R)',
  speed: 'steps a second',
  a_second: (steps: string) => `${steps}/s`,
  speed_hint: 'How many steps are shown a second; all: the whole way at once',
  all: 'all',
  step_count: 'step',
  loss: 'loss',
  loss_of: (run: string) => `loss, ${run}`,
  velocity: 'velocity arrows',
  velocity_hint: 'How far the velocity carries each run: −lr·v',
  gradient: 'gradient arrows',
  gradient_hint: 'A plain step, −lr·g, dashed',
  status: (step: string) => `At step ${step}`,
  playing: 'Playing…',
  exact: 'exact gradients in float64 · steps in float32, by the optimizers of Train',

  surface: 'Surface',
  surfaces: {
    quadratic: 'Ravine',
    rosenbrock: 'Rosenbrock',
    beale: 'Beale',
    himmelblau: 'Himmelblau',
    saddle: 'Saddle',
    noisy: 'Noisy ravine',
    plateau: 'Plateau, cliff',
  },
  kappa: 'condition κ',
  kappa_hint: 'How many times steeper the walls curve than the floor',
  angle: 'angle',
  angle_hint: 'How many degrees the floor falls to the right',
  noise: 'noise',
  noise_hint:
    'Standard deviation of the error in each component of the gradient, drawn anew each step (seed 22)',
  slider: (name: string) => `${name}, slider`,
  start_labels: { x: 'start x', y: 'y' },
  start_names: { x: 'start, x', y: 'start, y' },
  start_field_hint: 'Where all runs begin',
  length: 'steps',
  length_hint: 'How many steps the ways are followed, 1 … 5,000',

  runs: 'Runs',
  as_in_train: 'as in Train',
  choose_hint: 'The sliders and the point on the map are this run’s',
  lr: 'lr',
  lr_hint: 'Learning rate on this surface; that of Train stays as it is',
  momentum: 'γ',
  momentum_hint: 'Momentum on this surface; that of Train stays as it is',
  of_run: (run: string, option: string) => `${run}: ${option}`,
  best_button: 'Move to the best point',
  best_hint: 'The lr and γ at which the slowest part of the motion is fastest',

  title: (count: number, kappa: string) =>
    `${COUNTS[count - 1] ?? count} ${count === 1 ? 'way' : 'ways'} down a ravine, curvature 1 : ${kappa}`,
  title_of: (surface: string) => `Down the surface: ${surface}`,
  title_note: 'same start · a dot a step · arrows: the velocity',
  drag_start: 'drag the start',
  start_handle: (x: number, y: number) => `The start, ${at(x, y)}: arrow keys move it, with Shift farther`,
  start_hint: 'Drag it, or move it with the arrow keys (Shift: farther)',
  end: (run: string, step: number) => `${run}, step ${step}`,
  end_lost: (run: string) => `${run}: off the map`,
  figure: (surface: string) => `Contours of the surface ${surface}, dark where the loss is low.`,
  figure_end: (run: string, step: number, x: number, y: number) =>
    `${run} is at ${at(x, y)} after ${step} steps.`,
  waiting: 'Working out the surface…',
  failed: 'The surface’s worker did not answer.',
  again: 'Try again',

  loss_title: 'Loss',
  loss_note: 'log · dashed: what theory predicts in the long run',
  loss_note_plain: 'log',
  theory: (steps: string) => `÷ 10 every ${steps}`,
  loss_name: 'Loss against step: arrow keys show another step',
  step_value: (step: number) => `step ${step}`,

  map_title: 'How fast, for every lr and γ',
  map_note: 'steps to divide the loss by 10',
  axis: { lr: 'lr', average: 'lr·(1−γ)', dampening: 'lr·(1−τ)' },
  map_axis: {
    lr: 'learning rate lr',
    average: 'lr·(1−γ): averaging takes steps so long',
    dampening: 'lr·(1−τ): dampening takes steps so long',
  },
  monotone: 'Monotone',
  monotone_note: 'creeps along the floor',
  ripples: 'Ripples',
  ripples_note: 'swings, then settles',
  zigzag: 'Zig-zag',
  divergence: 'Divergence',
  divergence_note: {
    heavy_ball: (axis: string) => `${axis} > 2(1+γ)/λₘₐₓ`,
    nesterov: (axis: string) => `${axis} > 2(1+γ)/((1+2γ)λₘₐₓ)`,
  },
  limit: 'stability limit',
  limit_of: (run: string) => `${run}: limit`,
  best_mark: (steps: string) => `best: ÷ 10 every ${steps}`,
  best_at_once: 'best: at the bottom at once',
  map_point: (run: string, lr: string, gamma: string, manner: string) =>
    `${run} on the map: lr ${lr}, γ ${gamma}, ${manner}. Left and right change lr, up and down γ`,
  map_tenth: (steps: string) => `a tenth every ${steps} steps`,
  map_diverges: 'does not converge',
  map_hint: 'Drag the point, or click where it is to be: the run follows',
  map_click: (run: string) => `A click moves ${run} there`,
  map_out: (runs: string) =>
    `Not on this map: ${runs}. Its theory is that of SGD with a constant lr and without weight decay.`,

  curvature_title: 'How it curves, where the runs are',
  curvature_note: 'largest and least second derivative',
  run: 'run',
  least: 'least λ',
  greatest: 'largest λ',
  bound: 'lr bound',
  bound_hint:
    'lr bound: above it, a quadratic of this curvature would throw the run out. Plain momentum 2(1+γ)/λₘₐₓ; Nesterov ÷ (1+2γ), averaging ÷ (1−γ), dampening ÷ (1−τ)',
  curvature_words: {
    quadratic: '',
    noisy:
      'The gradients are noisy: near the floor the error is larger than the slope, so no run comes to rest. A smaller lr or more averaging lies closer.',
    rosenbrock:
      'A bent valley: the walls curve hundreds of times more than the floor, and the floor turns away from every straight line.',
    beale: 'Flat far away and steep at the walls: what is a small step here is a long one there.',
    himmelblau:
      'Four minima: which of them a run finds is decided by its first steps, and by the velocity it brings.',
    saddle:
      'Where the least curvature is negative, the way down is across: plain descent waits there long, a velocity leaves sooner.',
    plateau: 'Nearly flat, then a cliff: one gradient at the edge is as long as all those before.',
  },

  falls: <T>(run: T, regime: string, steps: T): Pieces<T> => [
    run,
    ` ${regime}: in the long run loss ÷ 10 every `,
    steps,
    ' steps. ',
  ],
  regimes: {
    monotone: 'creeps along the floor',
    ripples: 'swings along the valley and settles',
    zigzag: 'bounces from wall to wall',
    divergence: 'diverges',
  },
  near_limit: 'near the largest lr it can bear, bounces at first, then creeps',
  diverges: <T>(run: T, limit: string): Pieces<T> => [
    run,
    ` diverges: its lr is above ${limit}, the most its γ can bear, and each swing is larger than the one before. `,
  ],
  at_limit: <T>(run: T, limit: string): Pieces<T> => [
    run,
    ` is at its limit, lr ${limit}: its swings neither grow nor shrink. `,
  ],
  lands: <T>(run: T, in_two: boolean): Pieces<T> => [
    run,
    ` is at the bottom after ${in_two ? 'two steps' : 'one step'}. `,
  ],
  because: {
    nesterov: 'Looking ahead pays in lr:',
    average: 'Averaging takes steps (1−γ) as long:',
    dampening: 'Dampening takes steps (1−τ) as long:',
  },
  bears: (because: string, gamma: string, limit: string, plain: string) =>
    `${because} at γ ${gamma} it bears an lr below ${limit}, plain momentum one below ${plain}. `,
  rests: (step: string, loss: string) =>
    `From step ${step} on its steps are shorter than float32 numbers lie apart: its loss stays near ${loss}. `,
  no_friction: <T>(run: T): Pieces<T> => [run, ' never settles: with γ ≥ 1 nothing takes the motion away. '],
  does_not_move: <T>(run: T): Pieces<T> => [run, ' does not move: its lr is 0. '],
  diverged: <T>(run: T): Pieces<T> => [run, ' diverged. '],
  lost: (step: string) =>
    `At step ${step} its numbers were no longer finite; the last finite ones are shown.`,
  grew: <T>(run: T, times: string): Pieces<T> => [
    run,
    ` diverges: its loss is now ${times} times that of the start. `,
  ],
  measured: <T>(run: T, loss: T, steps: T | null): Pieces<T> =>
    steps === null
      ? [run, ' is at a loss of ', loss, '. ']
      : [run, ' is at a loss of ', loss, ': ÷ 10 every ', steps, ' steps so far. '],
  refused: <T>(run: T, allowed: string): Pieces<T> => [run, ` cannot be run so: allowed is ${allowed}. `],

  table: 'Best and measured',
  long_run: '÷ 10 every, in the long run',
  long_run_hint:
    'Steps in which the loss falls to a tenth, by theory, once the slowest part of the motion is left',
  measured_over: (steps: string) => `in these ${steps} steps`,
  measured_hint: 'The same, measured: on average from the start to the last step',
  at_once: 'at once',
  is_zero: 'loss 0',
  best_with: 'Best with momentum',
  best_nesterov: 'Best with Nesterov',
  best_without: 'Best without',
  grows: (kappa: string, times: string) =>
    `Steps grow like κ without momentum, like √κ with it: for κ = ${kappa} about ${times} times fewer.`,
};

export type RavineWords = typeof en;
