// SPDX-License-Identifier: MIT
/** The clipboard, which a browser may refuse; on a plain http address it has none at all. */

/** Whether the browser allowed it. */
export async function copy_text(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
