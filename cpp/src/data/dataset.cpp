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

/// Samples of a plane as PyTorch lays them out, one a row.
Matrix rows_of(const Vector& plane, Index width, Index stride, Index first, Index count) {
  Matrix rows(count, width);
  for (Index i = 0; i < width; ++i) rows.col(i) = plane.segment(i * stride + first, count);
  return rows;
}

}  // namespace

namespace {

std::string name_of(Loss loss) { return std::string(kLossNames[static_cast<std::size_t>(loss)]); }

/// Whether the kind's shape is free. Of the others the shape is the kind's.
bool is_sized(const DataOptions& options) {
  return std::visit([](const auto& kind) { return Sized<std::remove_cvref_t<decltype(kind)>>; }, options);
}

Refused check_labels(std::span<const std::int32_t> labels, const Range& range) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto label = static_cast<double>(labels[i]);
    if (!range.contains(label)) return check_number("data.y[" + std::to_string(i) + "]", label, range);
  }
  return {};
}

}  // namespace

Refused check_targets(const DataOptions& options, Loss loss) {
  const Shape shape = shape_of(options);
  const bool labels = kind_of(loss).labels;
  const Index other = labels ? shape.outputs : shape.classes;
  if (other != 0 && !is_sized(options)) {
    const Loss its = labels ? Loss::mse : Loss::cross_entropy;
    return Refusal{"loss", name_of(its) + " for data.kind " + std::string(type_name(options)), name_of(loss),
                   rule::kNeeds};
  }
  if (other != 0) {
    return Refusal{labels ? "data.outputs" : "data.classes", "left out for loss " + name_of(loss),
                   std::to_string(other)};
  }
  const Index outputs = outputs_of(options, loss);
  const Range range = integer_in(1, kMostUnits);
  if (range.contains(static_cast<double>(outputs))) return {};
  return Refusal{outputs_name(loss), range.text() + " for loss " + name_of(loss), std::to_string(outputs),
                 rule::kRange};
}

Refused check_arrays(const DataOptions& options, Loss loss) {
  const auto* arrays = std::get_if<ArraysData>(&options);
  if (arrays == nullptr) return {};
  const Index outputs = outputs_of(options, loss);
  Refused refused = check_length("data.x", arrays->x.size(), arrays->samples * arrays->features, "samples × features");
  if (!refused) refused = check_finite("data.x", arrays->x);
  if (refused) return refused;
  if (!kind_of(loss).labels) {
    refused = check_length("data.y", arrays->targets.size(), arrays->samples * outputs, "samples × outputs");
    return refused ? refused : check_finite("data.y", arrays->targets);
  }
  refused = check_length("data.y", arrays->labels.size(), arrays->samples, "samples");
  return refused ? refused : check_labels(arrays->labels, integer_in(0, static_cast<double>(outputs - 1)));
}

Index outputs_of(const DataOptions& options, Loss loss) {
  const Shape shape = shape_of(options);
  return kind_of(loss).labels ? shape.classes : shape.outputs;
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
    sizes.refuse({"data.samples × data.features × " + name,
                  "at most " + number_text(kMostTeaching) + " for torch_rand_learnable", number_text(teaching)});
  }
}

void count_batch(Sizes& sizes, const DataOptions& options, Loss loss, Index samples) {
  const Shape shape = shape_of(options);
  const std::string of = samples < shape.samples ? " × batch_size" : " × data.samples";
  count_planes(sizes, "data.features" + of, shape.features, samples);
  count_planes(sizes, outputs_name(loss) + of, target_rows(loss, outputs_of(options, loss)), samples);
}

Refused check_data(const DataOptions& options, Loss loss) {
  const auto fields = []<class Kind>(const Kind& kind) { return check_fields(kFields<Kind>, &kind, "data."); };
  Refused refused = std::visit(fields, options);
  if (!refused) refused = check_targets(options, loss);
  if (refused) return refused;
  Sizes sizes;
  count_data(sizes, options, loss);
  return sizes.refused() ? sizes.refused() : check_arrays(options, loss);
}

Dataset::Dataset(const DataOptions& options, Loss loss, TorchRandom& random, Dtype dtype)
    : features_(shape_of(options).features), outputs_(outputs_of(options, loss)) {
  require_fit(check_data(options, loss));
  planes_ = make_planes(features_, kind_of(loss).labels ? 0 : outputs_, shape_of(options).samples);
  // A kind that is neither sized nor has a seed has nothing to be drawn from: it does not compile.
  std::visit(
      [&](const auto& kind) {
        using Kind = std::remove_cvref_t<decltype(kind)>;
        if constexpr (std::is_same_v<Kind, ArraysData>) {
          take(kind);
        } else if constexpr (Sized<Kind>) {
          draw(random, dtype);
          if constexpr (std::is_same_v<Kind, LearnableData>) teach(dtype);
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

void Dataset::draw(TorchRandom& random, Dtype dtype) {
  const auto rand = [&](Vector& plane, Index rows) {
    for (Index n = 0; n < samples(); ++n) {
      for (Index row = 0; row < rows; ++row) plane[row * planes_.stride() + n] = random.uniform(dtype);
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

void Dataset::teach(Dtype dtype) {
  TorchRandom own(kTeacherSeed);
  Matrix teacher(features_, outputs_);
  for (float& t : std::span(teacher.data(), static_cast<std::size_t>(teacher.size()))) t = own.uniform(dtype);
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
  transpose(options.x, planes_.x, features_);
  if (!has_labels()) return transpose(options.targets, planes_.targets, outputs_);
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

}  // namespace momentum
