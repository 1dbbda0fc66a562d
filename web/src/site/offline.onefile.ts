// SPDX-License-Identifier: MIT
/** momentum-lab.html needs no network, and nobody brings it a new version. */
import { signal } from '@preact/signals';

export const update_ready = signal(false);

export const outgrown = signal(false);

export const look_for_newer = async (): Promise<void> => {};

export const take_update = (): void => {};

export const work_offline = (): void => {};
