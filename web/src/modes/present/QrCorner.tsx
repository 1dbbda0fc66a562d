// SPDX-License-Identifier: MIT
/** A QR code in the screen's corner, with the link to this moment. */

import { useLab } from '../../lab/views/lab-context';
import { only_here } from '../../lib/local-url';
import { format_count } from '../../lib/numbers';
import { fits_code, QrCode } from '../share/QrCode';
import { moment_link } from './moment-link';
import { present_words } from './words';

export function QrCorner({ enlarge }: { enlarge(): void }) {
  const text = present_words.value;
  const { link, playing } = moment_link(useLab());
  const opens = playing ? text.opens_playing : text.opens_here;
  if (!fits_code(link)) return <p class="present-run">{text.no_code(format_count(link.length))}</p>;
  return (
    <div class="present-run">
      <button type="button" aria-label={text.enlarge} title={text.enlarge} onClick={enlarge}>
        <QrCode link={link} />
      </button>
      <p>
        <b>{text.here}</b>
        {only_here(link) === null ? opens : text.opens_on_this_device}
      </p>
    </div>
  );
}
