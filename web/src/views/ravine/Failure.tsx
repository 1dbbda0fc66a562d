// SPDX-License-Identifier: MIT
/** What is said when the surface's worker is gone, and the way to have it again. */
import { ravine_words } from '../../i18n/ravine';
import type { Ravine } from '../../state/ravine/ravine';
import { FaultWords } from '../FaultWords';

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
