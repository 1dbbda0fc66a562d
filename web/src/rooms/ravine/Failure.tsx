// SPDX-License-Identifier: MIT
/** What is said when the surface's worker is gone, and the way to have it again. */

import { FaultWords } from '../../lab/views/FaultWords';
import type { Ravine } from './descent/ravine';
import { ravine_words } from './words';

export function Failure({ ravine }: { ravine: Ravine }) {
  const words = ravine_words.value;
  const fault = ravine.failure.value;
  if (!fault) return null;
  return (
    <p class="failed" role="alert">
      {words.failed} {fault.kind !== 'silent' && <FaultWords why={fault.kind} detail={fault.message} />}{' '}
      <button type="button" onClick={() => ravine.again()}>
        {words.again}
      </button>
    </p>
  );
}
