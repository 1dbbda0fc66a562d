// SPDX-License-Identifier: MIT
/** English words of the comparison with PyTorch. */

export const comparison = {
  matches: 'matches PyTorch ✓',
  differs: 'differs from PyTorch ✗',
  hint: 'Train experiments here and compare every loss with PyTorch’s',
  title: 'Compared with PyTorch',
  close: 'Close',
};
