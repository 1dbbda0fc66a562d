// SPDX-License-Identifier: MIT
/** What is chosen in the gallery and not yet used: an experiment, as it would be. */
import { computed, type Signal, signal } from '@preact/signals';
import type { HiddenLayer } from '../../worker/protocol';
import { type DataKind, data_set } from '../data';
import type { DataValues } from '../data/data-set';
import { data_values_of } from '../experiment/data-settings';
import { network_text, parse_network } from '../experiment/network-text';
import { fitting } from '../experiment/settings';
import type { ExperimentSettings } from '../experiment/types';

export const suited_layers = (kind: DataKind): readonly HiddenLayer[] =>
  parse_network(data_set(kind).network) ?? [];

const same = (one: ExperimentSettings, other: ExperimentSettings): boolean =>
  JSON.stringify({ ...one, data_values: data_values_of(one) }) ===
  JSON.stringify({ ...other, data_values: data_values_of(other) });

/** What a hand would set back to what the core has is no other. */
function tidied({ data_values, ...experiment }: ExperimentSettings): ExperimentSettings {
  const defaults = JSON.stringify(data_values_of({ data: experiment.data }));
  const values = data_values_of({ data: experiment.data, ...(data_values && { data_values }) });
  return JSON.stringify(values) === defaults ? experiment : { ...experiment, data_values: values };
}

export class DataDraft {
  readonly #experiment: Signal<ExperimentSettings>;
  /** null: nobody said */
  readonly #suited = signal<boolean | null>(null);
  /** what was set of kinds that were left again */
  readonly #values = new Map<DataKind, DataValues>();

  constructor(readonly present: ExperimentSettings) {
    this.#experiment = signal(present);
    this.#values.set(present.data, data_values_of(present));
  }

  /** The network that suits the data takes the place of the present one: of other data, unless somebody says otherwise. */
  readonly suited = computed(() => {
    const { data } = this.#experiment.value;
    const is_suited = network_text(this.present.hidden) === data_set(data).network;
    return this.#suited.value ?? (data !== this.present.data || is_suited);
  });

  /** The experiment it comes to. */
  readonly experiment = computed(() => {
    const chosen = this.#experiment.value;
    const hidden = this.suited.value ? suited_layers(chosen.data) : this.present.hidden;
    return tidied(fitting({ ...chosen, hidden }));
  });

  readonly changed = computed(() => !same(this.experiment.value, this.present));

  choose(kind: DataKind): void {
    const { data_values: _, ...rest } = this.#experiment.peek();
    const values = this.#values.get(kind);
    this.#experiment.value = { ...rest, data: kind, ...(values && { data_values: values }) };
  }

  /** One of the data's settings, by the core's name. */
  set_value(name: string, value: number): void {
    const chosen = this.#experiment.peek();
    const values = { ...data_values_of(chosen), [name]: value };
    this.#values.set(chosen.data, values);
    this.#experiment.value = { ...chosen, data_values: values };
  }

  set_seed(seed: number): void {
    this.#experiment.value = { ...this.#experiment.peek(), seed };
  }

  /** 0: nothing is only tested. */
  set_share(share: number): void {
    const chosen = this.#experiment.peek();
    this.#experiment.value =
      share > 0 ? { ...chosen, test: 'split', test_share: share } : { ...chosen, test: 'none' };
  }

  suit(suited: boolean): void {
    this.#suited.value = suited;
  }
}
