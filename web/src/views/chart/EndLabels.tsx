// SPDX-License-Identifier: MIT
/** The name and latest value of each run where its curve ends: what a legend would say, without looking away. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Column, RunId } from '../../state/contract';
import { use_lab } from '../lab-context';
import { px } from '../px';
import { place_labels } from './labels';
import type { Layout } from './use-plot';

interface EndLabelsProps {
  layout: Layout;
  names: Record<RunId, string>;
  gutter: number;
  column: Column;
  format(value: number): string;
}

export function EndLabels({ layout, names, gutter, column, format }: EndLabelsProps) {
  const lab = use_lab();
  const boxes = { a: useRef<HTMLDivElement>(null), b: useRef<HTMLDivElement>(null) };
  const [height, set_height] = useState(36);
  const { a, b } = layout.ends;
  useLayoutEffect(() => {
    // Names differ in length with the language and the settings, and may take two lines on a phone.
    const tallest = Math.max(boxes.a.current?.offsetHeight ?? 0, boxes.b.current?.offsetHeight ?? 0);
    if (tallest > 0) set_height(tallest);
    // Not after every frame: asking makes the browser lay the page out.
  }, [names.a, names.b, gutter, a === null, b === null]);
  const [top_a, top_b] = place_labels(a?.y ?? 0, b?.y ?? 0, height, layout.height);
  const label = (id: RunId, top: number) => {
    const end = layout.ends[id];
    const latest = lab.runs[id].at(column, Number.POSITIVE_INFINITY);
    if (!end || !latest) return null;
    return (
      <div
        ref={boxes[id]}
        class={`end-label run-${id}`}
        style={{ transform: `translate(${px(end.x + 8)}, ${px(top)})`, maxWidth: px(gutter - 10) }}
      >
        <b>{names[id]}</b>
        <span>{format(latest.value)}</span>
      </div>
    );
  };
  return (
    <div aria-hidden="true">
      {label('a', top_a)}
      {label('b', top_b)}
    </div>
  );
}
