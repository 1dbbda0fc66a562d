// SPDX-License-Identifier: MIT
/** The corner that leads to everybody's own screen. */
import { present_words } from '../../i18n/present';
import { format_count } from '../../lib/numbers';
import { only_here } from '../../lib/reach';
import { use_lab } from '../lab-context';
import { fits_code, QrCode } from '../share/QrCode';
import { moment_link } from './moment-link';

export function Run({ enlarge }: { enlarge(): void }) {
  const text = present_words.value;
  const { link, playing } = moment_link(use_lab());
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
