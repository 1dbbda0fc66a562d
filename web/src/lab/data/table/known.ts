// SPDX-License-Identifier: MIT
/** What is known of tables in this tab: what views name them, their inputs and their classes by. */
import { signal } from '@preact/signals';

export interface KnownTable {
  /** of its file; '' where it was pasted */
  name: string;
  inputs: readonly string[];
  target: string;
  /** in the order of their labels; empty: a number is learnt */
  classes: readonly string[];
}

/** By their ids. */
export const known_tables = signal<Readonly<Record<string, KnownTable>>>({});

export function make_known(id: string, known: KnownTable): void {
  known_tables.value = { ...known_tables.peek(), [id]: known };
}
