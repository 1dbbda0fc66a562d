// SPDX-License-Identifier: MIT
/** The five stations in a lesson's width: side by side, swiped or scrolled; the one that is reached comes in sight. */
import { useEffect, useRef } from 'preact/hooks';
import { Stations } from '../../inside-room/Stations';
import { use_lab } from '../../lab-context';
import { chapter_words, use_lesson } from '../lesson-context';

export function StationStrip() {
  const strip = useRef<HTMLElement>(null);
  const lab = use_lab();
  const reached = lab.runs[lab.inside.value].snapshot.value?.done ?? 0;
  useEffect(() => {
    const box = strip.current;
    const now = box?.querySelector('[aria-current=step]');
    if (!box) return;
    const by = now ? now.getBoundingClientRect().left - box.getBoundingClientRect().left : -box.scrollLeft;
    box.scrollBy({ left: by });
  }, [reached]);
  return (
    <section
      ref={strip}
      class="station-strip"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too
      tabIndex={0}
      aria-label={chapter_words(use_lesson().chapter.id).figure}
    >
      <Stations />
    </section>
  );
}
