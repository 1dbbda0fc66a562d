// SPDX-License-Identifier: MIT
/** The foot of both pages: the way to the other, and the licences of what the build put in. */
import { words } from '../i18n';
import { address_of } from '../lib/storage';

export function Foot({ to, says }: { to: string; says: string }) {
  return (
    <footer class="foot">
      <a href={address_of(to)}>{says}</a>
      <a href="licenses.txt">{words.value.app.licenses}</a>
    </footer>
  );
}
