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

function hints_of(navigation: Navigation | null, controls: PresenterControls): Hint[] {
  const { keys } = present_words.value;
  const navigation_hints: Hint[] = navigation
    ? [
        [keys.space, navigation.lesson ? keys.run : keys.play, () => navigation.keys[' ']?.()],
        ['→', keys.next, navigation.next],
        ['←', keys.back, navigation.back],
        ...(navigation.keys.s ? [['S', keys.step, navigation.keys.s] satisfies Hint] : []),
        ...(navigation.keys.d ? [['D', keys.data, navigation.keys.d] satisfies Hint] : []),
        ...(navigation.keys.r
          ? [['R', navigation.lesson ? keys.again : keys.reset, navigation.keys.r] satisfies Hint]
          : []),
      ]
    : [];
  return [
    ...navigation_hints,
    ['B', keys.blank, () => controls.toggle('blank')],
    ['Q', keys.code, () => controls.toggle('code')],
    ['L', keys.link, () => controls.toggle('link')],
    ['F', keys.full, controls.full_screen],
    ['Esc', keys.leave, controls.leave],
  ];
}

export function Hints({
  navigation,
  controls,
}: {
  navigation: Navigation | null;
  controls: PresenterControls;
}) {
  const awake = useAwake();
  return (
    <nav class={`present-hints ${awake ? '' : 'asleep'}`} aria-label={present_words.value.keys.title}>
      {hints_of(navigation, controls).map(([key, does, verb]) => (
        <button key={key} type="button" onClick={verb}>
          <kbd>{key}</kbd> {does}
        </button>
      ))}
    </nav>
  );
}
