// SPDX-License-Identifier: MIT
/**
 * A room on a projector: one figure, a sentence, the key numbers, the link as a QR code, and a clicker's keys. A room
 * says what stands in it (rooms/alone.ts has the list); lengths are those of a screen of 1,920 × 1,080, scaled.
 */
import type { ComponentChildren } from 'preact';
import { useLab } from '../../lab/views/lab-context';
import { useWindow } from '../../ui/use-window';
import { Notices } from '../notices/Notices';
import { Hints } from './Hints';
import { type KeyNumber, Numbers } from './Numbers';
import { Overlay } from './Overlay';
import { QrCorner } from './QrCorner';
import './present.css';
import { type Navigation, usePresenterControls } from './use-controls';

interface FrameProps {
  title: string;
  /** beside the title: what holds for all of it */
  shared?: string;
  /** given a screen's unit in px: 27 of them are the smallest letters that may be in it */
  figure(unit: number): ComponentChildren;
  sentence?: ComponentChildren;
  numbers?: readonly KeyNumber[];
  /** what forward and back do; left out: what the room's own keys do */
  navigation?: Navigation;
  /** shown large on Q */
  code: ComponentChildren;
}

/** Characters of a name that somebody gave, from which what is said is written smaller. */
const LONG = 24;

/** On smaller screens letters get no smaller. */
const LEAST_UNIT = 0.55;
const unit_now = () => Math.max(Math.min(innerWidth / 1920, innerHeight / 1080), LEAST_UNIT);

export function Frame({ title, shared, figure, sentence, numbers = [], navigation, code }: FrameProps) {
  const lab = useLab();
  const unit = useWindow(unit_now);
  const controls = usePresenterControls(lab, navigation ?? null);
  const is_long = numbers.some(({ name }) => name.length > LONG);
  return (
    <div class="present" style={{ '--u': `${unit}px` }}>
      <main class="present-main">
        <header>
          <h1>{title}</h1>
          {shared && <p class="present-shared">{shared}</p>}
        </header>
        <div class="present-figure">{figure(unit)}</div>
        {numbers.length > 0 && <Numbers numbers={numbers} />}
        <div class={`present-said ${numbers.length > 4 ? 'many' : ''} ${is_long ? 'long' : ''}`}>
          {sentence}
        </div>
        <QrCorner enlarge={() => controls.toggle('link')} />
      </main>
      <Hints navigation={navigation ?? null} controls={controls} />
      <Notices />
      <Overlay overlay={controls.overlay} code={code} />
    </div>
  );
}
