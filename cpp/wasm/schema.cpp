// SPDX-License-Identifier: MIT
// The schemas as the page's build reads them (web/schema.mjs): a trainer's and a descent's, a line of JSON each.
#include <cstdio>

#include "momentum/options/describe.hpp"

int main() {
  std::puts(momentum::describe().c_str());
  std::puts(momentum::describe_descent().c_str());
}
