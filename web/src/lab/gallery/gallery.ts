// SPDX-License-Identifier: MIT
/**
 * The gallery while it is open: what is chosen, and what two workers of its own say of it: one draws points, the other
 * looks ahead. Of choices that come faster than answers only the latest is asked about.
 */
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { follow } from '../../lib/follow';
import type {
  Connect,
  CoreWorker,
  DataPoints,
  Preview,
  Refused,
  Reply,
  RunOptions,
} from '../../worker/protocol';
import { DATA_KINDS, type DataKind } from '../data';
import { arrays_of } from '../data/arrays';
import type { DataArrays } from '../data/data-set';
import { data_settings } from '../experiment/data-settings';
import { default_settings } from '../experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../experiment/network';
import { build_settings, defaults, EXPERIMENT } from '../experiment/settings';
import type { ExperimentSettings, RunBuildOptions } from '../experiment/types';
import { Fault } from '../run/fault';
import { WorkerConnection } from '../run/worker-connection';
import type { Lab, RunView } from '../view';
import { DataDraft } from './draft';
import { group_of } from './groups';
import { brought_table, wanted_tab } from './opening';
import type { Incoming, TabHost } from './tab-host';
import { type GalleryTab, TABS, type TabId, tab_of } from './tabs';

/** The look ahead is so many steps long, or so many milliseconds. */
export const PREVIEW = { steps: 400, milliseconds: 100 };

/** Points of a small picture. */
const FEW = 120;

type Later = (milliseconds: number, callback: () => void) => void;

/** Why there is no picture: a file is on its way, or did not come; the core does not draw such data; a worker failed. */
export type Obstacle = 'fetching' | 'no_data' | Refused | Fault;

/** Data as an experiment has them; `arrays`: of what is measured. */
interface Question {
  experiment: ExperimentSettings;
  arrays: DataArrays | null;
}

interface DrawnPoints {
  kind: DataKind;
  reply: Reply<DataPoints>;
}

type AskCore = CoreWorker['task'];

/** The small pictures of these are drawn by the core. */
const DRAWN_GROUPS: readonly string[] = ['plane', 'number'];

/** Nothing but the data matters. */
function drawing_options({ experiment, arrays }: Question): RunOptions {
  const data_alone = { ...experiment, hidden: [], batch_size: 0 };
  return trainer_options(data_alone, DEFAULT_BUILD, default_settings('a'), arrays);
}

function small_data(kind: DataKind): ExperimentSettings {
  const few = 'samples' in data_settings(kind) ? { data_values: { samples: FEW } } : {};
  return { ...defaults<ExperimentSettings>(EXPERIMENT), data: kind, ...few };
}

/** A run as it would be made for these data. */
function run_options(run: RunView, { experiment, arrays }: Question): RunOptions {
  const wanted: RunBuildOptions = run.build_options.peek();
  const fits = build_settings(experiment.hidden).params.admit(wanted.params).ok;
  const build = fits ? wanted : { ...wanted, params: DEFAULT_BUILD.params };
  return trainer_options(experiment, build, run.settings.peek(), arrays);
}

async function draw(task: AskCore, question: Question): Promise<DrawnPoints> {
  const reply = await task('data_points', { options: drawing_options(question) });
  return { kind: question.experiment.data, reply };
}

const look_ahead = (task: AskCore, question: Question, runs: readonly RunView[]) =>
  task('preview', { runs: runs.map((run) => run_options(run, question)), ...PREVIEW });

export class Gallery implements TabHost {
  readonly draft = signal<DataDraft | null>(null);
  readonly points = signal<{ kind: DataKind; points: DataPoints } | null>(null);
  readonly preview = signal<Preview | null>(null);
  readonly obstacle = signal<Obstacle | null>(null);
  readonly small = signal<Readonly<Partial<Record<DataKind, DataPoints>>>>({});
  readonly open: ReadonlySignal<boolean> = computed(() => this.draft.value !== null);
  readonly incoming = signal<Incoming | null>(null);
  /** the one that is shown */
  readonly tab = signal<GalleryTab>(TABS[0]);
  /** grows when something is to be asked for again */
  readonly #tries = signal(0);
  /** what workers are asked about */
  readonly #question = signal<Question | null>(null);
  readonly #drawing: WorkerConnection<CoreWorker>;
  readonly #looking_ahead: WorkerConnection<CoreWorker>;
  #forget: readonly (() => void)[] = [];

