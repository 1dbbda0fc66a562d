// SPDX-License-Identifier: MIT
/** Why runs stopped making sense, and inputs that let them: a file that comes with the first trouble. */
import { TroubleBanner } from './TroubleBanner';
import { WideInputs } from './WideInputs';

export function Banners() {
  return (
    <>
      <TroubleBanner />
      <WideInputs />
    </>
  );
}
