// SPDX-License-Identifier: MIT
/// \file
/// Small helpers shared by the tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "momentum/options/read_options.hpp"
#include "momentum/training/trainer.hpp"

namespace momentum::testing {

/// What numbers are not, in a type that turns into both.
inline constexpr float kInfinity = std::numeric_limits<float>::infinity();
inline constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// The message `f` throws, or "nothing thrown".
template <class F>
std::string error_of(F&& f) {
  try {
    f();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "nothing thrown";
}

inline Tree one_value(std::string_view key, const Value& value) { return Tree{Entries{{key, Tree{value}}}}; }

/// Reads a tree of one value into options that lie at `path`; keys of `elsewhere` come by other ways.
template <class Options>
void set_field(Options& options, const std::string& path, std::string_view key, const Value& value,
               std::string_view elsewhere = {}) {
  require_fit(read_options(kTable<Options>, &options, one_value(key, value), path, elsewhere));
}

/// The same of several.
struct ToldApart {
  std::string_view key = "type";
  std::string_view elsewhere{};
};
template <class Several>
struct Holder {
  Several several;
};
template <class... Options>
void set_field(std::variant<Options...>& options, const std::string& path, std::string_view key, const Value& value,
               const ToldApart& by = {}) {
  using Holds = Holder<std::variant<Options...>>;
  Holds holder{options};
  require_fit(read_field(one_of<&Holds::several>(path, by.key, by.elsewhere), &holder, one_value(key, value), path));
  options = holder.several;
}

inline Vector vector_of(std::initializer_list<float> values) {
  Vector v(static_cast<Index>(values.size()));
  Index i = 0;
  for (const float x : values) v[i++] = x;
  return v;
}

/// Reproducible values in [low, high).
inline std::vector<float> uniform_values(std::size_t count, std::uint64_t seed, float low = -1, float high = 1) {
  TorchRandom random(seed);
  std::vector<float> values(count);
  for (float& x : values) x = random.uniform(low, high);
  return values;
}

/// FNV-1a, 64 bits, continued from `hash`. http://www.isthe.com/chongo/tech/comp/fnv/
inline std::uint64_t fnv1a(const void* data, std::size_t count, std::uint64_t hash = 0xCBF29CE484222325U) {
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  for (std::size_t i = 0; i < count; ++i) hash = (hash ^ bytes[i]) * 0x100000001B3U;
  return hash;
}

/// What version 3 or 4 of the format wrote of the same run, small_options() of SGD: it had not all of its options.
inline std::vector<std::uint8_t> as_version(int version, std::vector<std::uint8_t> bytes) {
  constexpr std::ptrdiff_t kHeader = 24;
  constexpr std::ptrdiff_t kBefore = kHeader + 4 * 8;  // seed, init, loss, batch_size; then zero_grad and five more
  constexpr std::ptrdiff_t kStale =
      kBefore + 6 * 8 + 5 * 8 + 8 + 5 * 8 + 8 + 7 * 8;  // data, test, layers, rule, its first
  const auto erase = [&](std::ptrdiff_t at, int fields) {
    bytes.erase(bytes.begin() + at, bytes.begin() + at + fields * 8);
  };
  erase(kStale, 1);
  erase(kBefore + 8, 5);
  if (version == 3) erase(kBefore, 1);
  bytes[8] = static_cast<std::uint8_t>(version);
  const std::uint64_t sum = fnv1a(bytes.data() + kHeader, bytes.size() - static_cast<std::size_t>(kHeader));
  std::memcpy(bytes.data() + 16, &sum, sizeof sum);
  return bytes;
}

/// Equal to the bit, which == on floats is not.
inline bool same_bits(float a, float b) { return std::memcmp(&a, &b, sizeof a) == 0; }
inline bool same_bits(const Vector& a, const Vector& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) { return same_bits(x, y); });
}

