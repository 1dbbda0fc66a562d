// SPDX-License-Identifier: MIT
/// \file
/// Little-endian bytes of plain values, texts, and vectors of them. `archive(x)` writes or reads x: one function
/// describes both directions of a checkpoint. Whole numbers, enums and booleans take 8 bytes, as wasm and native differ
/// in their sizes. Reading accepts only what writing gives: the same bytes come out again.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "momentum/base/types.hpp"

namespace momentum {

template <class T>
concept Whole = std::is_integral_v<T> || std::is_enum_v<T>;
/// Bytes that mean the same everywhere.
template <class T>
concept Plain = std::is_trivially_copyable_v<T> && !Whole<T>;

static_assert(std::endian::native == std::endian::little, "checkpoints are written as memory lies");

class Writer {
 public:
  static constexpr bool kReads = false;

  void operator()(const Whole auto& x) {
    const auto wide = static_cast<std::int64_t>(x);
    append(&wide, sizeof wide);
  }
  void operator()(const Plain auto& x) { append(&x, sizeof x); }
  void operator()(const std::optional<std::int64_t>& x) {
    (*this)(x.has_value());
    (*this)(x.value_or(0));
  }
  template <class T>
  void operator()(const std::vector<T>& v) {
    (*this)(static_cast<std::uint64_t>(v.size()));
    append(v.data(), v.size() * sizeof(T));
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint64_t>(text.size()));
    append(text.data(), text.size());
  }
  void operator()(const Vector& v) {
    (*this)(static_cast<std::uint64_t>(v.size()));
    append(v.data(), static_cast<std::size_t>(v.size()) * sizeof(float));
  }

  /// An item of a list whose length was written.
  template <class T>
  void raw(T x) {
    append(&x, sizeof x);
  }

  std::vector<std::uint8_t> bytes;

 private:
  void append(const void* p, std::size_t count) {
    const std::size_t end = bytes.size();
    bytes.resize(end + count);
    if (count > 0) std::memcpy(bytes.data() + end, p, count);
  }
};

class Reader {
 public:
  static constexpr bool kReads = true;

  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <Whole T>
  void operator()(T& x) {
    std::int64_t wide = 0;
    take(&wide, sizeof wide);
    x = narrow<T>(wide);
  }
  void operator()(Plain auto& x) { take(&x, sizeof x); }
  void operator()(std::optional<std::int64_t>& x) {
    bool has_value = false;
    std::int64_t value = 0;
    (*this)(has_value);
    (*this)(value);
    if (!has_value && value != 0) throw std::invalid_argument("checkpoint: a number where there is none");
    x = has_value ? std::optional(value) : std::nullopt;
  }
  template <class T>
  void operator()(std::vector<T>& v) {
    v.resize(length(sizeof(T)));
    take(v.data(), v.size() * sizeof(T));
  }
  void operator()(std::string& text) {
    text.resize(length(1));
    take(text.data(), text.size());
  }
  /// Vectors have their size by then: another one is an error.
  void operator()(Vector& v) {
    if (length(sizeof(float)) != static_cast<std::size_t>(v.size()))
      throw std::invalid_argument("checkpoint: sizes do not fit");
    take(v.data(), static_cast<std::size_t>(v.size()) * sizeof(float));
  }

  std::size_t left() const { return bytes_.size(); }

 private:
  /// Enums are held to their names later, by check_options.
  template <Whole T>
  static T narrow(std::int64_t wide) {
    if constexpr (std::is_same_v<T, bool>) {
      if (wide == 0 || wide == 1) return wide == 1;
    } else {
      const auto x = static_cast<T>(wide);
      if (static_cast<std::int64_t>(x) == wide) return x;
    }
    throw std::invalid_argument("checkpoint: " + std::to_string(wide) + " where no such number can be");
  }
  std::size_t length(std::size_t item) {
    std::uint64_t count = 0;
    (*this)(count);
    if (count > bytes_.size() / item) throw std::invalid_argument("checkpoint: it ends too early");
    return static_cast<std::size_t>(count);
  }
  void take(void* p, std::size_t count) {
    if (count > bytes_.size()) throw std::invalid_argument("checkpoint: it ends too early");
    if (count > 0) std::memcpy(p, bytes_.data(), count);
    bytes_ = bytes_.subspan(count);
  }

  std::span<const std::uint8_t> bytes_;
};

}  // namespace momentum
