// SPDX-License-Identifier: MIT
/** Why a worker was ended: the page's words, and after them the browser's own, which are English everywhere. */
import type { ComponentChildren } from 'preact';
import { words } from '../i18n';
import type { FaultKind } from '../state/fault';

interface FaultWordsProps {
  why: FaultKind;
  detail: string;
  /** said between the two */
  children?: ComponentChildren;
}

export function FaultWords({ why, detail, children }: FaultWordsProps) {
  return (
    <>
      {words.value.worker.why[why]}
      {children}
      {detail !== '' && (
        <>
          {' '}
          <code lang="en">{detail}</code>
        </>
      )}
    </>
  );
}