  constructor(
    readonly lab: Lab,
    connect: Connect<CoreWorker>,
    later: Later,
  ) {
    this.#drawing = new WorkerConnection(connect, later);
    this.#looking_ahead = new WorkerConnection(connect, later);
  }

  show(): void {
    const wanted = TABS.find(({ id }) => id === wanted_tab.peek());
    if (wanted) this.tab.value = wanted;
    const table = brought_table.peek();
    if (table) this.bring(table);
    brought_table.value = null;
    if (this.open.peek()) return;
    const experiment = this.lab.experiment.peek();
    batch(() => {
      this.tab.value = wanted ?? tab_of(experiment.data);
      this.draft.value = new DataDraft(experiment);
      this.points.value = null;
      this.preview.value = null;
    });
    const small = this.#draw_small();
    this.#forget = [
      effect(() => this.#follow_choice()),
      follow(
        () => this.#question.value,
        (question) => this.#watched(this.#drawing, ({ task }) => draw(task, question)),
        (answer) => this.#take_points(answer),
      ),
      follow(
        () => this.#question.value,
        async (question) => {
          await small;
          const runs = this.lab.shown.peek().map((id) => this.lab.runs[id]);
          return this.#watched(this.#looking_ahead, ({ task }) => look_ahead(task, question, runs));
        },
        (answer) => {
          this.preview.value = 'ok' in answer ? answer.ok : null;
        },
      ),
    ];
  }

  /** The workers end; small pictures stay. */
  close(): void {
    for (const forget of this.#forget) forget();
    this.#forget = [];
    this.draft.value = null;
    for (const line of [this.#drawing, this.#looking_ahead]) line.end(new Fault('other'));
  }

  again(): void {
    this.#tries.value++;
  }

  /** Files and texts are tables. */
  bring(what: Incoming): void {
    this.incoming.value = what;
    this.turn_to('table');
  }

  turn_to(id: TabId): void {
    this.tab.value = TABS.find((tab) => tab.id === id) ?? TABS[0];
  }

  /** The chosen data are used. */
  use(): void {
    const draft = this.draft.peek();
    if (!draft || this.obstacle.peek()) return;
    if (draft.changed.peek()) this.take(draft.experiment.peek());
    else this.close();
  }

  take(experiment: ExperimentSettings): void {
    this.close();
    this.lab.choose_data(experiment);
  }

  /** Files of measured data are fetched when they are chosen. */
  #follow_choice(): void {
    const experiment = this.draft.value?.experiment.value;
    void this.#tries.value;
    // Another tab has questions of its own.
    if (!experiment || this.tab.value !== TABS[0]) return;
    const arrays = arrays_of(experiment);
    if (!(arrays instanceof Promise)) {
      this.obstacle.value = null;
      this.#question.value = { experiment, arrays };
      return;
    }
    this.obstacle.value = 'fetching';
    this.#question.value = null;
    const is_wanted = () => this.draft.peek()?.experiment.peek().data === experiment.data;
    arrays.then(
      () => is_wanted() && this.again(),
      () => {
        if (is_wanted()) this.obstacle.value = 'no_data';
      },
    );
  }

  #take_points({ kind, reply }: DrawnPoints): void {
    if ('ok' in reply) {
      this.points.value = { kind, points: reply.ok };
      if (typeof this.obstacle.peek() !== 'string') this.obstacle.value = null;
    } else this.obstacle.value = reply.refused;
  }

  async #watched<T>(
    line: WorkerConnection<CoreWorker>,
    call: (worker: CoreWorker) => Promise<T>,
  ): Promise<T> {
    try {
      return await line.ask(call);
    } catch (error) {
      if (this.open.peek()) this.obstacle.value = error instanceof Fault ? error : new Fault('other');
      throw error;
    }
  }

  /** Of all kinds that the core draws, once for all times it is opened. */
  async #draw_small(): Promise<void> {
    for (const kind of DATA_KINDS) {
      if (this.small.peek()[kind] || !DRAWN_GROUPS.includes(group_of(kind))) continue;
      const question = { experiment: small_data(kind), arrays: null };
      try {
        const { reply } = await this.#looking_ahead.ask(({ task }) => draw(task, question));
        if ('ok' in reply) this.small.value = { ...this.small.peek(), [kind]: reply.ok };
      } catch {
        // The large picture says what failed.
        return;
      }
    }
  }
}
