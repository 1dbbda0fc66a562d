// SPDX-License-Identifier: MIT
/** A run's live products: which are asked for, which are due with an answer, and what of them moves to the page. */

import type { LiveProduct, RunSubject } from '../products/product';
import type { Exchanges, RequestsOf, ResultsOf } from '../protocol';

/** What products with a limit may take of the time, each: one that costs much comes less often. */
const MOST_SHARE = 0.1;

type Registry<Map extends Exchanges<Map>> = { readonly [Name in keyof Map]: LiveProduct<Map[Name]> };

export class ProductDesk<Map extends Exchanges<Map>> {
  /** what views ask for */
  requests: RequestsOf<Map> = {};
  /** milliseconds, when one with a limit was computed last, and how long that took */
  readonly #computed = new globalThis.Map<keyof Map, { at: number; cost: number }>();
  #moving: ArrayBuffer[] = [];

  constructor(
    private readonly registry: Registry<Map>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get #names(): (keyof Map)[] {
    return Object.keys(this.registry) as (keyof Map)[];
  }

  /** Steps are to be made with numbers of each parameter. */
  get observes_steps(): boolean {
    return this.observes(this.requests);
  }

  /** The same of other requests. */
  observes(requests: RequestsOf<Map>): boolean {
    return this.#names.some((name) => name in requests && this.registry[name].observes_step);
  }

  /** All of what is asked for, now. */
  all(run: RunSubject, requests: RequestsOf<Map>): ResultsOf<Map> {
    return Object.fromEntries(
      this.#names.map((name) => [name, this.#compute(run, name, requests)]),
    ) as ResultsOf<Map>;
  }

  /** What is due with an answer: while the run goes on as often as each one's cadence says, where it rests all. */
  results(run: RunSubject, running: boolean): ResultsOf<Map> {
    const due = this.#names.filter((name) => !running || this.#is_due(name));
    const entries = due.map((name) => [name, this.#compute(run, name, this.requests)]);
    return Object.fromEntries(entries) as ResultsOf<Map>;
  }

  /** More memory that goes with the answer. */
  move(memory: ArrayBuffer[]): void {
    this.#moving.push(...memory);
  }

  /** The memory of what was computed since the last time: it goes with the answer. */
  take_moving(): ArrayBuffer[] {
    const moving = this.#moving;
    this.#moving = [];
    return moving;
  }

  #is_due(name: keyof Map): boolean {
    const { cadence, most_per_second = Number.POSITIVE_INFINITY } = this.registry[name];
    if (!(name in this.requests)) return true;
    if (cadence !== 'frame') return false;
    const { at, cost } = this.#computed.get(name) ?? { at: Number.NEGATIVE_INFINITY, cost: 0 };
    return this.now() - at >= Math.max(1000 / most_per_second, cost / MOST_SHARE);
  }

  #compute<Name extends keyof Map>(
    run: RunSubject,
    name: Name,
    requests: RequestsOf<Map>,
  ): Map[Name]['result'] | null {
    const product = this.registry[name];
    const request = requests[name];
    if (request === undefined) return null;
    const at = this.now();
    const result = product.compute(run, request as Map[Name]['request']);
    if (product.most_per_second) this.#computed.set(name, { at, cost: this.now() - at });
    if (result !== null) this.move(product.transfer(result));
    return result;
  }
}
