// SPDX-License-Identifier: MIT
/** What no link carries of painted points: more of them than it has letters for. */
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import { share_words } from './words';

export function NotInLink() {
  const { painted } = useLab().experiment.value;
  if (painted?.points !== null) return null;
  return <p class="note warning">{share_words.value.no_points(format_count(painted.samples))}</p>;
}
