// SPDX-License-Identifier: MIT
/** A part of the page that is a file of its own: on its way, there, or why it is not there. */
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../i18n';

interface LaterProps<P> {
  /** asked once, and again when somebody tries again: the same function from frame to frame */
  load(): Promise<ComponentType<P>>;
  /** what it is given when it is there */
  props: P;
}

export function Later<P extends object>({ load, props }: LaterProps<P>) {
  const { rooms } = words.value;
  const arrived = useSignal<ComponentType<P> | null>(null);
  const failed = useSignal(false);
  const tries = useSignal(0);
  useEffect(() => {
    let left = false;
    failed.value = false;
    load().then(
      (part) => {
        if (!left) arrived.value = part;
      },
      () => {
        failed.value = !left;
      },
    );
    return () => {
      left = true;
    };
  }, [load, tries.value]);
  const Arrived = arrived.value;
  if (Arrived) return <Arrived {...props} />;
  if (!failed.value) return <p class="loading">{rooms.loading}</p>;
  return (
    <p class="failed" role="alert">
      {rooms.failed}{' '}
      <button type="button" onClick={() => tries.value++}>
        {rooms.again}
      </button>
    </p>
  );
}
