// SPDX-License-Identifier: MIT
/// \file
/// How much memory options may ask for: counted before anything is allocated, and in 64 bits, as wasm's 32 would wrap.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "momentum/base/types.hpp"

namespace momentum {

using Count = std::int64_t;

inline constexpr Count kMostValues = Count{1} << 25;  ///< of one array, its rows' padding not counted: 128 MiB
inline constexpr Count kMostInAll = Count{1} << 28;   ///< of all a trainer has while it evaluates: 1 GiB

/// Adds up arrays that are to be made, of four bytes a value.
class Sizes {
 public:
  /// Counts `copies` arrays of rows × columns values (each factor below 2³¹). Refused, by the name of `what`, when one
  /// has more than kMostValues, or all counted so far have more than kMostInAll; then it counts no more.
  void add(const std::string& what, Count rows, Count columns, Count copies = 1) {
    add_padded(what, rows, columns, columns, copies);
  }
  /// The same for rows that lie `stride` values apart.
  void add_padded(const std::string& what, Count rows, Count columns, Count stride, Count copies);

  /// Another limit that is broken.
  void refuse(Refusal refusal) {
    if (!refused_) refused_ = std::move(refusal);
  }

  /// Values of all.
  Count all() const { return all_; }
  /// The first array that was too much.
  const Refused& refused() const { return refused_; }

 private:
  void check(const std::string& what, Count values, Count most);

  Count all_ = 0;
  Refused refused_;
};

}  // namespace momentum
