// SPDX-License-Identifier: MIT
/** Parts of a page that opens: the first `at_once`, the others one after another. */
import { useSignal } from '@preact/signals';
import { type ComponentChildren, toChildArray } from 'preact';
import { useEffect } from 'preact/hooks';
import { is_opening, turn } from './staged-mount';

interface StagedMountProps {
  at_once?: number;
  children: ComponentChildren;
}

export function StagedMount({ at_once = 1, children }: StagedMountProps) {
  const parts = toChildArray(children);
  const mounted = useSignal(at_once);
  const missing = is_opening() && mounted.value < parts.length;
  useEffect(() => {
    if (!missing) return;
    let left = false;
    turn().then(() => {
      if (!left) mounted.value++;
    });
    return () => {
      left = true;
    };
  }, [mounted.value, missing]);
  return <>{missing ? parts.slice(0, mounted.value) : parts}</>;
}
