// SPDX-License-Identifier: MIT
/** When runs stop making sense, or their workers: where the page says so. */
import { Lazy } from '../../ui/Lazy';
import type { Lab } from '../view';
import { useLab } from './lab-context';
import { WorkerBanners } from './WorkerBanners';

const banners = async () => (await import('./trouble/Banners')).Banners;

/** A run diverged, or a table may be badly scaled. */
const may_say_something = (lab: Lab): boolean =>
  lab.experiment.value.table !== null || lab.shown.value.some((id) => lab.runs[id].trouble.value !== null);

export function Troubles() {
  return (
    <div class="banners" role="alert">
      {may_say_something(useLab()) && <Lazy load={banners} props={{}} quiet />}
      <WorkerBanners />
    </div>
  );
}
