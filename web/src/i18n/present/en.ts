// SPDX-License-Identifier: MIT
/** English words of the presenter and of the frame in somebody's page. */
export const en = {
  title: 'Presenter',
  only: (what: string) => `Same start. Only ${what} differs.`,
  only_beside_lr: (what: string) => `Same start, same lr. Only ${what} differs.`,
  same_start: 'Same start, same batches.',
  alone: 'One run, step by step.',
  batch: (size: string) => `batch ${size}`,
  seed: (seed: string) => `seed ${seed}`,
  step: 'step',
  /** a run and what it is made with */
  run_with: (run: string, option: string) => `${run}, ${option}`,
  no_loss: '–',
  here: 'Run it yourself',
  opens_here: 'opens at this very step',
  opens_playing: 'opens playing',
  opens_on_this_device: 'opens on this device only',
  no_code: (characters: string) => `The link is too long for a QR code (${characters} characters).`,
  enlarge: 'Show the QR code large',
  keys: {
    title: 'Keys',
    play: 'play',
    next: 'next',
    back: 'back',
    step: 'one step',
    blank: 'blank',
    code: 'code',
    link: 'QR code',
    full: 'full screen',
    leave: 'leave',
    space: 'Space',
  },
  blank: 'The screen is blank. Any key brings it back.',
  code: 'The step in PyTorch',
  by_hand: 'written by hand: torch.optim has no such rule',
  close: 'Close',
  open_in_lab: 'Open in Momentum Lab',
  frame: 'Momentum Lab: a figure to play',
};

export type PresentWords = typeof en;
