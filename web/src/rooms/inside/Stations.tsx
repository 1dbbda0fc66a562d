// SPDX-License-Identifier: MIT
/** The five stations of a step, side by side; on narrow screens one at a time, to be swiped, and their code below. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { step_model } from '../../lab/rule/step-model';
import type { RunView } from '../../lab/view';
import { useLab } from '../../lab/views/lab-context';
import { Formula } from '../../ui/Formula';
import { inside_words } from './words';
import './inside-room.css';
import './figures/figures.css';
import './figures/motion.css';
import './swipe.css';
import { type StationView, station_views } from './station-views';
import { in_view } from './swipe';

/** With how many phases done each station is reached. */
const REACHED = [1, 1, 2, 3, 4] as const;
/** The station to point at, by phases done. */
const CURRENT = [-1, 1, 2, 3, 4, 4] as const;

/** Its step will be told: its worker has neither ended nor refused what it was asked. */
export const will_come = ({ condition }: RunView) => !['ended', 'refused'].includes(condition.value.is);

/** `forward`: the first phase makes two stations; the first of them is pointed at. */
export function Stations({ forward = false }: { forward?: boolean }) {
  const lab = useLab();
  useEffect(() => lab.probe('step_trace'), [lab]);
  useEffect(() => lab.probe('sample_trace'), [lab]);
  const run = lab.runs[lab.inside.value];
  const snapshot = run.snapshot.value;
  const step_trace = snapshot?.products.step_trace;
  const list = useRef<HTMLOListElement>(null);
  const current = forward ? 0 : (CURRENT[snapshot?.done ?? 0] ?? -1);
  const { shown, scrolls, show } = useSwipe(list, current, step_trace !== undefined && step_trace !== null);
  if (!step_trace) return will_come(run) ? <div class="room-wait" /> : null;
  const { done } = snapshot;
  const trace = snapshot.products.sample_trace ?? null;
  const stations = station_views({
    model: step_model(step_trace, run),
    trace,
    done,
    network: lab.network.value,
  });
  return (
    <div class={`stations-frame run-${run.colour.value}`}>
      <StationButtons stations={stations} current={current} shown={shown} show={show} />
      {/* Where it scrolls, arrow keys must reach it. */}
      <ol
        class="stations"
        ref={list}
        tabIndex={scrolls ? 0 : undefined}
        aria-label={inside_words.value.stations}
      >
        {stations.map((station, i) => (
          <Station
            key={i}
            station={station}
            number={i + 1}
            state={i === current ? 'now' : done >= (REACHED[i] ?? 0) ? 'done' : 'waiting'}
          />
        ))}
      </ol>
      <code class={shown === current ? 'code-line now' : 'code-line'} aria-hidden="true">
        {stations[shown]?.code}
      </code>
    </div>
  );
}

/** Which station is in view where they are swiped; the current one comes into view by itself. */
function useSwipe(
  list: RefObject<HTMLOListElement | null>,
  current: number,
  there: boolean,
): { shown: number; scrolls: boolean; show(station: number): void } {
  const [shown, set_shown] = useState(Math.max(0, current));
  const [scrolls, set_scrolls] = useState(false);
  const show = (station: number) => {
    const to = list.current?.children[station];
    if (!list.current || !(to instanceof HTMLElement)) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    list.current.scrollTo({ left: to.offsetLeft, behavior: still ? 'instant' : 'smooth' });
  };
  // Also when there is room for one only again.
  useEffect(() => show(Math.max(0, current)), [current, there, scrolls]);
  useEffect(() => {
    const scroller = list.current;
    if (!scroller) return;
    const look = () => {
      set_scrolls(scroller.scrollWidth > scroller.clientWidth + 1);
      const spans = Array.from(scroller.children, (one) => {
        const { offsetLeft: at, offsetWidth: width } = one as HTMLElement;
        return { at, width };
      });
      set_shown(in_view(spans, { at: scroller.scrollLeft, width: scroller.clientWidth }, current));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [list, there, current]);
  return { shown, scrolls, show };
}

interface ButtonsProps {
  stations: readonly StationView[];
  current: number;
  shown: number;
  show(station: number): void;
}

function StationButtons({ stations, current, shown, show }: ButtonsProps) {
  return (
    <nav class="station-buttons" aria-label={inside_words.value.stations}>
      {stations.map(({ name }, i) => (
        <button
          key={i}
          type="button"
          class={i === current ? 'now' : undefined}
          aria-current={i === shown ? 'true' : undefined}
          aria-label={`${i + 1} ${name}`}
          title={name}
          onClick={() => show(i)}
        >
          {i + 1}
        </button>
      ))}
    </nav>
  );
}

interface StationProps {
  station: StationView;
  number: number;
  state: 'now' | 'done' | 'waiting';
}

function Station({ station, number, state }: StationProps) {
  const reached = state !== 'waiting';
  return (
    <li class={`station ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <h3>
        <span class="station-number" aria-hidden="true">
          {number}
        </span>
        <span>
          {station.name} <span class="note">{station.note}</span>
        </span>
        <span class="visually-hidden"> ({inside_words.value[state]})</span>
      </h3>
      <div class="station-figure">{reached ? station.figure : station.early}</div>
      <div class="station-words">
        {reached ? station.formula : <Letters lines={station.letters} />}
        {reached && <p class="note">{station.caption}</p>}
      </div>
      <code>{station.code}</code>
    </li>
  );
}

function Letters({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="equation">
          <Formula text={line} />
        </p>
      ))}
    </>
  );
}
