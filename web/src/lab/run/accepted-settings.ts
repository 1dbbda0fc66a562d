// SPDX-License-Identifier: MIT
/** What the core took last of a run's settings, and the way back to it. */
import type { Signal } from '@preact/signals';
import { shallow_equal } from '../../lib/shallow-equal';
import { setting_of_path } from '../experiment/option-paths';
import type { Problem, RunNature, RunSettings } from '../experiment/types';

interface OwnSettings {
  settings: Signal<RunSettings>;
  nature: Signal<RunNature>;
}

export class AcceptedSettings {
  #last: { settings: RunSettings; nature: RunNature } | null = null;

  constructor(private readonly run: OwnSettings) {}

  note(settings: RunSettings): void {
    this.#last = { settings, nature: this.run.nature.peek() };
  }

  /** False when what was refused is none of the run's own, or is as it was when it was taken. */
  restore({ key }: Problem): boolean {
    if (!this.#last) return false;
    const name = setting_of_path(key);
    const { settings, nature } = this.run;
    const in_nature = name in nature.peek();
    const in_settings = name in settings.peek();
    const same = in_nature
      ? shallow_equal(this.#last.nature, nature.peek())
      : shallow_equal(this.#last.settings, settings.peek());
    if (same || !(in_nature || in_settings)) return false;
    if (in_nature) nature.value = this.#last.nature;
    else settings.value = this.#last.settings;
    return true;
  }
}
