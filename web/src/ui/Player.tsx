// SPDX-License-Identifier: MIT
/** Controls of every player, whatever it plays: play, step, reset; how fast; numbers that follow. */
import type { ComponentChildren } from 'preact';
import { PlayIcon, ResetIcon } from './icons';
import { Segments, type SegmentsProps } from './Segments';

interface PlayerWords {
  play: string;
  pause: string;
  play_hint: string;
  step: string;
  step_hint: string;
  reset: string;
  reset_hint: string;
}

interface PlayerButtonsProps {
  words: PlayerWords;
  playing: boolean;
  /** why nothing can be played yet; null: it can */
  waiting?: string | null;
  /** reset is its picture alone */
  small: boolean;
  toggle(): void;
  step(): void;
  reset(): void;
}

export function PlayerButtons({
  words,
  playing,
  waiting = null,
  small,
  toggle,
  step,
  reset,
}: PlayerButtonsProps) {
  return (
    <>
      <button
        type="button"
        class="play"
        aria-label={waiting ?? (playing ? words.pause : words.play)}
        title={words.play_hint}
        disabled={waiting !== null}
        onClick={toggle}
      >
        <PlayIcon playing={playing} />
      </button>
      <button type="button" title={words.step_hint} disabled={waiting !== null} onClick={step}>
        {words.step}
      </button>
      <button
        type="button"
        class={small ? 'icon' : 'with-icon'}
        aria-label={small ? words.reset : undefined}
        title={words.reset_hint}
        onClick={reset}
      >
        <ResetIcon />
        {!small && words.reset}
      </button>
    </>
  );
}

interface PlayerBarProps<T extends string | number> {
  title: string;
  class?: string;
  buttons: ComponentChildren;
  speed: SegmentsProps<T>;
  /** the unit of its numbers, for the eye */
  unit: string;
  meters: readonly { name: string; value: ComponentChildren; id?: string; class?: string }[];
  /** what else it has */
  children: ComponentChildren;
}

export function PlayerBar<T extends string | number>({
  title,
  class: name = '',
  buttons,
  speed,
  unit,
  meters,
  children,
}: PlayerBarProps<T>) {
  return (
    <section class={`transport ${name}`} aria-label={title}>
      <div class="verbs">{buttons}</div>
      <div class="speed">
        <Segments {...speed} />
        <span class="note" aria-hidden="true">
          {unit}
        </span>
      </div>
      <dl class="meters">
        {meters.map((meter) => (
          <div key={meter.name}>
            <dt>{meter.name}</dt>
            <dd class={meter.class} data-testid={meter.id}>
              {meter.value}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
