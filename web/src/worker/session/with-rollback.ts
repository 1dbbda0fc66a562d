// SPDX-License-Identifier: MIT
/** A look ahead that leaves no trace. */
import type { Trainer } from '../../core/api';

/**
 * What `find_out` learns by going on with this trainer, which is then where it was, to the bit. A copy that goes on would
 * need rooms of its own, as large as the data.
 */
export function with_rollback<T>(trainer: Trainer, find_out: () => T): T {
  const here = trainer.clone();
  try {
    return find_out();
  } finally {
    trainer.restore(here);
    here.delete();
  }
}
