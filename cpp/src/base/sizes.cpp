// SPDX-License-Identifier: MIT
#include "momentum/base/sizes.hpp"

#include "momentum/base/types.hpp"

namespace momentum {
namespace {

void check(const std::string& what, Count values, Count most) {
  if (values > most)
    throw OptionError(what, "at most " + std::to_string(most) + " values", std::to_string(values), rule::kTooLarge);
}

}  // namespace

void Sizes::add_padded(const std::string& what, Count rows, Count columns, Count stride, Count copies) {
  check(what, rows * columns, kMostValues);
  all_ += rows * stride * copies;
  check("all arrays together, with " + what + ",", all_, kMostInAll);
}

}  // namespace momentum
