// SPDX-License-Identifier: MIT
/** The reader of a link's query: tolerant, it reports what is wrong and leaves the default there. */
import { shorn } from '../../lib/text';
import { DATA_KINDS } from '../data';
import { data_settings } from '../experiment/data-settings';
import { type Parsed, type ProblemReason, rows } from '../experiment/setting';
import { build_settings, EDITED, RUN, style_settings } from '../experiment/settings';
import type { Problem } from '../experiment/types';
import { RUN_IDS, type RunId } from '../ids';
import { FOREIGN } from './foreign';

/** Settings of a run, which need to be told whose they are. */
const RUN_URLS = [
  ...Object.keys(RUN),
  ...Object.keys(style_settings('a')),
  ...Object.keys(build_settings([])),
  EDITED.url,
];

/** What some kind of data has. */
const ALL_DATA_URLS = new Set(
  DATA_KINDS.flatMap((kind) => Object.values(data_settings(kind)).map(({ url }) => url)),
);

export class LinkReader {
  readonly problems: Problem[] = [];
  /** what was meant for something: it stays in the address, to be mended there */
  readonly misspelt: [key: string, value: string][] = [];
  readonly #texts = new Map<string, string>();
  /** behind it something else may have been taken for the link */
  #last = '';

  constructor(query: string) {
    for (const [key, value] of new URLSearchParams(query)) {
      if (this.#texts.has(key)) this.report(key, value, { id: 'problem.repeated_key' });
      else this.#texts.set(key, value);
      this.#last = key;
    }
    for (const { url, parse, default: fallback } of FOREIGN) this.take(url, parse, fallback);
  }

  names(key: string): boolean {
    return this.#texts.has(key);
  }

  /** The value under `url`, or `fallback` when it is absent or wrong. */
  take<T>(url: string, parse: (text: string) => Parsed<T>, fallback: T): T {
    const text = this.#texts.get(url);
    if (text === undefined) return fallback;
    this.#texts.delete(url);
    const parsed = parse(text);
    const read = parsed.ok || url !== this.#last ? parsed : parse(shorn(text));
    if (read.ok) return read.value;
    this.report(url, text, read.reason);
    return fallback;
  }

  take_table<S extends object>(table: object, fallback: S, before = ''): S {
    const read = rows(table).map(([key, setting]) => [
      key,
      this.take(before + setting.url, setting.parse, Reflect.get(fallback, key)),
    ]);
    return Object.fromEntries(read) as S;
  }

  /** `order`: the runs a setting may have been meant for; `more`: what rooms have of a run; `data`: the link's. */
  report_unknown(order: readonly RunId[], more: readonly string[], data: string): void {
    const of_a_run = [...RUN_URLS, ...more];
    for (const [key, value] of this.#texts) {
      const [, run = '', option = ''] = /^(.)\.(.+)$/.exec(key) ?? [];
      const absent = (RUN_IDS as readonly string[]).includes(run) && of_a_run.includes(option);
      if (ALL_DATA_URLS.has(key)) this.report(key, value, { id: 'problem.no_option', of: `data=${data}` });
      else if (absent) this.report(key, value, { id: 'problem.no_run', run, runs: order.join('') });
      else if (!RUN_URLS.includes(key)) this.report(key, value, { id: 'problem.unknown_key' });
      else {
        const keys = order.map((id) => `${id}.${key}`).join(', ');
        this.report(key, value, { id: 'problem.did_you_mean', keys });
        this.misspelt.push([key, value]);
      }
    }
  }

  report(key: string, value: string, reason: ProblemReason): void {
    this.problems.push({ key, value, reason });
  }
}
