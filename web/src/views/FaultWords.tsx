// SPDX-License-Identifier: MIT
/** Why a worker was ended: the page's words, and after them the browser's own, which are English everywhere. */
import { words } from '../i18n';
import type { FaultKind } from '../state/fault';

export function FaultWords({ why, detail }: { why: FaultKind; detail: string }) {
  return (
    <>
      {words.value.worker.why[why]}
      {detail !== '' && (
        <>
          {' '}
          <code lang="en">{detail}</code>
        </>
      )}
    </>
  );
}
