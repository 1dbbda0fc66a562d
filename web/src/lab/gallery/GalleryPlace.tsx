// SPDX-License-Identifier: MIT
/** Where the gallery comes to lie when somebody first opens it. */
import { Lazy } from '../../ui/Lazy';
import { openings } from './opening';

const load = async () => (await import('./Gallery')).GalleryDialog;

export function GalleryPlace() {
  return openings.value > 0 ? <Lazy load={load} props={{}} /> : null;
}
