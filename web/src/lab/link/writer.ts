// SPDX-License-Identifier: MIT
/** The writer of a link's query: what is not usual, key by key. */
import { default_value } from '../experiment/defaults';
import type { RuleType, ScheduleType } from '../experiment/schema';
import { rows, type Setting } from '../experiment/setting';
import { build_settings, EDITED, RUN, style_settings } from '../experiment/settings';
import type { Value } from '../experiment/types';
import type { RunId } from '../ids';
import { type Plan, type RunSpec, settings_at } from '../run/plan';
import { changes_text } from './changes';
import { edits_text } from './edits';

/** Keys a link always names, so that it says what it shows even to a reader of another version. */
const ALWAYS = new Set(['data', 'seed', 'a.lr', 'a.momentum', 'b.lr', 'b.momentum', 'target']);

/** What cannot stand in a query as it is. */
const escaped = (text: string) => text.replace(/[%&+#\s]/g, encodeURIComponent);

export class LinkWriter {
  readonly parts: string[] = [];

  put(key: string, text: string, default_text: string): void {
    if (ALWAYS.has(key) || text !== default_text) this.parts.push(`${key}=${escaped(text)}`);
  }

  table(table: object, values: object, before = ''): void {
    for (const [key, setting] of rows(table))
      this.put(
        before + setting.url,
        setting.format(Reflect.get(values, key)),
        setting.format(setting.default),
      );
  }

  run(id: RunId, { plan, style, build_options }: RunSpec): void {
    this.table(build_settings([]), build_options, `${id}.`);
    for (const [key, setting] of Object.entries(RUN)) {
      const default_text = default_text_of(plan, key, setting);
      const changes = plan.changes[key];
      const text = changes ? changes_text(setting, changes) : default_text;
      // What the run's rule does not have is said only where it had it on the way.
      if (default_text !== null || (changes && changes.length > 1))
        this.put(`${id}.${key}`, text ?? '', default_text ?? '');
    }
    this.put(`${id}.${EDITED.url}`, edits_text(plan.edits ?? []), '');
    this.table(style_settings(id), style, `${id}.`);
  }
}

/** What a key is at the start where nothing is said; null where the rule there does not have it. */
function default_text_of(plan: Plan, key: string, setting: Setting<Value>): string | null {
  const { rule, schedule } = settings_at(plan, 0);
  if (key === 'rule' || key === 'schedule') return setting.format(default_frame(plan.id)[key]);
  const default_text = default_value(plan.id, rule, schedule, key);
  return default_text === undefined ? null : setting.format(default_text);
}

function default_frame(id: RunId): { rule: RuleType; schedule: ScheduleType } {
  return settings_at({ id, changes: {} }, 0);
}
