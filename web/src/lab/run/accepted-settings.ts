// SPDX-License-Identifier: MIT
/** What the core took last of a run's settings, and the way back to it. */
import type { ReadonlySignal } from '@preact/signals';
import { shallow_equal } from '../../lib/shallow-equal';
import { setting_of_path } from '../experiment/option-paths';
import type { Problem, RunBuildOptions, RunSettings } from '../experiment/types';

interface OwnSettings {
  settings: ReadonlySignal<RunSettings>;
  build_options: ReadonlySignal<RunBuildOptions>;
  put_settings(settings: RunSettings): void;
  build_with(options: RunBuildOptions): void;
}

export class AcceptedSettings {
  #last: { settings: RunSettings; build_options: RunBuildOptions } | null = null;

  constructor(private readonly run: OwnSettings) {}

  note(settings: RunSettings): void {
    this.#last = { settings, build_options: this.run.build_options.peek() };
  }

  /** False when what was refused is none of the run's own, or is as it was when it was taken. */
  restore({ key }: Problem): boolean {
    if (!this.#last) return false;
    const name = setting_of_path(key);
    const { settings, build_options } = this.run;
    const is_build_option = name in build_options.peek();
    const in_settings = name in settings.peek();
    const same = is_build_option
      ? shallow_equal(this.#last.build_options, build_options.peek())
      : shallow_equal(this.#last.settings, settings.peek());
    if (same || !(is_build_option || in_settings)) return false;
    if (is_build_option) this.run.build_with(this.#last.build_options);
    else this.run.put_settings(this.#last.settings);
    return true;
  }
}
