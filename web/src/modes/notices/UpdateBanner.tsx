// SPDX-License-Identifier: MIT
/** That there is a new version of the page. It waits for a click, and what is on the page comes along. */
import { useState } from 'preact/hooks';
import { words } from '../../i18n';
import { outgrown, take_update, update_ready } from '../../site/offline';

interface BannerProps {
  text: { title: string; words: string; now: string; later: string };
  now(): void;
}

/** `leave`: what the address must know before the page is loaded again. */
export function UpdateBanner({ leave }: { leave(): void }) {
  const { update } = words.value;
  const now = () => {
    leave();
    take_update();
  };
  return (
    <>
      <OutgrownBanner leave={leave} />
      {update_ready.value && !outgrown.value && <Banner text={update} now={now} />}
    </>
  );
}

/** That the server has a new version, and no longer the files of this one. */
export function OutgrownBanner({ leave }: { leave(): void }) {
  const now = () => {
    leave();
    location.reload();
  };
  return outgrown.value ? <Banner text={words.value.outgrown} now={now} /> : null;
}

function Banner({ text, now }: BannerProps) {
  const [later, set_later] = useState(false);
  if (later) return null;
  return (
    <div class="banners" role="status">
      <section class="banner quiet" aria-labelledby="update">
        <div>
          <h2 id="update">{text.title}</h2>
          <p>{text.words}</p>
        </div>
        <div class="banner-buttons">
          <button type="button" class="strong" onClick={now}>
            {text.now}
          </button>
          <button type="button" onClick={() => set_later(true)}>
            {text.later}
          </button>
        </div>
      </section>
    </div>
  );
}
