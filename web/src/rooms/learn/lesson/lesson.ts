// SPDX-License-Identifier: MIT
/** A chapter opened: a guess, the run, what came of it, one step further. It lives until another is opened. */
import { computed, signal } from '@preact/signals';
import type { Curve } from '../../../lab/chart/curve';
import { still_losses } from '../../../lab/chart/run-curves';
import { VIEW } from '../../../lab/experiment/settings';
import type { Lab } from '../../../lab/view';
import type { Ravine } from '../../ravine/descent/ravine';
import type { Chapter, Facts } from './chapter';
import { chapter_ravine, descend, descents_of } from './descent';
import { type Guess, is_complete, judged } from './guess';
import type { LessonProgress } from './progress';
import { facts_of } from './solved';
import { chapter_lab, from_start, has_failed, type LessonHost, show, train, until } from './training';

export type Stage = 'ask' | 'running' | 'answered';

/** Phases follow each other so that each can be read, ms. */
const A_PHASE = 700;
const PHASES = 5;
const A_TICK = 30;

/** An answer that was left, by the way to another room. */
export interface Left {
  /** one step further was seen, too */
  further: boolean;
}

export class Lesson {
  readonly stage = signal<Stage>('ask');
  readonly guess = signal<Guess | null>(null);
  readonly facts = signal<Facts>({});
  /** one step further was asked for */
  readonly further = signal(false);
  /** what the question shows is there */
  readonly ready = signal(false);
  readonly failed = signal(false);
  /** pictures shown of what runs without a lab */
  readonly tick = signal(0);
  /** the first phase, stopped at its first station */
  readonly forward = signal(false);
  /** one step further is asked, in the place of the answer: where both have no room */
  readonly further_question = signal(false);
  /** curves as they were before their runs began anew */
  readonly trails = signal<readonly Curve[]>([]);
  readonly lab: Lab | null;
  readonly ravine: Ravine | null;
  readonly verdict = computed(() => {
    const guess = this.guess.value;
    return is_complete(guess) ? judged(this.chapter, guess, this.facts.value) : null;
  });
  /** counts what was begun: what is older has no say */
  #begun = 0;
  /** presses of somebody who goes through the stations by hand, and how many of them were followed */
  readonly #presses = signal(0);
  #followed = 0;
  #by_hand = false;
  /** the end is shown at once */
  #still = false;

  constructor(
    readonly chapter: Chapter,
    private readonly host: LessonHost,
    private readonly progress: LessonProgress,
    /** somebody asked for less motion: the end is shown at once */
    private readonly still: boolean,
  ) {
    this.guess.value = progress.guess(chapter.id);
    this.lab = chapter.trained ? chapter_lab(host.lab, chapter.trained) : null;
    this.ravine = chapter.descends ? chapter_ravine(host.ravine, chapter.descends) : null;
    // What is known beforehand; its numbers come.
    this.#note_facts();
    void this.#prepare();
  }

