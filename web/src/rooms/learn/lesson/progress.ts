// SPDX-License-Identifier: MIT
/** Chapters done and what was guessed in them: on this device, and in memory where the browser keeps nothing. */
import { computed, signal } from '@preact/signals';
import { keep_here, stored_here } from '../../../lib/device-storage';
import type { Guess } from './guess';

const KEY = 'learn';

/** By chapter. `guess` is null where somebody looked without guessing. */
type Done = Readonly<Record<string, { guess: Guess | null }>>;

const is_object = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const is_number = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function guess_of(value: unknown): Guess | null {
  if (!is_object(value)) return null;
  if (value.kind === 'choice' && typeof value.id === 'string') return { kind: 'choice', id: value.id };
  if (value.kind === 'arrow' && is_number(value.angle)) return { kind: 'arrow', angle: value.angle };
  if (value.kind !== 'curve' || !Array.isArray(value.points)) return null;
  const points = value.points.filter((one) => is_object(one) && is_number(one.step) && is_number(one.value));
  return points.length > 1
    ? { kind: 'curve', points: points.map(({ step, value: y }) => ({ step, value: y })) }
    : null;
}

/** What was kept, as far as it can be read. */
function read(text: string | null): Done {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (!is_object(stored)) return {};
    return Object.fromEntries(
      Object.entries(stored).flatMap(([id, one]) =>
        is_object(one) ? [[id, { guess: guess_of(one.guess) }]] : [],
      ),
    );
  } catch {
    return {};
  }
}

export class LessonProgress {
  readonly #done = signal<Done>(read(stored_here(KEY)));
  /** the browser keeps it */
  readonly is_stored = signal(true);
  readonly count = computed(() => Object.keys(this.#done.value).length);

  is_done(id: string): boolean {
    return id in this.#done.value;
  }

  guess(id: string): Guess | null {
    return this.#done.value[id]?.guess ?? null;
  }

  note(id: string, guess: Guess | null): void {
    this.#done.value = { ...this.#done.value, [id]: { guess } };
    this.is_stored.value = keep_here(KEY, JSON.stringify(this.#done.value));
  }

  clear(): void {
    this.#done.value = {};
    keep_here(KEY, null);
  }
}
