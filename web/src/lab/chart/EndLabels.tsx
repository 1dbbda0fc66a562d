// SPDX-License-Identifier: MIT
/** The name and latest value of each curve where it ends: what a legend would say, without looking away. */
import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { place_labels } from '../../figure/labels';
import { px } from '../../ui/px';
import type { Curve } from './curve';
import type { Layout } from './describe';

interface EndLabelsProps {
  layout: ReadonlySignal<Layout>;
  curves: readonly Curve[];
  gutter: number;
  format(value: number): string;
}

/** Until it is measured: of two lines. */
const HEIGHT = 36;
/** Between a curve's end and its name, px. */
const ASIDE = 9;

export function EndLabels({ layout, curves, gutter, format }: EndLabelsProps) {
  const box = useRef<HTMLDivElement>(null);
  const heights = useSignal<readonly number[]>([]);
  const shown = useComputed(() => layout.value.ends.map(({ key }) => key).join('\n'));
  const height = useComputed(() => layout.value.height);
  const tops = useComputed(() => {
    const { ends } = layout.value;
    const lengths = ends.map((_, i) => heights.value[i] ?? HEIGHT);
    return place_labels(
      ends.map(({ y }) => y),
      lengths,
      height.value,
    );
  });
  const keys = shown.value.split('\n');
  const ended = curves.filter(({ key }) => keys.includes(key));
  // One line each, where two would not fit.
  const [dense, set_dense] = useState(false);
  useLayoutEffect(() => {
    // Names differ in length with the language and the settings, and may take two lines on a phone.
    const labels = [...(box.current?.children ?? [])] as HTMLElement[];
    const measured = labels.map((label) => label.offsetHeight);
    if (!dense && measured.reduce((sum, one) => sum + one, 0) > height.value) set_dense(true);
    heights.value = measured;
    // Not after every frame: asking makes the browser lay the page out.
  }, [ended.map(({ name }) => name).join('\n'), gutter, height.value, dense]);
  return (
    <div
      aria-hidden="true"
      class={dense ? 'end-labels dense' : 'end-labels'}
      style={{ '--room': px(gutter - ASIDE - 1) }}
      ref={box}
    >
      {ended.map((curve) => (
        <EndLabel key={curve.key} {...{ curve, layout, tops, format }} />
      ))}
    </div>
  );
}

interface EndLabelProps extends Pick<EndLabelsProps, 'layout' | 'format'> {
  curve: Curve;
  tops: ReadonlySignal<readonly number[]>;
}

/** Its place and number change with every picture, in the frame it is drawn in. */
function EndLabel({ curve: { key, name, colour, pinned }, layout, tops, format }: EndLabelProps) {
  const place = useComputed(() => {
    const i = layout.value.ends.findIndex((end) => end.key === key);
    const end = layout.value.ends[i];
    if (!end) return 'display: none';
    return `transform: translate(${px(end.x + ASIDE)}, ${px(tops.value[i] ?? 0)})`;
  });
  const value = useComputed(() =>
    format(layout.value.ends.find((end) => end.key === key)?.value ?? Number.NaN),
  );
  return (
    <div class={`end-label run-${colour}${pinned ? ' pinned' : ''}`} style={place}>
      <b>{name}</b>
      <span>{value}</span>
    </div>
  );
}