  /** Trains what the question shows; nothing else is drawn. */
  async #prepare(): Promise<void> {
    const { lab, chapter, ravine } = this;
    const is_current = this.#begin();
    if (ravine) {
      this.failed.value = (await descents_of(ravine)) === null;
      if (!is_current()) return;
    }
    if (lab && chapter.trained) {
      const { drawn_from, steps } = chapter.trained;
      show(lab, drawn_from, ['ask']);
      await until(() => !lab.loading.value || has_failed(lab));
      if (!is_current()) return;
      const drawn = Object.values(drawn_from).includes('ask');
      const well = !has_failed(lab) && (!drawn || (await train(lab, steps, 'max', is_current)));
      if (!is_current()) return;
      this.failed.value = !well;
    }
    this.#note_facts();
    this.ready.value = !this.failed.value;
  }

  /**
   * From the start, with what the run shows. `guessed`: what was drawn or chosen counts; `by_hand`: stations wait for a
   * press; `still`: the end is shown at once.
   */
  async run(guessed: boolean, { by_hand = false, still = this.still } = {}): Promise<void> {
    if (!this.ready.peek() || this.stage.peek() === 'running') return;
    if (!guessed) this.guess.value = null;
    const is_current = this.#begin();
    this.#by_hand = by_hand;
    this.#still = still;
    this.#followed = this.#presses.peek();
    this.stage.value = 'running';
    const well = await this.#run_figure(is_current);
    if (!is_current()) return;
    this.failed.value = !well;
    if (!well) return;
    this.#note_facts();
    this.stage.value = 'answered';
    this.progress.note(this.chapter.id, this.guess.peek());
  }

  /** To an answer that was left: all of it at once. */
  async show_again({ further }: Left): Promise<void> {
    await until(() => this.ready.value || this.failed.value);
    await this.run(is_complete(this.guess.peek()), { still: true });
    if (further && this.stage.peek() === 'answered') this.think_further();
  }

  async #run_figure(is_current: () => boolean): Promise<boolean> {
    const { lab, chapter, ravine } = this;
    if (ravine) await descend(ravine, this.#still);
    else if ('ticks' in chapter) await this.#count(chapter.ticks, is_current);
    if (!lab || !chapter.trained) return true;
    const { drawn_from, steps, query } = chapter.trained;
    this.#note_trails(lab);
    await from_start(lab);
    // Asked again meanwhile, the answer stays out of sight.
    if (!is_current()) return false;
    show(lab, drawn_from, this.further.peek() ? ['ask', 'run', 'further'] : ['ask', 'run']);
    if (chapter.figure.kind === 'stations') return this.#step_by_stations(lab, is_current, this.#by_hand);
    const parsed = VIEW.speed.parse(new URLSearchParams(query).get('speed') ?? '');
    const speed = this.#still || !parsed.ok ? 'max' : parsed.value;
    return train(lab, steps, speed, is_current);
  }

  async #count(ticks: number, is_current: () => boolean): Promise<void> {
    this.tick.value = 0;
    while (this.tick.peek() < ticks && is_current()) {
      this.tick.value = this.#still ? ticks : this.tick.peek() + 1;
      await new Promise<void>((done) => this.host.lab.clock.later(A_TICK, done));
    }
  }

  /** One step, station by station. */
  async #step_by_stations(lab: Lab, is_current: () => boolean, by_hand: boolean): Promise<boolean> {
    for (let phase = 0; phase < PHASES && is_current(); phase++) {
      // The first phase makes two stations.
      this.forward.value = by_hand && phase === 0;
      await lab.step_phase();
      if (this.forward.peek()) await this.#pressed();
      if (is_current()) this.forward.value = false;
      if (by_hand && phase < PHASES - 1) await this.#pressed();
      else if (!this.#still && !by_hand)
        await new Promise<void>((done) => this.host.lab.clock.later(A_PHASE, done));
    }
    return !has_failed(lab);
  }

  /** It runs, and presses lead it. */
  is_stepped_by_hand(): boolean {
    return this.#by_hand && this.chapter.figure.kind === 'stations';
  }

  /** To the next station, where stations are gone through by hand. */
  press(): void {
    this.#presses.value++;
  }

  /** Presses made before it was asked for count, too. */
  async #pressed(): Promise<void> {
    await until(() => this.#presses.value > this.#followed);
    this.#followed++;
  }

  /** What was seen stays in sight, faintly, while it is run again. */
  #note_trails(lab: Lab): void {
    this.trails.value = still_losses(lab, lab.drawn.peek()).filter(({ series }) => series.step.length > 1);
  }

  /** The chapter's extra runs were trained along, and are drawn from now on; `seen` false: no longer. */
  think_further(shown = true): void {
    this.further.value = shown;
    if (this.lab && this.chapter.trained)
      show(this.lab, this.chapter.trained.drawn_from, shown ? ['ask', 'run', 'further'] : ['ask', 'run']);
  }

  /** Back to the question, with an empty sheet. */
  ask_again(): void {
    const is_current = this.#begin();
    this.guess.value = null;
    this.further.value = false;
    this.further_question.value = false;
    this.tick.value = 0;
    this.trails.value = [];
    this.stage.value = 'ask';
    const { lab, chapter, ravine } = this;
    ravine?.reset();
    if (!lab || !chapter.trained) return;
    const { drawn_from } = chapter.trained;
    lab.pause();
    show(lab, drawn_from, ['ask']);
    // What the question does not show is at its start again.
    if (!Object.values(drawn_from).includes('ask')) void from_start(lab);
    else if (lab.step.peek() < chapter.trained.steps)
      void train(lab, chapter.trained.steps, 'max', is_current);
  }

  dispose(): void {
    this.#begin();
    this.lab?.dispose();
    this.ravine?.dispose();
  }

  #note_facts(): void {
    this.facts.value = facts_of(this.chapter, this.lab, this.ravine?.descents.peek() ?? null);
  }

  #begin(): () => boolean {
    const mine = ++this.#begun;
    // Stations that wait for a press end.
    this.#presses.value++;
    this.forward.value = false;
    return () => mine === this.#begun;
  }
}
