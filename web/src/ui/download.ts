// SPDX-License-Identifier: MIT
/** A file that the browser saves. */

export interface OutFile {
  name: string;
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** Longer than a browser takes to begin with it. */
const KEPT_MS = 60_000;

export function download({ name, type, content }: OutFile): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
