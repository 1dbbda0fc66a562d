// SPDX-License-Identifier: MIT
export function Inside() {
  return <p>Inside</p>;
}
