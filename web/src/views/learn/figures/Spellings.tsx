// SPDX-License-Identifier: MIT
/** Below the curves of the spellings: what each of them moves one weight by, and would at half the learning rate. */
import { useEffect } from 'preact/hooks';
import { Conventions } from '../../inside-room/Conventions';
import { use_lab } from '../../lab-context';

export function Spellings() {
  const lab = use_lab();
  useEffect(() => lab.probe('inside'), [lab]);
  useEffect(() => lab.probe('trace'), [lab]);
  return <Conventions />;
}
