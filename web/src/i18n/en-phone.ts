// SPDX-License-Identifier: MIT
/** English words for small screens and fingers. */
export const phone = {
  cards: 'Cards',
  beside: 'Beside the chart',
  tabs: {
    runs: (count: string) => `Runs ${count}`,
    board: () => 'Leader board',
    step: () => 'Inside step',
    regions: () => 'Regions',
    network: () => 'Network',
    mistakes: (of_numbers: boolean): string => (of_numbers ? 'Fit' : 'Mistakes'),
    shelf: () => 'Shelf',
    strides: () => 'Strides',
    experiment: () => 'Experiment',
  },
  hints: 'Hints',
  hints_hint: 'Then a tap on anything says what it is for',
  tap: 'Tap anything to read what it is for; ⓘ ends it.',
  no_hint: 'Nothing is said about this.',
};
