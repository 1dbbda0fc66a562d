// SPDX-License-Identifier: MIT
/** Parts of a page that opens: the first `at_once`, the others one after another. */
import { useSignal } from '@preact/signals';
import { type ComponentChildren, toChildArray } from 'preact';
import { useEffect } from 'preact/hooks';
import { is_opening, turn } from './staged-mount';

interface InTurnProps {
  at_once?: number;
  children: ComponentChildren;
}

export function StagedMount({ at_once = 1, children }: InTurnProps) {
  const parts = toChildArray(children);
  const made = useSignal(at_once);
  const missing = is_opening() && made.value < parts.length;
  useEffect(() => {
    if (!missing) return;
    let left = false;
    turn().then(() => {
      if (!left) made.value++;
    });
    return () => {
      left = true;
    };
  }, [made.value, missing]);
  return <>{missing ? parts.slice(0, made.value) : parts}</>;
}
