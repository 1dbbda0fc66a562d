// SPDX-License-Identifier: MIT
/** Cards one at a time: a row of buttons says which, and a wipe goes to the next. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n';
import { useSwipe } from './swipe';

export interface Card {
  id: string;
  name: string;
  show(): ComponentChildren;
}

/** The button that is pressed, in the middle of its row. */
function bring_into_sight(row: HTMLElement): void {
  const pressed = row.querySelector<HTMLElement>('[aria-pressed=true]');
  if (pressed) row.scrollLeft = pressed.offsetLeft - (row.clientWidth - pressed.offsetWidth) / 2;
}

interface CardsProps {
  cards: readonly [Card, ...Card[]];
  /** the one that is shown first; left out: the first */
  first?: string;
  /** another is shown */
  opened?(id: string): void;
}

export function Cards({ cards, first = cards[0].id, opened }: CardsProps) {
  const open = useSignal(first);
  const row = useRef<HTMLElement>(null);
  const at = Math.max(
    0,
    cards.findIndex(({ id }) => id === open.value),
  );
  const show = (id: string) => {
    open.value = id;
    opened?.(id);
  };
  const swipe = useSwipe((by) => show((cards[at + by] ?? cards[at] ?? cards[0]).id));
  useEffect(() => {
    if (row.current) bring_into_sight(row.current);
  }, [at]);
  return (
    <>
      <nav class="card-tabs" ref={row} aria-label={words.value.phone.cards}>
        {cards.map(({ id, name }, i) => (
          <button key={id} type="button" aria-pressed={i === at} onClick={() => show(id)}>
            {name}
          </button>
        ))}
      </nav>
      <div class="card-shown" key={cards[at]?.id} {...swipe}>
        {cards[at]?.show()}
      </div>
    </>
  );
}
