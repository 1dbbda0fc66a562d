// SPDX-License-Identifier: MIT
/** What is fed of a table as a file: numbers before they are standardised, kinds as 0 and 1, missing cells empty. */
import type { TableCells } from './cells';
import type { TableChoices } from './choices';
import { values_of } from './feed';
import type { TablePlan } from './plan';
import { Corrected } from './problems';

/** Spreadsheets know by it that the letters are UTF-8. */
const BOM = '\ufeff';

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

interface WrittenTable {
  cells: TableCells;
  choices: TableChoices;
  plan: TablePlan;
}

/** A head of names, the target's last; then a line for each row that is fed, labels as 0, 1, 2 … */
export function csv_of({ cells, choices, plan }: WrittenTable): string {
  const corrected = new Corrected(choices.corrections);
  const columns = plan.inputs.map((input) => values_of(cells, plan, input, corrected));
  const head = [...plan.inputs.map(({ name }) => name), plan.target?.name ?? ''].map(quoted).join();
  const lines = Array.from(plan.y, (target, row) => {
    const numbers = columns.map((values) => values[row] as number);
    return [...numbers.map((value) => (Number.isNaN(value) ? '' : String(value))), target].join();
  });
  return `${BOM}${[head, ...lines].join('\r\n')}\r\n`;
}
