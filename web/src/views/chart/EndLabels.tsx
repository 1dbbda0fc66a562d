// SPDX-License-Identifier: MIT
/** The name and latest value of each run where its curve ends: what a legend would say, without looking away. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Column, RunId } from '../../state/contract';
import { use_lab } from '../lab-context';
import { px } from '../px';
import type { Layout } from './describe';
import { place_labels } from './labels';

interface EndLabelsProps {
  layout: Layout;
  names: Record<RunId, string>;
  gutter: number;
  column: Column;
  format(value: number): string;
}

export function EndLabels({ layout, names, gutter, column, format }: EndLabelsProps) {
  const lab = use_lab();
  const box = useRef<HTMLDivElement>(null);
  const [heights, set_heights] = useState<readonly number[]>([]);
  const { ends } = layout;
  // One line each, where two would not fit.
  const [dense, set_dense] = useState(false);
  useLayoutEffect(() => {
    // Names differ in length with the language and the settings, and may take two lines on a phone.
    const labels = [...(box.current?.children ?? [])] as HTMLElement[];
    const measured = labels.map((label) => label.offsetHeight);
    if (!dense && measured.reduce((sum, height) => sum + height, 0) > layout.height) set_dense(true);
    set_heights(measured);
    // Not after every frame: asking makes the browser lay the page out.
  }, [ends.map(({ id }) => names[id]).join('\n'), gutter, layout.height, dense]);
  const two_lines = 36;
  const tops = place_labels(
    ends.map(({ y }) => y),
    ends.map((_, i) => heights[i] ?? two_lines),
    layout.height,
  );
  return (
    <div aria-hidden="true" class={dense ? 'end-labels dense' : 'end-labels'} ref={box}>
      {ends.map(({ id, x }, i) => (
        <div
          key={id}
          class={`end-label run-${lab.runs[id].colour.value}`}
          style={{ transform: `translate(${px(x + 9)}, ${px(tops[i] ?? 0)})`, maxWidth: px(gutter - 10) }}
        >
          <b>{names[id]}</b>
          <span>{format(lab.runs[id].at(column, layout.to)?.value ?? Number.NaN)}</span>
        </div>
      ))}
    </div>
  );
}
