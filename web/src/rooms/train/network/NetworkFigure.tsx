// SPDX-License-Identifier: MIT
/** The drawn network: its weights are read by pointer and by keyboard, chosen by a click, and set by + and −. */
import { useMemo, useRef } from 'preact/hooks';
import { useCanvas } from '../../../figure/use-canvas';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { layout_of, type NetworkLayout, wanted_height } from './layout';
import { network_figure, reading_figure } from './marks';
import { parameter_at, parameter_by_key } from './picking';
import { ends_text, name_of, names_of, value_text } from './text';
import { obstacle, type ShownNetwork } from './use-network';
import { network_words } from './words';
import './network.css';

/** A key's worth of a weight. */
const NUDGE = 0.1;

interface NetworkFigureProps {
  shown: ShownNetwork;
  /** px in one of the page's */
  unit: number;
  /** as large as its place is; else as the network wants */
  fills?: boolean;
}

/** Without a size: for names and keys. */
const somewhere = (lab: Lab) => layout_of(lab.network.value, { width: 300, height: 300, unit: 1 });

/** What is read stays where it is while weights are drawn anew: it has a canvas of its own. */
function useFigures({ shown, unit }: NetworkFigureProps) {
  const lab = useLab();
  const layout = useRef<NetworkLayout | null>(null);
  const depends = [lab, shown, unit];
  const weights = useCanvas(
    {
      follow: () => void [shown.state.value, network_words.value],
      figure: (width, height) => {
        const size = { width, height, unit };
        const network = lab.network.peek();
        layout.current = layout_of(network, size);
        const state = shown.state.peek();
        const names = names_of(network, network_words.peek());
        return state && network_figure(state, layout.current, names, size);
      },
    },
    depends,
  );
  const reading = useCanvas(
    {
      follow: () => void [shown.read.value, lab.network.value],
      figure: (width, height) => {
        const size = { width, height, unit };
        const read = shown.read.peek();
        return read === null ? null : reading_figure(read, layout_of(lab.network.peek(), size), size);
      },
    },
    depends,
  );
  return { layout, weights, reading };
}

function press(event: KeyboardEvent, lab: Lab, { state, read }: ShownNetwork): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const [at, known] = [read.peek(), state.peek()];
  if (at === null || !known) return;
  const sign = { '+': 1, '=': 1, '-': -1, '−': -1 }[event.key];
  const next = parameter_by_key(event.key, somewhere(lab), at);
  if (sign === undefined && next === null) return;
  event.preventDefault();
  if (next !== null) lab.set_view('watched', next);
  else if (obstacle(lab) === null) {
    const value = (known.parameters[at] as number) + (sign ?? 0) * NUDGE;
    lab.set_parameter(lab.inside.peek(), at, Number(value.toPrecision(6)));
  }
}

function useHandlers(shown: ShownNetwork, layout: { readonly current: NetworkLayout | null }) {
  const lab = useLab();
  return useMemo(() => {
    const at = (event: PointerEvent | MouseEvent) => {
      const state = shown.state.peek();
      const place = [event.offsetX, event.offsetY] as const;
      return state && layout.current ? parameter_at(layout.current, state, place) : null;
    };
    return {
      onPointerMove: (event: PointerEvent) => {
        shown.pointed.value = at(event);
      },
      onPointerLeave: () => {
        shown.pointed.value = null;
      },
      onClick: (event: MouseEvent) => {
        const parameter = at(event);
        if (parameter !== null) lab.set_view('watched', parameter);
      },
      onKeyDown: (event: KeyboardEvent) => {
        shown.pointed.value = null;
        press(event, lab, shown);
      },
    };
  }, [lab, shown]);
}

export function NetworkFigure(props: NetworkFigureProps) {
  const { shown, fills = false } = props;
  const lab = useLab();
  const text = network_words.value;
  const { layout, weights, reading } = useFigures(props);
  const handlers = useHandlers(shown, layout);
  const name = names_in(lab).short[lab.inside.value];
  const read = shown.read.value ?? 0;
  const value = shown.state.value?.parameters[read];
  const names = somewhere(lab);
  const spoken = `${name_of(names, read)} ${value === undefined ? '' : value_text(value)}, ${ends_text(lab.network.value, names, read, text)}`;
  const height = fills ? undefined : { height: `${wanted_height(lab.network.value)}px` };
  return (
    <div class="network-figure" style={height} data-figure={text.title(name).join('')}>
      <canvas ref={weights} class="network-weights" />
      <canvas ref={reading} />
      <div
        class="network-surface"
        role="slider"
        tabIndex={0}
        aria-label={text.surface(name)}
        title={text.keys}
        aria-valuemin={0}
        aria-valuemax={lab.network.value.parameters - 1}
        aria-valuenow={read}
        aria-valuetext={spoken}
        {...handlers}
      />
    </div>
  );
}
