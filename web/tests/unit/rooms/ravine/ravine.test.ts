// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { default_experiment } from '../../../../src/lab/experiment/presets';
import { createLab } from '../../../../src/lab/lab';
import { decode, encode } from '../../../../src/lab/link/url';
import { NO_ROOM } from '../../../../src/lab/room';
import { ravine as room } from '../../../../src/rooms/ravine';
import { visible_box } from '../../../../src/rooms/ravine/descent/field';
import { floored, on_map, ravine_run } from '../../../../src/rooms/ravine/descent/runs';
import { RAVINE_SETTINGS, ravine_settings } from '../../../../src/rooms/ravine/descent/settings';
import { SURFACES } from '../../../../src/rooms/ravine/descent/surfaces';
import { levels_of } from '../../../../src/rooms/ravine/figures/surface-marks';
import {
  is_lost,
  last_step,
  loss_at,
  lr_limit,
  measured_tenth,
  type RunTrajectory,
  rests_from,
  run_trajectories,
} from '../../../../src/rooms/ravine/reading';
import { en } from '../../../../src/rooms/ravine/words/en';
import { zh } from '../../../../src/rooms/ravine/words/zh';
import type { DescentTrace } from '../../../../src/worker/protocol';
import { FakeHost } from '../../lab/fake_worker';
import { until } from '../../lab/lab_support';
import { open_ravine, source } from './ravine_support';

const ROOMS = [NO_ROOM, room];
const NO_PACE = { lr: null, momentum: null };

it.each([
  'room=ravine&surface=rosenbrock&x=-1.5&y=2&ravine_steps=400&ravine_step=12&ravine_speed=20&velocity_arrows=0',
  'room=ravine&kappa=10&angle=-30&gradient_arrows=1&a.ravine_lr=0.05&b.ravine_lr=0.02&b.ravine_momentum=0.7',
  'surface=noisy&noise=0&ravine_speed=all',
])('a link says what is not usual, and reads back: %s', (query) => {
  const read = decode(query, ROOMS);
  expect(read.problems).toEqual([]);
  const written = encode(read, ROOMS).split('&');
  for (const part of query.split('&')) expect(written).toContain(part);
  expect(written).toHaveLength(
    encode(default_experiment(ROOMS), ROOMS).split('&').length + query.split('&').length,
  );
  expect(decode(encode(read, ROOMS), ROOMS)).toEqual(decode(`${query}&target=0.1`, ROOMS));
});

it.each([
  ['surface=banana', 'surface', 'problem.choice'],
  ['kappa=0.5', 'kappa', 'problem.range'],
  ['angle=91', 'angle', 'problem.range'],
  ['x=1e9', 'x', 'problem.range'],
  ['y=left', 'y', 'problem.not_a_number'],
  ['ravine_steps=0', 'ravine_steps', 'problem.range'],
  ['ravine_step=1.5', 'ravine_step', 'problem.not_an_integer'],
  ['ravine_speed=3', 'ravine_speed', 'problem.choice'],
  ['a.ravine_lr=-1', 'a.ravine_lr', 'problem.range'],
  ['b.ravine_momentum=3', 'b.ravine_momentum', 'problem.range'],
])('what is wrong in a link is reported, and the rest is used: %s', (query, key, id) => {
  const read = decode(`${query}&velocity_arrows=0`, ROOMS);
  expect(read.problems).toEqual([expect.objectContaining({ key, reason: expect.objectContaining({ id }) })]);
  expect(read.rooms.ravine).toEqual(ravine_settings({ velocity: false }));
});

it('the lab keeps what the room changes, and its links say it', async () => {
  const lab = createLab(new FakeHost('room=ravine&kappa=20'), ROOMS);
  const settings = lab.room_settings(RAVINE_SETTINGS);
  expect(settings.value.kappa).toBe(20);
  settings.value = { ...settings.value, surface: 'beale', step: 7 };
  expect(lab.link('moment')).toContain('surface=beale&kappa=20&ravine_step=7');
});