/// Everything a run shows from outside, bit for bit.
inline void expect_same(const Trainer& a, const Trainer& b) {
  EXPECT_TRUE(same_bits(a.parameters(), b.parameters()));
  EXPECT_TRUE(same_bits(a.gradient(), b.gradient()));
  EXPECT_TRUE(same_bits(a.velocity(), b.velocity()));
  EXPECT_EQ(a.steps(), b.steps());
  EXPECT_EQ(a.diverged_at(), b.diverged_at());
  EXPECT_TRUE(same_bits(a.stats().loss, b.stats().loss));
  EXPECT_TRUE(same_bits(a.stats().grad_norm, b.stats().grad_norm));
  EXPECT_TRUE(same_bits(a.stats().velocity_norm, b.stats().velocity_norm));
  EXPECT_TRUE(same_bits(a.stats().stride, b.stats().stride));
  EXPECT_TRUE(same_bits(a.stats().agreement, b.stats().agreement));
}

/// `steps` steps of both, which must stay the same.
inline void expect_same_future(Trainer a, Trainer b, int steps = 30) {
  for (int i = 0; i < steps; ++i) ASSERT_TRUE(same_bits(a.step(), b.step())) << "loss " << i;
  expect_same(a, b);
}

/// The numbers of data that may have any shape.
inline Shape& sized(TrainerOptions& options) {
  return std::visit(
      [](auto& kind) -> Shape& {
        if constexpr (Sized<std::remove_cvref_t<decltype(kind)>>) return kind;
        throw std::logic_error("data of a shape of their own");
      },
      options.data);
}
/// What was handed in.
inline ArraysData& arrays_in(TrainerOptions& options) { return std::get<ArraysData>(options.data); }

/// A small network on 37 samples (not a multiple of 4) that every test can afford.
inline TrainerOptions small_options(const OptimizerOptions& optimizer = SgdOptions{.lr = 0.05, .momentum = 0.9}) {
  TrainerOptions options;
  options.data = LearnableData{{.samples = 37, .features = 5, .classes = 3}};
  options.hidden = {{7, Activation::relu}, {6, Activation::tanh}};
  options.optimizer = optimizer;
  return options;
}
inline TrainerOptions batches_of(Index size, TrainerOptions options = small_options()) {
  options.batch_size = size;
  return options;
}

inline TrainerOptions small_mse(const OptimizerOptions& optimizer = SgdOptions{.lr = 0.01, .momentum = 0.9}) {
  TrainerOptions options = small_options(optimizer);
  options.loss = Loss::mse;
  sized(options).classes = 0;
  sized(options).outputs = 2;
  return options;
}

inline DataOptions arrays_of(Index samples, Index features, std::vector<float> x) {
  ArraysData data{{.samples = samples, .features = features}, {}, {}, {}};
  data.x = std::move(x);
  return data;
}

/// Emscripten 3.1.6 has no std::ranges::equal.
template <class A, class B>
bool same_values(const A& a, const B& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// Blows up within some steps: squared error, linear, with far too long a stride.
inline TrainerOptions diverging_options() {
  TrainerOptions options = small_mse(SgdOptions{.lr = 1000, .momentum = 0.9});
  options.hidden = {{7, Activation::identity}};
  return options;
}

/// One of each rule, with everything switched on that keeps state.
struct NamedOptimizer {
  const char* name;
  OptimizerOptions options;
};
inline std::vector<NamedOptimizer> every_optimizer() {
  return {
      {"plain", SgdOptions{.lr = 0.05}},
      {"momentum", SgdOptions{.lr = 0.05, .momentum = 0.9, .dampening = 0.1, .weight_decay = 0.01}},
      {"nesterov", SgdOptions{.lr = 0.02, .momentum = 0.9, .nesterov = true}},
      {"classical", SgdOptions{.lr = 0.02, .momentum = 0.9, .nesterov = true, .convention = Convention::classical}},
      {"average", SgdOptions{.lr = 0.2, .momentum = 0.9, .maximize = false, .convention = Convention::average}},
      {"adam", AdamOptions{.lr = 0.01, .weight_decay = 0.01}},
      {"amsgrad", AdamOptions{.lr = 0.01, .amsgrad = true}},
      {"rmsprop", RmspropOptions{.lr = 0.001}},
      {"rmsprop_all", RmspropOptions{.lr = 0.001, .weight_decay = 0.01, .momentum = 0.9, .centered = true}},
      {"adagrad", AdagradOptions{.lr = 0.02, .lr_decay = 0.01, .initial_accumulator_value = 0.1}},
  };
}

}  // namespace momentum::testing
