// SPDX-License-Identifier: MIT
#include "momentum/base/sizes.hpp"

namespace momentum {

void Sizes::check(const std::string& what, Count values, Count most) {
  if (values > most)
    refuse({what, at_most(static_cast<double>(most), "values"), value(static_cast<double>(values)), rule::kTooLarge});
}

void Sizes::add_padded(const std::string& what, Count rows, Count columns, Count stride, Count copies) {
  check(what, rows * columns, kMostValues);
  if (refused_) return;
  all_ += rows * stride * copies;
  check("all arrays together, with " + what + ",", all_, kMostInAll);
}

}  // namespace momentum