it('the usual ravine: 74° off, ÷ 10 every 31 and 14 steps, best every 4', async () => {
  const { ravine } = await open_ravine();
  const descents = ravine.descents.value;
  expect(descents?.off_by).toBeCloseTo(73.8, 1);
  const [plain, heavy] = run_trajectories(descents).map(({ trajectory }) => trajectory) as [
    DescentTrace,
    DescentTrace,
  ];
  expect(plain.motion?.steps_per_tenth).toBeCloseTo(31.4, 1);
  expect(heavy.motion).toMatchObject({ regime: 'ripples' });
  expect(heavy.motion?.steps_per_tenth).toBeCloseTo(14.17, 2);
  expect(measured_tenth(heavy, 60)).toBeCloseTo(14.3, 1);
  expect(loss_at(descents, 'b', 60)).toBeCloseTo(0.00666, 5);
  expect(descents?.best?.with_momentum.steps_per_tenth).toBeCloseTo(4.04, 2);
  expect(descents?.best?.without.lr).toBeCloseTo(2 / 51, 10);
  expect(plain.path.x).toHaveLength(61);
});

it('to the best point, and every change makes the ways anew', async () => {
  const { ravine, settled } = await open_ravine();
  ravine.move_to_best('b');
  await settled();
  expect(ravine.runs.value[1]).toMatchObject({ lr: 0.0614, momentum: 0.566 });
  expect(run_trajectories(ravine.descents.value)[1]?.trajectory.motion?.steps_per_tenth).toBeCloseTo(4.05, 1);
  // A plain rule stays plain.
  ravine.move_on_map('a', 0.03, 0.5);
  expect(ravine.runs.value[0]).toMatchObject({ lr: 0.03, momentum: 0 });
  ravine.move_start(1.23456, -2);
  await settled();
  const path = run_trajectories(ravine.descents.value)[0]?.trajectory.path;
  expect([path?.x[0], path?.y[0]]).toEqual([Math.fround(1.23), -2]);
});

it('a number is cut off, not rounded, after its digits, but for the last bits of a product', () => {
  // 2/1001 = 0.0019980…, and 1.9/25 = 0.076, whichever way it is worked out.
  expect(floored(2 / 1001, 4)).toBe(0.001998);
  expect(floored(0.0019999, 2)).toBe(0.0019);
  expect([floored(0.076 * (1 - 1e-15), 3), floored(0.76, 3), floored(0, 3)]).toEqual([0.076, 0.76, 0]);
});

it.each([50, 1000, 2000, 10_000, 1e6])(
  'at κ = %d the best points are stable, and next to the best',
  async (kappa) => {
    const { ravine, sources, settled } = await open_ravine({ kappa }, ['a', 'b', 'c']);
    const averaged = {
      ...source('d'),
      settings: { ...source('b').settings, convention: 'average' as const },
    };
    sources.value = [...sources.value, averaged];
    await settled();
    const best = ravine.descents.value?.best;
    for (const id of ['a', 'b', 'c', 'd'] as const) ravine.move_to_best(id);
    await settled();
    const after = run_trajectories(ravine.descents.value).map(({ trajectory }) => trajectory.motion);
    for (const [i, at] of [
      best?.without,
      best?.with_momentum,
      best?.nesterov,
      best?.with_momentum,
    ].entries()) {
      expect(after[i]?.regime).not.toBe('divergence');
      expect((after[i]?.steps_per_tenth ?? 0) / (at?.steps_per_tenth ?? 1)).toBeLessThan(1.05);
    }
  },
);

it('case 32: at κ 50 and γ 0.9 Nesterov alone diverges at lr 0.03, which is known before any step', async () => {
  const { ravine, sources, settled } = await open_ravine({ step: 0 }, ['a', 'b', 'c']);
  const averaged = { ...source('d'), settings: { ...source('b').settings, convention: 'average' as const } };
  sources.value = [...sources.value, averaged];
  for (const id of ['a', 'b', 'c', 'd'] as const) {
    ravine.set_pace(id, 'lr', 0.03);
    ravine.set_pace(id, 'momentum', 0.9);
  }
  await settled();
  const all = run_trajectories(ravine.descents.value);
  expect(all.map(({ trajectory }) => trajectory.motion?.regime === 'divergence')).toEqual([
    false,
    false,
    true,
    false,
  ]);
  const limits = all.map((descent) => lr_limit(descent, 50) ?? Number.NaN);
  for (const [i, limit] of [0.04, 0.076, 0.0271429, 0.76].entries()) expect(limits[i]).toBeCloseTo(limit, 7);
});

