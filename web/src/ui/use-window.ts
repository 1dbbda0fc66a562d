// SPDX-License-Identifier: MIT
/** A value of the window, read again whenever its size changes. */
import { useEffect, useState } from 'preact/hooks';

/** `read`: the same function from frame to frame. */
export function useWindow<T>(read: () => T): T {
  const [value, set_value] = useState(read);
  useEffect(() => {
    const follow = () => set_value(read);
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, [read]);
  return value;
}
