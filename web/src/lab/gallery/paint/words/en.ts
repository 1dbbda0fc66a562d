// SPDX-License-Identifier: MIT
/** English words of the tab in which points are painted. */
const points = (count: string) => `${count} ${count === '1' ? 'point' : 'points'}`;

export const en = {
  plane: 'Plane to paint on',
  keys: 'Arrow keys move a cross (Shift: finely), Enter sets points; 1 to 5 choose the class, E the eraser; Ctrl Z undoes.',
  classes: 'Class',
  class_key: (label: string, key: string) => `class ${label}, key ${key}`,
  brush_word: 'Brush',
  brush: 'Brush: points a touch',
  brush_hint: 'How many points a touch sets; drag for more',
  eraser: 'Eraser',
  eraser_hint: 'Takes points away instead (E)',
  undo: 'Undo',
  undo_hint: 'The points from before (Ctrl Z)',
  redo: 'Redo',
  redo_hint: 'What undo took back (Shift Ctrl Z)',
  clear: 'Clear',
  clear_hint: 'Takes all points away; Undo brings them back',
  from: 'from…',
  from_hint: 'A set to start from; Undo brings back what was there',
  count: (count: string, most: string) => `${count} of ${most} points`,
  class_count: (label: string, count: string) => `class ${label}: ${count}`,
  empty: 'Click, drag or touch to set points of a class; then of another.',
  painted: (label: string, count: string, x: string, y: string) =>
    count === '1' ? `class ${label} at ${x}, ${y}.` : `class ${label}: ${points(count)} around ${x}, ${y}.`,
  erased: (count: string, x: string, y: string) =>
    count === '0' ? `Nothing to erase at ${x}, ${y}.` : `Erased ${points(count)} at ${x}, ${y}.`,
  cross: (x: string, y: string) => `Cross at ${x}, ${y}.`,
  cross_over: (x: string, y: string, label: string) => `Cross at ${x}, ${y}, on a point of class ${label}.`,
  undone: (count: string) => `Undone: ${points(count)}.`,
  redone: (count: string) => `Redone: ${points(count)}.`,
  cleared: 'No points.',
  full: (most: string) => `${most} points are the most.`,
  two_classes: 'Paint points of at least two classes.',
  split_refused: 'Too few points for this test share.',
  not_in_link: (most: string) =>
    `A link carries ${most} points. These are more: this browser keeps them, and a link cannot take them along.`,
  use: 'Use these points',
};

export type PaintWords = typeof en;