it('case 30: Rosenbrock ends where float32 does, and says from which step on', async () => {
  const { ravine, settled } = await open_ravine({ surface: 'rosenbrock', x: -1.5, y: 1.5, steps: 5000 }, [
    'b',
  ]);
  ravine.set_pace('b', 'lr', 0.001);
  ravine.set_pace('b', 'momentum', 0.9);
  await settled();
  const { trajectory } = run_trajectories(ravine.descents.value)[0] as RunTrajectory;
  expect(trajectory.path.loss.at(-1)).toBeCloseTo(5.8e-13, 14);
  const from = rests_from(trajectory) as number;
  // It goes to and fro between neighbours, 2⁻²⁴ apart below 1.
  expect(from).toBeGreaterThan(3000);
  for (let i = from; i <= 5000; i++)
    expect(
      Math.abs((trajectory.path.x[i] as number) - (trajectory.path.x[5000] as number)),
    ).toBeLessThanOrEqual(4 * 2 ** -23);
  // What comes to the bottom itself, and what still moves, does not rest.
  const { ravine: defaults } = await open_ravine();
  for (const descent of run_trajectories(defaults.descents.value))
    expect(rests_from(descent.trajectory)).toBeNull();
});

it('a round bowl is a ravine, too: by the best lr, 1, plain descent is at the bottom in one step', async () => {
  const { ravine, settled } = await open_ravine({ kappa: 1 });
  const best = ravine.descents.value?.best;
  expect(best?.with_momentum).toMatchObject({ lr: 1, momentum: 0 });
  expect(best?.without).toMatchObject({ lr: 1, momentum: 0, rate: 0 });
  ravine.set_pace('a', 'lr', 1);
  await settled();
  expect(loss_at(ravine.descents.value, 'a', 1)).toBe(0);
});

it('theory is that of plain momentum; averaging takes steps (1−γ) as long', async () => {
  const run = (more: object) =>
    ravine_run({ ...source('b'), settings: { ...source('b').settings, ...more } }, 'quadratic', NO_PACE);
  const default_rates = { theory: 'heavy_ball', lr: 0.01, momentum: 0.85 };
  expect(on_map(run({}))).toEqual(default_rates);
  expect(on_map(run({ nesterov: true }))).toEqual({ ...default_rates, theory: 'nesterov' });
  // Steps of (1−τ) of the length.
  expect(on_map(run({ dampening: 0.5 }))).toEqual({ ...default_rates, lr: 0.005 });
  for (const more of [{ weight_decay: 0.1 }, { maximize: true }, { schedule: 'cosine' }, { dampening: 1 }])
    expect(on_map(run(more))).toBeNull();
  expect(on_map(ravine_run(source('d'), 'quadratic', NO_PACE))).toBeNull();
  const { ravine, sources, settled } = await open_ravine();
  sources.value = [{ ...source('b'), settings: { ...source('b').settings, convention: 'average' } }];
  ravine.move_on_map('b', 0.01, 0.8);
  await settled();
  expect(ravine.runs.value[0]?.lr).toBeCloseTo(0.05, 12);
  const averaged = run_trajectories(ravine.descents.value)[0]?.trajectory.path.loss;
  sources.value = [source('b')];
  ravine.set_pace('b', 'lr', 0.01);
  await settled();
  const defaults = run_trajectories(ravine.descents.value)[0]?.trajectory.path.loss;
  expect(averaged?.[20]).toBeCloseTo(defaults?.[20] as number, 4);
});

it('Nesterov without γ is plain descent, and one that is refused does not stop the others', async () => {
  const { ravine, settled, sources } = await open_ravine({}, ['a', 'c']);
  ravine.set_pace('c', 'momentum', 0);
  await settled();
  expect(run_trajectories(ravine.descents.value)).toHaveLength(2);
  sources.value = [
    source('a'),
    { ...source('b'), settings: { ...source('b').settings, dampening: Number.NEGATIVE_INFINITY } },
  ];
  await settled();
  expect(run_trajectories(ravine.descents.value).map(({ run }) => run.id)).toEqual(['a']);
});

it('a run that diverges ends at its last finite point', async () => {
  const { ravine, settled } = await open_ravine({ steps: 500 });
  ravine.set_pace('a', 'lr', 0.05);
  await settled();
  const { trajectory } = run_trajectories(ravine.descents.value)[0] as RunTrajectory;
  expect(trajectory.motion?.regime).toBe('divergence');
  expect(trajectory.diverged_at).toBe(trajectory.path.loss.length);
  expect(Number.isFinite(trajectory.path.loss[last_step(trajectory, 500)])).toBe(true);
  // It is lost from the very step that has no finite number any more.
  const last = trajectory.path.loss.length - 1;
  expect([last, last + 1].map((step) => is_lost(trajectory, step))).toEqual([false, true]);
  expect(measured_tenth(trajectory, 500)).toBeNull();
});

