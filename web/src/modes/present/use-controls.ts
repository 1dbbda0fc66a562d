// SPDX-License-Identifier: MIT
/** Controls of a projected room: a clicker's keys, the overlay they open, the full screen. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { once_loaded } from '../../lab/playback/once-loaded';
import { stop_after, stop_before } from '../../lab/playback/stops';
import type { Lab } from '../../lab/view';
import { in_deck } from '../../lab/views/deck';
import { frame_keys, lab_and_data_keys, type Verbs } from '../../lab/views/keys';
import { close_latest } from '../../ui/dismissables';

/** Forward and back through what a room shows. */
export interface Navigation {
  next(): unknown;
  back(): unknown;
  /** what else its keys do: Space plays, S makes one step, R begins anew */
  keys: Verbs;
  /** it walks through a lesson: Space runs, and R asks again */
  lesson?: boolean;
}

/** Through the runs: from stop to stop, back by making the same steps again. */
export function run_navigation(lab: Lab): Navigation {
  const go = (next: typeof stop_after) =>
    // Of two clicks, the second goes on from where the first leads.
    once_loaded(lab, () => lab.go_to(next(lab.destination(), lab.view.peek().stop_step)));
  return { next: () => go(stop_after), back: () => go(stop_before), keys: lab_and_data_keys(lab) };
}

export type OverlayKind = 'blank' | 'code' | 'link' | null;

export interface PresenterControls {
  overlay: Signal<OverlayKind>;
  toggle(what: OverlayKind): void;
  full_screen(): void;
  leave(): void;
}

/** The screen filled and given back. Who leaves it by the browser's own key, which a page never hears of, leaves all. */
function useFullScreen(leave: () => void) {
  const by_us = useRef(false);
  /** whether there was one to give back */
  const give_back = () => {
    by_us.current = document.fullscreenElement !== null;
    if (by_us.current) void document.exitFullscreen();
    return by_us.current;
  };
  useEffect(() => {
    const changed = () => {
      if (document.fullscreenElement === null && !by_us.current) leave();
      by_us.current = false;
    };
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  // Not allowed in every frame, nor on every phone.
  const toggle = () => give_back() || document.documentElement.requestFullscreen?.().catch(() => {});
  return { give_back, toggle };
}

/** `navigation`: null where the room's own keys, or the browser's, go through it. */
export function usePresenterControls(lab: Lab, navigation: Navigation | null): PresenterControls {
  const overlay = useSignal<OverlayKind>(null);
  const now = useRef(navigation);
  now.current = navigation;
  const to_page = () => void lab.set_view('mode', 'page');
  const full = useFullScreen(to_page);
  const controls: PresenterControls = {
    overlay,
    toggle: (what) => {
      overlay.value = overlay.peek() === what ? null : what;
    },
    full_screen: () => void full.toggle(),
    leave: () => {
      full.give_back();
      to_page();
    },
  };
  useLayoutEffect(() => frame_keys(keys_of(controls, now, navigation?.keys)), [lab, navigation !== null]);
  return controls;
}

/** A clicker's. */
export function navigation_keys(navigation: () => Pick<Navigation, 'next' | 'back'> | null): Verbs {
  const next = () => navigation()?.next();
  const back = () => navigation()?.back();
  return { pagedown: next, arrowright: next, pageup: back, arrowleft: back };
}

function keys_of(
  controls: PresenterControls,
  navigation: { readonly current: Navigation | null },
  keys?: Verbs,
) {
  const { overlay, toggle } = controls;
  const close_overlay = () => {
    overlay.value = null;
  };
  return {
    ...(navigation.current && navigation_keys(() => navigation.current)),
    ...keys,
    b: () => toggle('blank'),
    // Many clickers send this to blank the screen.
    '.': () => toggle('blank'),
    q: () => toggle('code'),
    l: () => toggle('link'),
    f: controls.full_screen,
    escape: () => {
      if (overlay.peek() !== null) close_overlay();
      else if (close_latest()) return;
      // In slides it gives them their keys back (keys.ts).
      else if (!in_deck()) controls.leave();
    },
  };
}
