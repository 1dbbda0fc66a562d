// SPDX-License-Identifier: MIT
/** Why a worker was ended: the page's words, and after them the browser's own, which are English everywhere. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { look_for_newer } from '../../site/offline';
import type { FaultKind } from '../run/fault';

interface FaultWordsProps {
  why: FaultKind;
  detail: string;
  /** said between the two */
  children?: ComponentChildren;
}

export function FaultWords({ why, detail, children }: FaultWordsProps) {
  useEffect(() => {
    if (why === 'not_loaded') void look_for_newer();
  }, [why]);
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
