// SPDX-License-Identifier: MIT
/** The lab: one experiment, its runs in lock step, the address bar. Views read its signals and call its verbs. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { is_batched, network_of, shares_of } from './experiment/network';
import { preset_of } from './experiment/presets';
import type { Problem } from './experiment/types';
import type { LabHost } from './host';
import { type PresetId, RUN_IDS, type RunId } from './ids';
import { type LabContext, NO_HISTORY } from './lab-context';
import { type Address, keep_address, query_of } from './link/address';
import { decode, type Opened } from './link/url';
import { LookBack } from './playback/look-back';
import { Scheduler } from './playback/scheduler';
import { type LabRoom, NO_ROOM, type RoomSettings } from './room';
import { Placement } from './run/placement';
import { Probing } from './run/probing';
import { Run } from './run/run';
import type { DrawnPin } from './shelf/pinned-run';
import { accept } from './verbs/restarts';
import { verbs } from './verbs/verbs';
import type { Lab } from './view';

function create_context(host: LabHost, rooms: readonly LabRoom[], opened: Opened): LabContext {
  const experiment = signal(opened.experiment);
  const view = signal(opened.view);
  const room_settings = Object.fromEntries(
    Object.entries(opened.rooms).map(([id, settings]) => [id, signal(settings)]),
  );
  const room = computed(() => rooms.find(({ id }) => id === view.value.room) ?? NO_ROOM);
  const order = signal(opened.order);
  const places = { placement: new Placement(host.connect, host.share_from), clock: host.clock };
  const run = (id: RunId) => new Run(id, opened.runs[id], places, () => scheduler.break_off());
  const runs = Object.fromEntries(RUN_IDS.map((id) => [id, run(id)])) as Record<RunId, Run>;
  const present = () => order.value.map((id) => runs[id]);
  const inside = computed(() => inside_of(order.value, view.value.inside));
  const probing = new Probing(inside, () => view.value);
  const scheduler: Scheduler = new Scheduler(present, () => view.value, probing.of, host);
  probing.follow(() => void scheduler.look());
  const { step, phase, playback } = scheduler;
  const rests = computed(
    () => !playback.playing.value && playback.replaying.value === null && phase.value === 0,
  );
  const look_back = new LookBack({ runs: present, step, rests, probing });
  const stop_is_explicit = signal(opened.names_stop);
  return {
    experiment,
    view,
    rooms,
    room,
    room_settings,
    order,
    inside,
    runs,
    scheduler,
    probing,
    look_back,
    stop_is_explicit,
    refusal: signal<Problem | null>(null),
    history: signal(NO_HISTORY),
    accepted: null,
  };
}

const inside_of = (order: readonly RunId[], wanted: RunId): RunId =>
  order.includes(wanted) ? wanted : (order.at(-1) ?? 'a');

/** `rooms`: those of the page that shows it, in their order; a lesson's lab has none. */
export function createLab(host: LabHost, rooms: readonly LabRoom[] = []): Lab {
  const opened = decode(host.url.query(), rooms);
  const context = create_context(host, rooms, opened);
  const { scheduler, runs, experiment } = context;
  const address: Address = keep_address(host, context, opened.misspelt);
  void scheduler.restart(experiment.value, shown_first(host, context, opened)).then(() => accept(context));
  if (opened.steps !== null) void scheduler.replay({ step: opened.steps, phase: opened.phase });

  return {
    ...verbs(context),
    ...lab_signals(context),
    runs,
    room: context.room,
    has_room: (id) => rooms.some((one) => one.id === id),
    room_settings: (of) => settings_of(context, of),
    stop_is_explicit: context.stop_is_explicit,
    refusal: context.refusal,
    link_length: address.length,
    opens_playing: opened.steps === null,
    link_problems: signal(opened.problems),
    destination: () => scheduler.destination,
    probe: (name) => context.probing.ask(name),
    link: (kind, mode = 'page') => host.url.address(query_of(context, kind, mode)),
    dispose: () => {
      address.stop();
      context.look_back.stop();
      context.probing.stop();
      scheduler.playback.stop(null);
      for (const one of Object.values(runs)) one.dispose();
    },
  };
}

/** What comes first is made, and a room shows the runs; a link's moment is gone to at once, for its own link says it. */
async function shown_first({ ready }: LabHost, { room }: LabContext, { steps }: Opened): Promise<void> {
  // A step's room has little to show before its runs.
  if (!room.peek().of_a_step) await ready;
  if (steps !== null) return;
  await new Promise<void>((done) => {
    effect(() => {
      if (room.value.experiment === 'runs') done();
    });
  });
}

function settings_of<S extends object>({ rooms, room_settings }: LabContext, of: RoomSettings<S>): Signal<S> {
  const room = rooms.find(({ settings }) => Object.is(settings, of));
  const found = room && room_settings[room.id];
  if (!found) throw new Error('settings of no room of this lab');
  return found as Signal<S>;
}

/** The signals that views read. */
function lab_signals(context: LabContext) {
  const { experiment, view, order, inside, runs, scheduler } = context;
  const { playback } = scheduler;
  const present = () => order.value.map((id) => runs[id]);
  const network = computed(() => network_of(experiment.value));
  return {
    experiment,
    view,
    shown: order as ReadonlySignal<readonly RunId[]>,
    drawn: computed(() => order.value.filter((id) => !runs[id].hidden.value)),
    inside,
    network,
    tested: computed(() => shares_of(experiment.value).test),
    loading: computed(() => present().some((one) => one.loading.value)),
    playing: playback.playing,
    replaying: playback.replaying,
    preset: computed(() => preset_now(context)),
    batched: computed(() => is_batched(experiment.value)),
    step: scheduler.step,
    phase: scheduler.phase,
    pinned: signal<readonly DrawnPin[]>([]),
    pointed: context.look_back.pointed,
    past: context.look_back.past,
    retracing: context.look_back.retracing,
    steps_per_second: playback.steps_per_second,
    frame: scheduler.frame,
    stopped_by: computed(() => stopped_by(context)),
  };
}

/** Its name is that of runs which were nothing else on the way. */
function preset_now({ experiment, order, runs }: LabContext): PresetId | null {
  const present = order.value.map((id) => runs[id]);
  if (!present.every(({ first_change }) => first_change.value === Number.POSITIVE_INFINITY)) return null;
  const now = present.map(({ id, settings, build_options }) => ({
    id,
    settings: settings.value,
    build_options: build_options.value,
  }));
  return preset_of(experiment.value, now);
}

/** A trouble that is over is no reason any more. */
function stopped_by({ scheduler, order, runs }: LabContext) {
  const why = scheduler.playback.stopped_by.value;
  const well = (id: RunId) => runs[id].trouble.value === null && runs[id].condition.value.is === 'well';
  return why === 'trouble' && order.value.every(well) ? null : why;
}
