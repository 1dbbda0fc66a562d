// SPDX-License-Identifier: MIT
/// \file
/// Checkpoints as bytes that tests change.
#pragma once

#include "support.hpp"

namespace momentum::testing {

using Bytes = std::vector<std::uint8_t>;

/// magic, version, check sum
inline constexpr std::size_t kHeader = 24;

/// A check sum fitting the payload again, as whoever edits a file by hand would write it.
inline Bytes resealed(Bytes bytes) {
  const std::uint64_t sum = fnv1a(bytes.data() + kHeader, bytes.size() - kHeader);
  std::memcpy(bytes.data() + 16, &sum, sizeof sum);
  return bytes;
}

inline std::string load_error(const Bytes& bytes) {
  return error_of([&] { Trainer::load(bytes); });
}

/// Where a name begins, which has its length before it.
inline Bytes::iterator find_name(Bytes& bytes, std::string_view name) {
  std::string written(sizeof(std::uint64_t), '\0');
  written[0] = static_cast<char>(name.size());
  written += name;
  const auto found = std::search(bytes.begin(), bytes.end(), written.begin(), written.end());
  EXPECT_NE(found, bytes.end()) << name;
  return found + sizeof(std::uint64_t);
}

}  // namespace momentum::testing
