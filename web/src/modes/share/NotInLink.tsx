// SPDX-License-Identifier: MIT
/** What no link carries of the experiment: data of one's own, which stay in this browser. */
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import { share_words } from './words';

export function NotInLink() {
  const { table, painted } = useLab().experiment.value;
  const text = share_words.value.not_in_link;
  if (table) return <p class="note warning">{text.table}</p>;
  if (painted?.points !== null) return null;
  return <p class="note warning">{text.painted(format_count(painted.samples))}</p>;
}
