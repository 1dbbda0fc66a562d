// SPDX-License-Identifier: MIT
/** A table in the dialog: on its way, read, and what is chosen of it; nothing is used before its button is pressed. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Dialect, NoTable, ReadTable, TableCells } from '../../data/table/cells';
import {
  type ColumnUse,
  type Correction,
  NOTHING_CHOSEN,
  type TableChoices,
  type TargetChoice,
} from '../../data/table/choices';
import type { OwnTable } from '../../data/table/own-table';
import { plan_of, type TablePlan } from '../../data/table/plan';
import { problems_of, type TableProblem } from '../../data/table/problems';
import { number_of } from '../../data/table/reading/numbers';
import { type FileReading, read_file } from '../../data/table/reading/read-file';

export type TableState =
  | { is: 'empty' }
  | { is: 'reading'; rows: number; share: number }
  | { is: 'refused'; why: NoTable }
  | { is: 'failed' }
  | { is: 'read'; cells: TableCells };

/** Where a table came from. */
export interface TableSource {
  name: string;
  file: Blob;
}

/** Rows that are only tested, where nobody said otherwise. */
const USUAL_SHARE = 0.2;

export class TableDraft {
  readonly state = signal<TableState>({ is: 'empty' });
  readonly source = signal<TableSource | null>(null);
  readonly choices = signal<TableChoices>(NOTHING_CHOSEN);
  readonly share = signal(USUAL_SHARE);
  /** what is chosen of how it is read; the rest is guessed */
  #dialect: Partial<Dialect> = {};
  #reading: FileReading | null = null;

  readonly cells: ReadonlySignal<TableCells | null> = computed(() => {
    const state = this.state.value;
    return state.is === 'read' ? state.cells : null;
  });

  readonly plan: ReadonlySignal<TablePlan | null> = computed(() => {
    const cells = this.cells.value;
    return cells && this.#plan_of(cells, this.choices.value);
  });

  #planned: { cells: TableCells; choices: TableChoices; plan: TablePlan } | null = null;

  /** Of a long table a plan takes a while: it is made once. */
  #plan_of(cells: TableCells, choices: TableChoices): TablePlan {
    const last = this.#planned;
    if (last?.cells === cells && last.choices === choices) return last.plan;
    const plan = plan_of(cells, choices);
    this.#planned = { cells, choices, plan };
    return plan;
  }

  /** What is to be settled before the table can be used. */
  readonly unsettled: ReadonlySignal<number> = computed(() => {
    const [cells, plan] = [this.cells.value, this.plan.value];
    return cells && plan ? plan.problems.count + (cells.ambiguous ? 1 : 0) : 0;
  });

  /** Another file, or what was pasted, with nothing chosen yet. */
  open(source: TableSource): void {
    this.#dialect = {};
    batch(() => {
      this.source.value = source;
      this.choices.value = NOTHING_CHOSEN;
    });
    void this.#read();
  }

  /** One that is in use, as it was. */
  open_again({ name, source, cells, choices }: OwnTable, share: number): void {
    batch(() => {
      this.source.value = { name, file: source };
      this.choices.value = choices;
      this.share.value = share;
      this.state.value = { is: 'read', cells };
    });
  }

  /** Columns keep what was chosen of them by their names; cells that were corrected are others now. */
  read_as(chosen: Partial<Dialect>): void {
    this.#dialect = { ...this.#dialect, ...this.cells.peek()?.reading, ...chosen };
    // What was only guessed may be guessed anew.
    if ('delimiter' in chosen || 'encoding' in chosen) delete this.#dialect.decimal;
    this.#choose({ corrections: [] });
    void this.#read();
  }

  cancel(): void {
    this.#reading?.cancel();
    this.#reading = null;
    if (this.state.peek().is === 'reading') this.forget();
  }

  forget(): void {
    this.#reading?.cancel();
    this.#reading = null;
    batch(() => {
      this.state.value = { is: 'empty' };
      this.source.value = null;
    });
  }

  async #read(): Promise<void> {
    this.#reading?.cancel();
    const source = this.source.peek();
    if (!source) return;
    this.state.value = { is: 'reading', rows: 0, share: 0 };
    const reading = read_file(source.file, this.#dialect, (rows, share) => {
      if (this.#reading === reading) this.state.value = { is: 'reading', rows, share };
    });
    this.#reading = reading;
    const came: ReadTable | null = await reading.done.catch(() => null);
    if (came && 'ok' in came) {
      // Before it is shown, and in a turn of its own: both at once would hold the page up.
      this.#plan_of(came.ok, this.choices.peek());
      await new Promise((done) => setTimeout(done));
    }
    if (this.#reading !== reading) return;
    this.#reading = null;
    if (!came) this.state.value = { is: 'failed' };
    else if ('ok' in came) this.state.value = { is: 'read', cells: came.ok };
    else this.state.value = { is: 'refused', why: came.refused };
  }

  #choose(some: Partial<TableChoices>): void {
    this.choices.value = { ...this.choices.peek(), ...some };
  }

  use_column(column: string, use: ColumnUse): void {
    const { uses, target } = this.choices.peek();
    this.#choose({ uses: { ...uses, [column]: use }, target: target?.column === column ? null : target });
  }

  /** The column that was it is used as it would be by itself. */
  set_target(target: TargetChoice): void {
    this.#choose({ target, without: [] });
  }

  set_missing(missing: TableChoices['missing']): void {
    this.#choose({ missing });
  }

  set_standardise(standardise: boolean): void {
    this.#choose({ standardise });
  }

  leave_out_classes(names: readonly string[]): void {
    this.#choose({ without: [...this.choices.peek().without, ...names] });
  }

  take_back_classes(): void {
    this.#choose({ without: [] });
  }

  correct(correction: Correction): void {
    this.#add([correction]);
  }

  #add(corrections: readonly Correction[]): void {
    this.#choose({ corrections: [...this.choices.peek().corrections, ...corrections] });
  }

  take_back_corrections(): void {
    this.#choose({ corrections: [] });
  }

  /** Of all problems: a number may be meant, cells beyond the columns are cut off, and the rest is missing. */
  take_suggestions(): void {
    const cells = this.cells.peek();
    if (!cells) return;
    const { listed } = problems_of(cells, this.choices.peek(), Number.POSITIVE_INFINITY);
    this.#add(listed.map((problem) => this.suggestion_of(problem)));
  }

  leave_rows_out(): void {
    const rows = this.plan.peek()?.problems.rows ?? [];
    this.#add(rows.map((row) => ({ row, is: 'out' })));
  }

  suggestion_of(problem: TableProblem): Correction {
    const { row } = problem;
    if (problem.kind === 'ragged') return { row, is: 'kept' };
    const decimal = this.cells.peek()?.reading.decimal ?? 'point';
    const value = number_of(problem.suggestion, decimal);
    return { row, column: problem.column, value: Number.isNaN(value) ? null : value };
  }
}
