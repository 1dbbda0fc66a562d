// SPDX-License-Identifier: MIT
export function Ravine() {
  return <p>Ravine</p>;
}