it('plays to the end, steps, goes back, and begins again from the end', async () => {
  const { ravine, world, settled } = await open_ravine({ speed: 20 });
  world.tick = 50;
  expect(ravine.step.value).toBe(60);
  ravine.play();
  expect(ravine.step.value).toBe(0);
  await until(() => !ravine.playing.value);
  expect(ravine.settings.value.step).toBeNull();
  ravine.reset();
  ravine.step_once();
  ravine.step_once();
  expect(ravine.step.value).toBe(2);
  ravine.show(1e6);
  expect(ravine.step.value).toBe(60);
  // A pointer is mostly between two steps.
  for (const [pointed, nearest] of [
    [30.6, 31],
    [30.4, 30],
    [-0.4, 0],
  ] as const) {
    ravine.show(pointed);
    expect(ravine.step.value).toBe(nearest);
  }
  // What is shown is no question.
  const requests = world.requests.length;
  ravine.show(3);
  await settled();
  expect(world.requests).toHaveLength(requests);
});

it('rests where it was paused, however many pictures are drawn since', async () => {
  // A step a picture.
  const { ravine, world } = await open_ravine({ speed: 20 });
  world.tick = 50;
  ravine.play();
  await until(() => ravine.step.value >= 5);
  ravine.pause();
  const paused_at = ravine.step.value;
  expect(paused_at).toBeLessThan(60);
  for (let i = 0; i < 5; i++) await new Promise<void>((drawn) => world.clock.frame(drawn));
  expect([ravine.step.value, ravine.playing.value]).toEqual([paused_at, false]);
});

it('another surface has a start, rates and a length of its own', async () => {
  const { ravine, settled } = await open_ravine({ x: 1, step: 3, gradient: true });
  ravine.set_pace('b', 'lr', 0.02);
  for (const surface of SURFACES) {
    expect(ravine.set('surface', surface)).toBeNull();
    await settled();
    for (const { trajectory } of run_trajectories(ravine.descents.value)) {
      expect(trajectory.diverged_at).toBeNull();
      // What is usual comes down, and stays in the picture.
      expect(trajectory.path.loss.at(-1)).toBeLessThan((trajectory.path.loss[0] as number) / 2);
    }
  }
  expect(ravine.settings.value).toMatchObject({ x: null, step: null, gradient: true });
  // @ts-expect-error: no surface
  expect(ravine.set('surface', 'hill')?.reason.id).toBe('problem.choice');
});

it('the field holds surface and start in the figure’s shape', async () => {
  const box = visible_box(ravine_settings({ x: 30 }), 2);
  expect(box.x[1]).toBeGreaterThan(30);
  expect((box.x[1] - box.x[0]) / (box.y[1] - box.y[0])).toBeCloseTo(2, 10);
  const { ravine } = await open_ravine();
  ravine.want_field(1.5);
  await until(() => ravine.field.value !== null);
  const { grid, values } = ravine.field.value as NonNullable<typeof ravine.field.value>;
  expect(values).toHaveLength(grid.columns * grid.rows);
  const levels = levels_of(values);
  expect(levels.length).toBeGreaterThan(6);
  expect(levels).toContain(50);
});

/** WCAG 2.2: of relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it('contours stand out by 3:1 from the darkest and the lightest of what is between them, in both themes', () => {
  const css = readFileSync('src/rooms/ravine/styles/ravine.css', 'utf8');
  const inks = (name: string) =>
    [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map(([, ink]) => ink);
  const lines = inks('ramp-line');
  expect(lines).toHaveLength(2);
  for (const [i, line] of lines.entries())
    for (const ground of [inks('ramp-low')[i], inks('ramp-high')[i]]) {
      const [dark, light] = [luminance(line as string), luminance(ground as string)].sort(
        (a, b) => a - b,
      ) as [number, number];
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(3);
    }
});

it('a worker that fails is said to have, and asked again', async () => {
  const { ravine, world, settled } = await open_ravine();
  world.broken = true;
  ravine.set('kappa', 7);
  await until(() => ravine.failure.value !== null);
  world.broken = false;
  ravine.again();
  await settled();
  expect(ravine.failure.value).toBeNull();
  expect(ravine.descents.value?.settings.kappa).toBe(7);
});

it('both languages have words for every surface', () => {
  for (const words of [en, zh])
    for (const surface of SURFACES) {
      expect(words.surfaces[surface]).not.toBe('');
      if (surface !== 'quadratic') expect(words.curvature_words[surface]).not.toBe('');
    }
});
