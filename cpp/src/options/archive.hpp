// SPDX-License-Identifier: MIT
/// \file
/// Little-endian bytes of plain values, texts, and vectors of them. `archive(x)` writes or reads x: one function
/// describes both directions of a state (options: archive_options.hpp). Whole numbers, enums and booleans take 8 bytes,
/// as wasm and native differ in their sizes. Reading accepts only what writing gives: the same bytes come out again.
/// After the first thing that it does not accept it gives zeros and nothing, and remembers what that was.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
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

  /// What is written is as it should be.
  void require(bool /*possible*/, const char* /*what*/) {}

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
    require(has_value || value == 0, "a number where there is none");
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
    require(length(sizeof(float)) == static_cast<std::size_t>(v.size()), "sizes do not fit");
    take(v.data(), static_cast<std::size_t>(v.size()) * sizeof(float));
  }

  std::size_t left() const { return bytes_.size(); }

  /// Remembers the first thing that is not so.
  void require(bool possible, const std::string& what) {
    if (!possible && fault_.empty()) fault_ = what;
  }
  /// What was not accepted; empty while all was.
  const std::string& fault() const { return fault_; }

 private:
  template <Whole T>
  T narrow(std::int64_t wide) {
    if constexpr (std::is_same_v<T, bool>) {
      if (wide == 0 || wide == 1) return wide == 1;
    } else {
      const auto x = static_cast<T>(wide);
      if (static_cast<std::int64_t>(x) == wide) return x;
    }
    require(false, std::to_string(wide) + " where no such number can be");
    return T{};
  }
  std::size_t length(std::size_t item) {
    std::uint64_t count = 0;
    (*this)(count);
    require(count <= bytes_.size() / item, kTooShort);
    return fault_.empty() ? static_cast<std::size_t>(count) : 0;
  }
  void take(void* p, std::size_t count) {
    require(count <= bytes_.size(), kTooShort);
    if (count == 0) return;
    if (!fault_.empty()) {
      std::memset(p, 0, count);
      return;
    }
    std::memcpy(p, bytes_.data(), count);
    bytes_ = bytes_.subspan(count);
  }

  static constexpr const char* kTooShort = "it ends too early";

  std::span<const std::uint8_t> bytes_;
  std::string fault_;
};

}  // namespace momentum
