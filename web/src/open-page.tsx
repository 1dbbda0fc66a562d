// SPDX-License-Identifier: MIT
/** The opening of the page: language, theme, lab, views part by part, and the runs. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { follow_language, load_words, words } from './i18n';
import { browser_host } from './lab/browser-host';
import { ComparisonDialog } from './lab/comparison/Comparison';
import { Comparison } from './lab/comparison/comparison';
import { ComparisonContext } from './lab/comparison/comparison-context';
import { read_record } from './lab/comparison/pytorch-file';
import type { LabHost } from './lab/host';
import { createLab } from './lab/lab';
import { mended } from './lab/link/mangled';
import { follow_sight, resting } from './lab/playback/sight';
import type { Lab } from './lab/view';
import { HostContext } from './lab/views/host-context';
import { narrow } from './modes/phone/narrow';
import { ROOMS } from './rooms';
import { App } from './shell/App';
import { TEXT_MS, time_between_texts } from './ui/drawings';
import { pace_text } from './ui/render-throttle';
import { end_opening, turn } from './ui/staged-mount';
import { follow_theme } from './ui/theme';
import type { Connect, CoreWorker } from './worker/protocol';

/** How the page comes to its workers; tests hand in others. */
export interface Workers {
  connect_core: Connect<CoreWorker>;
  connect_whole_core: Connect<CoreWorker>;
  /** asks for the core before there is a worker */
  expect_core(): void;
}

function make(workers: Workers, host: LabHost, lab: Lab, root: Element): void {
  // What said "loading" made room; from here on the page says things itself.
  root.replaceChildren();
  render(
    <ComparisonContext.Provider value={new Comparison(workers.connect_core, host.clock.later, read_record)}>
      <HostContext.Provider value={{ lab: host, connect: workers.connect_whole_core }}>
        <App lab={lab} />
      </HostContext.Provider>
      <ComparisonDialog />
    </ComparisonContext.Provider>,
    root,
  );
}

/** So many parts are drawn before the runs begin: up to the chart; on a phone, which has less to do both with, all. */
const first_parts = () => (narrow.peek() ? 14 : 3);

/** Milliseconds: a phone draws thirty times a second, so that it answers between, and for its battery. */
const least_frame = () => (narrow.peek() ? 30 : 0);

/** Words at their pace; at once when the runs rest, and with the next picture when a hand changed what is shown. */
function write_for(lab: Lab): () => void {
  // Step by step, what is written is of the step that is drawn.
  const pen = pace_text(() => {
    const speed = String(lab.view.peek().speed);
    if (!lab.playing.peek() || speed === 'phase' || speed.endsWith('/s')) return 0;
    return speed === 'max' ? time_between_texts() : TEXT_MS;
  });
  return effect(() => {
    void lab.view.value;
    // Views hear of it first.
    queueMicrotask(lab.playing.value ? pen.soon : pen.now);
  });
}

/** What is long is done in pieces, between which the browser can answer. */
const task = () => new Promise<void>((done) => setTimeout(done));

/** Gives back what closes it again. */
export async function open_page(root: Element, workers: Workers): Promise<() => void> {
  await load_words();
  // Before anything reads the address.
  const query = mended(location.search);
  if (query !== location.search)
    history.replaceState(history.state, '', location.pathname + query + location.hash);
  const followed = [
    follow_sight(),
    follow_language(() => (resting.value ? words.value.app.resting : words.value.app.title)),
    follow_theme(),
  ];
  await task();
  let begin = () => {};
  const ready = new Promise<void>((done) => {
    begin = done;
  });
  const host = browser_host(workers.connect_core, ready, least_frame);
  const lab = createLab(host, ROOMS);
  // A room without the experiment may do without it.
  if (lab.room.peek().experiment !== 'none') workers.expect_core();
  followed.push(write_for(lab));
  await task();
  make(workers, host, lab, root);
  for (let part = first_parts(); part > 0; part--) await turn();
  begin();
  // A link with a step goes to it and rests there; and nobody who asked for less motion is met by motion.
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (lab.opens_playing && !still && lab.room.peek().experiment === 'runs') lab.play();
  return () => {
    end_opening();
    render(null, root);
    lab.dispose();
    for (const leave of followed) leave();
  };
}
