// SPDX-License-Identifier: MIT
/** That there is a new version of the page. It waits for a click, and what is on the page comes along. */
import { useState } from 'preact/hooks';
import { words } from '../i18n';
import { take_update, update_ready } from '../state/offline';

/** `leave`: what the address must know before the page is loaded again. */
export function UpdateBanner({ leave }: { leave(): void }) {
  const [later, set_later] = useState(false);
  const { update } = words.value;
  if (!update_ready.value || later) return null;
  const now = () => {
    leave();
    take_update();
  };
  return (
    <div class="banners" role="status">
      <section class="banner quiet" aria-labelledby="update">
        <div>
          <h2 id="update">{update.title}</h2>
          <p>{update.words}</p>
        </div>
        <div class="banner-buttons">
          <button type="button" class="strong" onClick={now}>
            {update.now}
          </button>
          <button type="button" onClick={() => set_later(true)}>
            {update.later}
          </button>
        </div>
      </section>
    </div>
  );
}
