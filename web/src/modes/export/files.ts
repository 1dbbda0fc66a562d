// SPDX-License-Identifier: MIT
/** Files that the browser hands over: a text or bytes, with the table of the data beside it where it needs one. */
import type { DataArrays } from '../../lab/data/data-set';
import { shape_of } from '../../lab/experiment/data-settings';
import type { ExperimentSettings } from '../../lab/experiment/types';
import { data_csv } from '../../lab/export/data-csv';
import { DATA_FILE } from '../../lab/export/python/data-lines';
import { zip_of } from '../../lib/files/zip';
import type { OutFile } from '../../ui/download';

export const BASE_NAME = 'momentum_lab';

const bytes_of = (text: string) => new TextEncoder().encode(text);

export const size_of = ({ content }: OutFile): number =>
  typeof content === 'string' ? bytes_of(content).length : content.length;

/** 703 B, 41.5 kB, 3.2 MB */
export function size_text(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return `${value.toFixed(1)} ${unit}`;
}

/** Between pieces of a long file. */
export const rest = () => new Promise<void>((done) => setTimeout(done));

/** A program and, in one archive with it, the table it reads. */
export async function with_data(
  file: OutFile,
  experiment: ExperimentSettings,
  arrays: DataArrays | null,
): Promise<OutFile> {
  if (!arrays) return file;
  const table = { name: DATA_FILE, bytes: bytes_of(await data_csv(arrays, shape_of(experiment), rest)) };
  const program = { name: file.name, bytes: bytes_of(String(file.content)) };
  return {
    name: `${file.name.replace('.', '_')}.zip`,
    type: 'application/zip',
    content: zip_of([program, table]),
  };
}
