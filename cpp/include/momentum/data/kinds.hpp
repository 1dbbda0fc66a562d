// SPDX-License-Identifier: MIT
/// \file
/// Every kind of data: its options, their ranges and its shape. Points on a plane or a line are in points.hpp.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "momentum/base/random.hpp"
#include "momentum/options/fields.hpp"

namespace momentum {

inline constexpr double kMostSamples = 1e7;
inline constexpr double kMostUnits = 65536;
inline constexpr double kMostNoise = 10;

/// N samples of F numbers; a sample's target is one of C classes, or K numbers: the other of both is 0.
struct Shape {
  Index samples = 0;   ///< N
  Index features = 0;  ///< F
  Index classes = 0;   ///< C, for cross_entropy
  Index outputs = 0;   ///< K, for mse

  const Shape& shape() const { return *this; }
};

/// x = rand(N, F); then y = randint(0, C, (N,)), or for mse y = rand(N, K), all from the run's own seed.
struct TorchRandData : Shape {
  static constexpr std::string_view kType = "torch_rand";
};

/// The same draws, but y is replaced by what a fixed linear teacher says of x: scores = (x − ½)·T, T = rand(F, C) − ½
/// from a generator of its own with seed 1; labels = argmax, targets = scores.
struct LearnableData : Shape {
  static constexpr std::string_view kType = "torch_rand_learnable";
};

/// x and y are handed in.
struct ArraysData : Shape {
  static constexpr std::string_view kType = "arrays";
  std::vector<float> x;              ///< (N, F) row-major
  std::vector<std::int32_t> labels;  ///< with cross_entropy: (N), 0 … C−1
  std::vector<float> targets;        ///< with mse: (N, K) row-major
};

template <class O>
concept Sized = std::derived_from<O, Shape>;

// Constant, which clang-tidy does not see of templates.
// NOLINTBEGIN(bugprone-dynamic-static-initializers)
/// Of the kinds whose shape is free.
template <Sized Kind>
inline constexpr auto kFields<Kind> = std::array{
    field_of<Kind, &Shape::samples>("samples", integer_in(1, kMostSamples, "samples")),
    field_of<Kind, &Shape::features>("features", integer_in(1, kMostUnits)),
    field_of<Kind, &Shape::classes>("classes", integer_in(0, kMostUnits)),
    field_of<Kind, &Shape::outputs>("outputs", integer_in(0, kMostUnits)),
};
// NOLINTEND(bugprone-dynamic-static-initializers)

/// Two half circles that reach into each other. Of class c = n mod 2, s = 1 − 2c:
/// x = (s·cos πa + c − ½, s·(sin πa − ¼)) + noise·(p, q)
struct TwoMoonsData {
  static constexpr std::string_view kType = "two_moons";
  Index samples = 300;
  double noise = 0.15;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 2, .classes = 2}; }
};

/// A ring around another. Of class c = n mod 2, r = 1 or, for c = 1, factor: x = r·(cos 2πa, sin 2πa) + noise·(p, q)
struct CirclesData {
  static constexpr std::string_view kType = "circles";
  Index samples = 300;
  double factor = 0.5;
  double noise = 0.1;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 2, .classes = 2}; }
};

/// Arms that wind out of the middle, A of them. Of class c = n mod A, r = 0.225 + 1.275·a, t = ¾·a + c/A:
/// x = r·(cos 2πt, sin 2πt) + noise·(p, q)
struct SpiralsData {
  static constexpr std::string_view kType = "spirals";
  Index samples = 360;
  Index arms = 3;
  double noise = 0.08;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 2, .classes = arms}; }
};

/// Class 1 where one coordinate is positive, and not both. Of class c = n mod 2, s = −1 where a < ½, else 1:
/// x = (s·(0.1 + 0.9·|2a − 1|), (1 − 2c)·s·(0.1 + 0.9·b)) + noise·(p, q)
struct XorData {
  static constexpr std::string_view kType = "xor";
  Index samples = 300;
  double noise = 0.05;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 2, .classes = 2}; }
};

/// Gaussian clouds around k points of a circle. Of class c = n mod k, t = ¼ + c/k:
/// x = (cos 2πt, sin 2πt) + spread·(p, q)
struct BlobsData {
  static constexpr std::string_view kType = "blobs";
  Index samples = 300;
  Index classes = 5;
  double spread = 0.2;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 2, .classes = classes}; }
};

/// A wave of one and a half periods: x = 2a − 1, y = sin 1.5πx + noise·p
struct SineData {
  static constexpr std::string_view kType = "sine";
  Index samples = 200;
  double noise = 0.1;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 1, .outputs = 1}; }
};

/// A tilted plane, one of whose inputs is four times as wide: x = (2a − 1, ¼·(2b − 1)), y = ½ + x₁ − 2x₂ + noise·p.
/// A network without hidden layers has a quadratic for its loss, steep along w₁ and flat along w₂.
struct PlaneData {
  static constexpr std::string_view kType = "plane";
  Index samples = 200;
  double noise = 0.1;
  std::uint64_t seed = 22;
  Shape shape() const { return {.samples = samples, .features = 2, .outputs = 1}; }
};

// Constant, which clang-tidy does not see of templates.
// NOLINTBEGIN(bugprone-dynamic-static-initializers)
/// Fields that all or most of these kinds have.
template <class Kind>
inline constexpr Field kSamples = field<&Kind::samples>("samples", integer_in(1, kMostSamples, "samples"));
template <class Kind>
inline constexpr Field kNoise = field<&Kind::noise>("noise", Range{.high = kMostNoise});
template <class Kind>
inline constexpr Field kSeed = field<&Kind::seed>("seed", integer_in(0, kMostSeed));

template <class O>
concept OnlyDrawn = std::same_as<O, TwoMoonsData> || std::same_as<O, XorData> || std::same_as<O, SineData> ||
                    std::same_as<O, PlaneData>;
template <OnlyDrawn Kind>
inline constexpr auto kFields<Kind> = std::array{kSamples<Kind>, kNoise<Kind>, kSeed<Kind>};
// NOLINTEND(bugprone-dynamic-static-initializers)

template <>
inline constexpr auto kFields<CirclesData> = std::array{
    kSamples<CirclesData>,
    kNoise<CirclesData>,
    kSeed<CirclesData>,
    field<&CirclesData::factor>("factor", unit_interval()),
};

template <>
inline constexpr auto kFields<SpiralsData> = std::array{
    kSamples<SpiralsData>,
    kNoise<SpiralsData>,
    kSeed<SpiralsData>,
    field<&SpiralsData::arms>("arms", integer_in(2, 5, "arms")),
};

template <>
inline constexpr auto kFields<BlobsData> = std::array{
    kSamples<BlobsData>,
    kSeed<BlobsData>,
    field<&BlobsData::classes>("classes", integer_in(2, 10, "classes")),
    field<&BlobsData::spread>("spread", Range{.high = kMostNoise}),
};

/// A checkpoint has a kind's number: a new one goes to the end.
using DataOptions = std::variant<TorchRandData, LearnableData, ArraysData, TwoMoonsData, CirclesData, SpiralsData,
                                 XorData, BlobsData, SineData, PlaneData>;

inline Shape shape_of(const DataOptions& options) {
  return std::visit([](const auto& kind) -> Shape { return kind.shape(); }, options);
}

}  // namespace momentum
