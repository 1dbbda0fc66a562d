// SPDX-License-Identifier: MIT
export function Learn() {
  return <p>Learn</p>;
}
