// SPDX-License-Identifier: MIT
/** The page's shelf in this browser: one for all that shows it, made when it is first asked for. */
import type { RunId } from '../ids';
import type { Lab } from '../view';
import { draw_pin, follow_shelf, free_colour } from './drawn-pins';
import { Shelf } from './shelf';
import { open_store } from './store';
import { stored_of } from './stored-run';

const CHANNEL = 'momentum-lab shelf';

function channel(heard: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const line = new BroadcastChannel(CHANNEL);
  line.onmessage = heard;
  return () => line.postMessage(null);
}

async function room(): Promise<number> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const { quota, usage = 0 } = estimate ?? {};
  return quota === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}

let shelf: Shelf | null = null;

export function browser_shelf(): Shelf {
  shelf ??= new Shelf({
    open: open_store,
    room,
    channel,
    later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
  });
  return shelf;
}

/** The run as it is now, drawn beside the live ones; false where there is no room for it. */
export async function pin_and_draw(lab: Lab, id: RunId, name: string): Promise<boolean> {
  const stored = stored_of(lab, id, name);
  const shelf = browser_shelf();
  if (!(await shelf.put([stored]))) return false;
  const run = shelf.pins.peek().find((pin) => pin.id === stored.id);
  follow_shelf(lab, shelf);
  if (run && free_colour(lab)) draw_pin(lab, run);
  return true;
}
