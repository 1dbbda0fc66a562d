// SPDX-License-Identifier: MIT
/// \file
/// Options out of a tree, by the schema.
#pragma once

#include <string>

#include "momentum/options/schema.hpp"
#include "momentum/options/tree.hpp"

namespace momentum {

/// Sets what `tree` says of the options at `path`; the rest stays. Refuses the first thing that does not fit, after
/// which the options are of no use. The tree may have the keys of `elsewhere`, separated by ", ", beside its own.
[[nodiscard]] Refused read_options(const Table& table, void* options, const Tree& tree, const std::string& path = "",
                                   std::string_view elsewhere = {});
/// The same of a field, which may be a part.
[[nodiscard]] Refused read_field(const Field& field, void* options, const Tree& tree, const std::string& path);

template <class Options>
[[nodiscard]] Refused read_options(Options& options, const Tree& tree) {
  return read_options(kTable<Options>, &options, tree);
}

}  // namespace momentum
