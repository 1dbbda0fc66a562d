// SPDX-License-Identifier: MIT
/** What visible views ask of the workers; what nobody asks for is not computed. */
import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { LiveProductName, LiveProducts, LiveRequests } from '../../worker/protocol';
import type { ViewSettings } from '../experiment/types';
import type { RunId } from '../ids';

type ViewChoices = Pick<ViewSettings, 'watched' | 'sample' | 'traced' | 'plane' | 'scored' | 'cell'>;

/** Of which runs a product is asked while a view shows it, and with what. */
interface Probe<Name extends LiveProductName> {
  /** all of them, or the run looked into alone */
  runs: 'all' | 'inside';
  request(view: ViewChoices): LiveProducts[Name]['request'];
}

/** A product of the protocol that is not here does not compile. */
const PROBES: { readonly [Name in LiveProductName]: Probe<Name> } = {
  step_trace: { runs: 'inside', request: ({ watched }) => ({ parameter: watched }) },
  sample_trace: {
    runs: 'inside',
    request: ({ watched, sample, traced }) => ({ parameter: watched, sample: sample - 1, picked: traced }),
  },
  velocity_by_layer: { runs: 'all', request: () => true },
  regions: { runs: 'all', request: ({ plane }) => ({ columns: plane }) },
  network: { runs: 'inside', request: ({ watched }) => ({ parameter: watched }) },
  mistakes: { runs: 'inside', request: ({ scored, cell }) => ({ tested: scored === 'test', cell }) },
};

export const PRODUCT_NAMES = Object.keys(PROBES) as LiveProductName[];

export class Probing {
  /** how many views ask */
  readonly #viewers = Object.fromEntries(PRODUCT_NAMES.map((name) => [name, signal(0)])) as Record<
    LiveProductName,
    Signal<number>
  >;
  /** what is asked for, in a text: another when that is another */
  readonly now: ReadonlySignal<string>;
  #stop = () => {};

  constructor(
    private readonly inside: ReadonlySignal<RunId>,
    private readonly view: () => ViewChoices,
  ) {
    this.now = computed(() => {
      const shown = PRODUCT_NAMES.map((name) => this.#viewers[name].value > 0);
      const { watched, sample, traced, plane, scored, cell } = this.view();
      return JSON.stringify([shown, this.inside.value, watched, sample, traced, plane, scored, cell]);
    });
  }

  ask(name: LiveProductName): () => void {
    const viewers = this.#viewers[name];
    let released = false;
    viewers.value++;
    return () => {
      if (!released) viewers.value--;
      released = true;
    };
  }

  of = ({ id }: { id: RunId }): LiveRequests => {
    const inside = this.inside.peek() === id;
    const names = PRODUCT_NAMES.filter(
      (name) => this.#viewers[name].peek() > 0 && (inside || PROBES[name].runs === 'all'),
    );
    const view = untracked(this.view);
    return Object.fromEntries(names.map((name) => [name, PROBES[name].request(view)]));
  };

  /** `changed` is called when other things are asked for. */
  follow(changed: () => void): void {
    let first = true;
    this.#stop = effect(() => {
      void this.now.value;
      if (!first) untracked(changed);
      first = false;
    });
  }

  stop(): void {
    this.#stop();
  }
}
