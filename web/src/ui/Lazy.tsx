// SPDX-License-Identifier: MIT
/** A part of the page that is a file of its own: on its way, there, or why it is not there. */
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../i18n';
import { look_for_newer } from '../site/offline';
import { is_opening, turn } from './staged-mount';

interface LaterProps<P> {
  /** asked once, and again when somebody tries again: the same function from frame to frame */
  load(): Promise<ComponentType<P>>;
  /** what it is given when it is there */
  props: P;
  /** nothing stands in its place while it comes */
  quiet?: boolean;
}

export function Lazy<P extends object>({ load, props, quiet = false }: LaterProps<P>) {
  const { rooms } = words.value;
  const arrived = useSignal<ComponentType<P> | null>(null);
  const failed = useSignal(false);
  const tries = useSignal(0);
  useEffect(() => {
    let left = () => {};
    const leaving = new Promise<null>((done) => {
      left = () => done(null);
    });
    failed.value = false;
    const waiting = Promise.race([load(), leaving]).then(
      (part) => {
        if (part) arrived.value = part;
      },
      () => {
        failed.value = true;
        void look_for_newer();
      },
    );
    // Its parts are those of the page that opens.
    if (is_opening()) void turn(waiting);
    return left;
  }, [load, tries.value]);
  const Arrived = arrived.value;
  if (Arrived) return <Arrived {...props} />;
  if (!failed.value) return quiet ? null : <p class="loading">{rooms.loading}</p>;
  return (
    <p class="failed" role="alert">
      {rooms.failed}{' '}
      <button type="button" onClick={() => tries.value++}>
        {rooms.again}
      </button>
    </p>
  );
}
