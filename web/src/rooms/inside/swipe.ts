// SPDX-License-Identifier: MIT
interface SwipeSpan {
  at: number;
  width: number;
}

/** Which of some spans a window shows: the wanted one if it is all there, else the one nearest to its left edge. */
export function in_view(spans: readonly SwipeSpan[], window: SwipeSpan, wanted: number): number {
  const span = spans[wanted];
  const slack = 2;
  if (span && span.at >= window.at - slack && span.at + span.width <= window.at + window.width + slack)
    return wanted;
  const far = spans.map(({ at }) => Math.abs(at - window.at));
  return Math.max(0, far.indexOf(Math.min(...far)));
}
