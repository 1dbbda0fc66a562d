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

export function Cards({ cards }: { cards: readonly [Card, ...Card[]] }) {
  const open = useSignal(cards[0].id);
  const row = useRef<HTMLElement>(null);
  const at = Math.max(
    0,
    cards.findIndex(({ id }) => id === open.value),
  );
  const swipe = useSwipe((by) => {
    open.value = (cards[at + by] ?? cards[at] ?? cards[0]).id;
  });
  useEffect(() => {
    if (row.current) bring_into_sight(row.current);
  }, [at]);
  return (
    <>
      <nav class="card-tabs" ref={row} aria-label={words.value.phone.cards}>
        {cards.map(({ id, name }, i) => (
          <button
            key={id}
            type="button"
            aria-pressed={i === at}
            onClick={() => {
              open.value = id;
            }}
          >
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
