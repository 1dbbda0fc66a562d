// SPDX-License-Identifier: MIT
#include "momentum/data/dataset.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "momentum/base/arrays.hpp"
#include "momentum/data/points.hpp"
#include "momentum/options/schema.hpp"

namespace momentum {
namespace {

constexpr std::uint64_t kTeacherSeed = 1;

/// Of zeros. `targets`: rows of them; none means labels.
Planes make_planes(Index features, Index targets, Index samples) {
  Planes planes{.samples = samples, .x = make_plane(features, samples), .labels = {}, .targets = {}};
  if (targets > 0) {
    planes.targets = make_plane(targets, samples);
  } else {
    planes.labels.resize(static_cast<std::size_t>(planes.stride()));
  }
  return planes;
}

/// Samples of a plane as PyTorch lays them out, one a row.
Matrix rows_of(const Vector& plane, Index width, Index stride, Index first, Index count) {
  Matrix rows(count, width);
  for (Index i = 0; i < width; ++i) rows.col(i) = plane.segment(i * stride + first, count);
  return rows;
}

/// The columns of a plane with these numbers, and zeros up to whole vectors.
template <class T>
void gather_columns(const T* from, Index from_stride, Index rows, std::span<const std::int32_t> numbers, T* to) {
  const auto count = static_cast<Index>(numbers.size());
  const Index stride = row_stride(count);
  const std::int32_t* number = numbers.data();
  for (Index row = 0; row < rows; ++row, from += from_stride, to += stride) {
    for (Index n = 0; n < count; ++n) to[n] = from[number[n]];
    std::fill(to + count, to + padded(count), T{0});
  }
}

}  // namespace

Index outputs_of(const DataOptions& options, Loss loss) {
  std::visit([](const auto& kind) { check_fields(kind, "data."); }, options);
  const Shape shape = shape_of(options);
  const bool labels = kind_of(loss).labels;
  const std::string loss_name(kLossNames[static_cast<std::size_t>(loss)]);
  const Index wanted = labels ? shape.classes : shape.outputs;
  const Index other = labels ? shape.outputs : shape.classes;
  const bool sized = std::visit([](const auto& kind) { return Sized<std::remove_cvref_t<decltype(kind)>>; }, options);
  if (!sized && other != 0) {
    const Loss its = labels ? Loss::mse : Loss::cross_entropy;
    throw OptionError(
        "loss",
        std::string(kLossNames[static_cast<std::size_t>(its)]) + " for data.kind " + std::string(type_name(options)),
        loss_name, rule::kNeeds);
  }
  if (other != 0) {
    throw OptionError(labels ? "data.outputs" : "data.classes", "left out for loss " + loss_name,
                      number_text(static_cast<double>(other)));
  }
  const Range range = integer_in(1, kMostUnits);
  if (!range.contains(static_cast<double>(wanted))) {
    throw OptionError(outputs_name(loss), range.text() + " for loss " + loss_name,
                      number_text(static_cast<double>(wanted)), rule::kRange);
  }
  return wanted;
}

std::string outputs_name(Loss loss) { return kind_of(loss).labels ? "data.classes" : "data.outputs"; }

void count_data(Sizes& sizes, const DataOptions& options, Loss loss) {
  const Index outputs = outputs_of(options, loss);
  const std::string name = outputs_name(loss);
  const auto [samples, features, classes, numbers] = shape_of(options);
  sizes.add("data.samples × data.features", samples, features);
  sizes.add("data.samples × " + name, samples, target_rows(loss, outputs));
  if (!std::holds_alternative<LearnableData>(options)) return;
  sizes.add("data.features × " + name, features, outputs);
  const double teaching = static_cast<double>(samples) * static_cast<double>(features) * static_cast<double>(outputs);
  if (teaching > kMostTeaching) {
    throw OptionError("data.samples × data.features × " + name,
                      "at most " + number_text(kMostTeaching) + " for torch_rand_learnable", number_text(teaching));
  }
}

void count_batch(Sizes& sizes, const DataOptions& options, Loss loss, Index samples) {
  const Shape shape = shape_of(options);
  const std::string of = samples < shape.samples ? " × batch_size" : " × data.samples";
  count_planes(sizes, "data.features" + of, shape.features, samples);
  count_planes(sizes, outputs_name(loss) + of, target_rows(loss, outputs_of(options, loss)), samples);
}

Dataset::Dataset(const DataOptions& options, Loss loss, TorchRandom& random)
    : features_(shape_of(options).features), outputs_(outputs_of(options, loss)) {
  Sizes sizes;
  count_data(sizes, options, loss);
  planes_ = make_planes(features_, kind_of(loss).labels ? 0 : outputs_, shape_of(options).samples);
  // A kind that is neither sized nor has a seed has nothing to be drawn from: it does not compile.
  std::visit(
      [&](const auto& kind) {
        using Kind = std::remove_cvref_t<decltype(kind)>;
        if constexpr (std::is_same_v<Kind, ArraysData>) {
          take(kind);
        } else if constexpr (Sized<Kind>) {
          draw(random);
          if constexpr (std::is_same_v<Kind, LearnableData>) teach();
        } else {
          draw_points(options, kind.seed);
        }
      },
      options);
}

Dataset::Dataset(const Dataset& from, std::span<const std::int32_t> numbers)
    : features_(from.features_), outputs_(from.outputs_) {
  BatchPlanes chosen(from, static_cast<Index>(numbers.size()));
  chosen.gather(from, numbers);
  planes_ = std::move(chosen).planes();
}

void Dataset::draw(TorchRandom& random) {
  const auto rand = [&](Vector& plane, Index rows) {
    for (Index n = 0; n < samples(); ++n) {
      for (Index row = 0; row < rows; ++row) plane[row * planes_.stride() + n] = random.uniform();
    }
  };
  rand(planes_.x, features_);
  if (has_labels()) {
    random.randint(static_cast<std::uint32_t>(outputs_), std::span(planes_.labels).first(samples()));
  } else {
    rand(planes_.targets, outputs_);
  }
}

void Dataset::draw_points(const DataOptions& options, std::uint64_t seed) {
  TorchRandom own(seed);
  for (Index n = 0; n < samples(); ++n) {
    const Draws drawn = draw_point(own);
    const DrawnSample point = std::visit(
        [&](const auto& kind) -> DrawnSample {
          if constexpr (Sized<std::remove_cvref_t<decltype(kind)>>)
            return {};
          else
            return point_of(kind, n, drawn);
        },
        options);
    for (Index f = 0; f < features_; ++f) {
      planes_.x[f * planes_.stride() + n] = static_cast<float>(point.x[static_cast<std::size_t>(f)]);
    }
    if (has_labels()) {
      planes_.labels[n] = static_cast<std::int32_t>(point.y);
    } else {
      planes_.targets[n] = static_cast<float>(point.y);
    }
  }
}

void Dataset::teach() {
  TorchRandom own(kTeacherSeed);
  Matrix teacher(features_, outputs_);
  own.rand({teacher.data(), static_cast<std::size_t>(teacher.size())});
  std::vector<double> scores(static_cast<std::size_t>(outputs_));
  for (Index n = 0; n < samples(); ++n) {
    // In double, so that no two scores are closer than rounding and the labels do not depend on summation order.
    std::fill(scores.begin(), scores.end(), 0.0);
    for (Index f = 0; f < features_; ++f) {
      for (Index c = 0; c < outputs_; ++c) {
        scores[c] += (static_cast<double>(x(n, f)) - 0.5) * (static_cast<double>(teacher(f, c)) - 0.5);
      }
    }
    if (has_labels()) {
      planes_.labels[n] = static_cast<std::int32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    } else {
      for (Index c = 0; c < outputs_; ++c) {
        planes_.targets[c * planes_.stride() + n] = static_cast<float>(scores[c]);
      }
    }
  }
}

void Dataset::take(const ArraysData& options) {
  const auto transpose = [&](const std::vector<float>& from, Vector& plane, Index rows) {
    for (Index row = 0; row < rows; ++row) {
      float* out = plane.data() + row * planes_.stride();
      for (Index n = 0; n < samples(); ++n) out[n] = from[static_cast<std::size_t>(n * rows + row)];
    }
  };
  check_length("data.x", options.x.size(), samples() * features_, "samples × features");
  check_finite("data.x", options.x);
  transpose(options.x, planes_.x, features_);
  if (!has_labels()) {
    check_length("data.y", options.targets.size(), samples() * outputs_, "samples × outputs");
    check_finite("data.y", options.targets);
    return transpose(options.targets, planes_.targets, outputs_);
  }
  check_length("data.y", options.labels.size(), samples(), "samples");
  const Range range = integer_in(0, static_cast<double>(outputs_ - 1));
  for (std::size_t i = 0; i < options.labels.size(); ++i) {
    detail::number("data.y[" + std::to_string(i) + "]", static_cast<double>(options.labels[i]), range);
  }
  std::copy(options.labels.begin(), options.labels.end(), planes_.labels.begin());
}

Matrix Dataset::x_rows(Index first, Index count) const {
  return rows_of(planes_.x, features_, planes_.stride(), first, count);
}

Matrix Dataset::target_rows(Index first, Index count) const {
  return rows_of(planes_.targets, has_labels() ? 0 : outputs_, planes_.stride(), first, count);
}

std::span<const std::int32_t> Dataset::labels() const {
  return std::span(planes_.labels).first(has_labels() ? samples() : 0);
}

BatchPlanes::BatchPlanes(const Dataset& data, Index most_samples)
    : planes_(make_planes(data.features(), data.has_labels() ? 0 : data.outputs(), most_samples)) {}

void BatchPlanes::gather(const Dataset& data, std::span<const std::int32_t> numbers) {
  const Planes& from = data.planes();
  planes_.samples = static_cast<Index>(numbers.size());
  gather_columns(from.x.data(), from.stride(), data.features(), numbers, planes_.x.data());
  if (data.has_labels()) {
    gather_columns(from.labels.data(), from.stride(), 1, numbers, planes_.labels.data());
  } else {
    gather_columns(from.targets.data(), from.stride(), data.outputs(), numbers, planes_.targets.data());
  }
}

}  // namespace momentum
