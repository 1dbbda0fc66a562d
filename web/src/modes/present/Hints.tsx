// SPDX-License-Identifier: MIT
/** The keys, which fade when nobody moves; buttons, for who has no keys. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Navigation, PresenterControls } from './use-controls';
import { present_words } from './words';

const FADE_MS = 3000;

/** Whether somebody moved lately. */
function useAwake(): boolean {
  const awake = useSignal(true);
  useEffect(() => {
    let timer = 0;
    const wake = () => {
      awake.value = true;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        awake.value = false;
      }, FADE_MS);
    };
    const stop = new AbortController();
    for (const event of ['pointermove', 'pointerdown', 'focusin'])
      document.addEventListener(event, wake, { signal: stop.signal });
    wake();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  return awake.value;
}

type Hint = [key: string, does: string, verb: () => unknown];

function hints_of(walk: Navigation | null, hands: PresenterControls): Hint[] {
  const { keys } = present_words.value;
  const walking: Hint[] = walk
    ? [
        [keys.space, walk.lesson ? keys.run : keys.play, () => walk.keys[' ']?.()],
        ['→', keys.next, walk.next],
        ['←', keys.back, walk.back],
        ...(walk.keys.s ? [['S', keys.step, walk.keys.s] satisfies Hint] : []),
        ...(walk.keys.d ? [['D', keys.data, walk.keys.d] satisfies Hint] : []),
        ...(walk.keys.r ? [['R', walk.lesson ? keys.again : keys.reset, walk.keys.r] satisfies Hint] : []),
      ]
    : [];
  return [
    ...walking,
    ['B', keys.blank, () => hands.toggle('blank')],
    ['Q', keys.code, () => hands.toggle('code')],
    ['L', keys.link, () => hands.toggle('link')],
    ['F', keys.full, hands.full_screen],
    ['Esc', keys.leave, hands.leave],
  ];
}

export function Hints({ walk, hands }: { walk: Navigation | null; hands: PresenterControls }) {
  const awake = useAwake();
  return (
    <nav class={`present-hints ${awake ? '' : 'asleep'}`} aria-label={present_words.value.keys.title}>
      {hints_of(walk, hands).map(([key, does, verb]) => (
        <button key={key} type="button" onClick={verb}>
          <kbd>{key}</kbd> {does}
        </button>
      ))}
    </nav>
  );
}
