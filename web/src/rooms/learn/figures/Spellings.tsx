// SPDX-License-Identifier: MIT
/** Below the curves of the spellings: what each of them moves one weight by, and would at half the learning rate. */
import { useEffect } from 'preact/hooks';
import { useLab } from '../../../lab/views/lab-context';
import { Conventions } from '../../inside/conventions/Conventions';

export function Spellings() {
  const lab = useLab();
  useEffect(() => lab.probe('step_trace'), [lab]);
  useEffect(() => lab.probe('sample_trace'), [lab]);
  return <Conventions />;
}
