// SPDX-License-Identifier: MIT
/** The foot of both pages: the way to the other, to the library's API and the licences, and which version this is. */
import { version } from '../../package.json';
import { words } from '../i18n';
import { address_of } from '../lib/storage';
import { api_address, HAS_BENCH, licenses_address } from '../site/site-paths';

interface FootProps {
  to: string;
  /** what the other page is to open with */
  query?: string;
  link_text: string;
  /** on the way there */
  leave?(): void;
}

export function Foot({ to, query, link_text, leave }: FootProps) {
  return (
    <footer class="foot">
      {HAS_BENCH && (
        <a href={address_of(to, query)} onClick={leave}>
          {link_text}
        </a>
      )}
      {api_address && (
        <a href={api_address} onClick={leave}>
          {words.value.app.api}
        </a>
      )}
      <a href={licenses_address()} onClick={leave}>
        {words.value.app.licenses}
      </a>
      <span>{words.value.app.version(version)}</span>
    </footer>
  );
}
