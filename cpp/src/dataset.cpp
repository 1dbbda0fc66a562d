// SPDX-License-Identifier: MIT
#include "momentum/dataset.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace momentum {
namespace {

constexpr std::uint64_t kTeacherSeed = 1;

std::span<float> values(Matrix& m) { return {m.data(), static_cast<std::size_t>(m.size())}; }

void check_length(const std::string& field, std::size_t got, Index want, const std::string& shape) {
  if (got != static_cast<std::size_t>(want)) {
    throw OptionError(field, shape + " = " + number_text(static_cast<double>(want)) + " values",
                      number_text(static_cast<double>(got)));
  }
}

void check_finite(const std::string& field, const std::vector<float>& v) {
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (!std::isfinite(v[i])) {
      throw OptionError(field + "[" + std::to_string(i) + "]", "a finite number", number_text(v[i]));
    }
  }
}

}  // namespace

Index outputs_of(const DataOptions& options, Loss loss) {
  check_fields(options, "data.");
  const bool mse = loss == Loss::mse;
  const std::string loss_name(kLossNames[static_cast<std::size_t>(loss)]);
  const Index wanted = mse ? options.outputs : options.classes;
  const Index other = mse ? options.classes : options.outputs;
  if (other != 0) {
    throw OptionError(mse ? "data.classes" : "data.outputs", "left out for loss " + loss_name,
                      number_text(static_cast<double>(other)));
  }
  const Range range = integer_in(1, kMostUnits);
  if (!range.contains(static_cast<double>(wanted))) {
    throw OptionError(mse ? "data.outputs" : "data.classes", range.text() + " for loss " + loss_name,
                      number_text(static_cast<double>(wanted)));
  }
  return wanted;
}

std::string outputs_name(Loss loss) { return loss == Loss::mse ? "data.outputs" : "data.classes"; }

void count_data(Sizes& sizes, const DataOptions& options, Loss loss) {
  const Index outputs = outputs_of(options, loss);
  const std::string name = outputs_name(loss);
  sizes.add("data.samples × data.features", options.samples, options.features);
  sizes.add("data.samples × " + name, options.samples, loss == Loss::mse ? outputs : 1);
  if (options.kind != DataKind::torch_rand_learnable) return;
  sizes.add("data.features × " + name, options.features, outputs);
  const double teaching =
      static_cast<double>(options.samples) * static_cast<double>(options.features) * static_cast<double>(outputs);
  if (teaching > kMostTeaching) {
    throw OptionError("data.samples × data.features × " + name,
                      "at most " + number_text(kMostTeaching) + " for torch_rand_learnable", number_text(teaching));
  }
}

void count_batch(Sizes& sizes, const DataOptions& options, Loss loss, Index samples) {
  const std::string of = samples < options.samples ? " × batch_size" : " × data.samples";
  count_planes(sizes, "data.features" + of, options.features, samples);
  count_planes(sizes, outputs_name(loss) + of, loss == Loss::mse ? outputs_of(options, loss) : 1, samples);
}

Dataset::Dataset(const DataOptions& options, Loss loss, TorchRandom& random)
    : samples_(options.samples), outputs_(outputs_of(options, loss)) {
  Sizes sizes;
  count_data(sizes, options, loss);
  if (options.kind == DataKind::arrays) {
    take(options, loss);
    return;
  }
  if (!options.x.empty() || !options.labels.empty() || !options.targets.empty()) {
    throw OptionError("data.kind", "\"arrays\" when x or y are given",
                      std::string(kDataKindNames[static_cast<std::size_t>(options.kind)]));
  }
  draw(options, loss, random);
  if (options.kind == DataKind::torch_rand_learnable) teach(loss);
}

void Dataset::draw(const DataOptions& options, Loss loss, TorchRandom& random) {
  x_.resize(samples_, options.features);
  random.rand(values(x_));
  if (loss == Loss::mse) {
    targets_.resize(samples_, outputs_);
    random.rand(values(targets_));
  } else {
    labels_.resize(static_cast<std::size_t>(samples_));
    random.randint(static_cast<std::uint32_t>(outputs_), labels_);
  }
}

void Dataset::teach(Loss loss) {
  TorchRandom own(kTeacherSeed);
  Matrix teacher(features(), outputs_);
  own.rand(values(teacher));
  std::vector<double> scores(static_cast<std::size_t>(outputs_));
  for (Index n = 0; n < samples_; ++n) {
    // In double, so that no two scores are closer than rounding and the labels do not depend on summation order.
    std::fill(scores.begin(), scores.end(), 0.0);
    for (Index f = 0; f < features(); ++f) {
      for (Index c = 0; c < outputs_; ++c) {
        scores[c] += (static_cast<double>(x_(n, f)) - 0.5) * (static_cast<double>(teacher(f, c)) - 0.5);
      }
    }
    if (loss == Loss::mse) {
      for (Index c = 0; c < outputs_; ++c) targets_(n, c) = static_cast<float>(scores[c]);
    } else {
      labels_[n] = static_cast<std::int32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
  }
}

void Dataset::take(const DataOptions& options, Loss loss) {
  check_length("data.x", options.x.size(), samples_ * options.features, "samples × features");
  check_finite("data.x", options.x);
  x_ = Eigen::Map<const Matrix>(options.x.data(), samples_, options.features);
  if (loss == Loss::mse) {
    check_length("data.y", options.targets.size(), samples_ * outputs_, "samples × outputs");
    check_finite("data.y", options.targets);
    targets_ = Eigen::Map<const Matrix>(options.targets.data(), samples_, outputs_);
    return;
  }
  check_length("data.y", options.labels.size(), samples_, "samples");
  const Range range = integer_in(0, static_cast<double>(outputs_ - 1));
  for (std::size_t i = 0; i < options.labels.size(); ++i) {
    detail::number("data.y[" + std::to_string(i) + "]", static_cast<double>(options.labels[i]), range);
  }
  labels_ = options.labels;
}

BatchPlanes::BatchPlanes(const Dataset& data, Index most_samples) : x_(make_plane(data.features(), most_samples)) {
  if (data.labels().empty()) {
    targets_ = make_plane(data.outputs(), most_samples);
  } else {
    labels_.resize(static_cast<std::size_t>(row_stride(most_samples)));
  }
}

BatchPlanes::BatchPlanes(const Dataset& data) : BatchPlanes(data, data.samples()) {
  std::vector<std::int32_t> all(static_cast<std::size_t>(data.samples()));
  std::iota(all.begin(), all.end(), 0);
  gather(data, all);
}

void BatchPlanes::gather(const Dataset& data, std::span<const std::int32_t> numbers) {
  samples_ = static_cast<Index>(numbers.size());
  const Index stride = row_stride(samples_);
  const Index end = padded(samples_);
  const auto plane = [&](const Matrix& from, Vector& to) {
    for (Index row = 0; row < from.cols(); ++row) {
      float* out = to.data() + row * stride;
      for (Index n = 0; n < samples_; ++n) out[n] = from(numbers[n], row);
      std::fill(out + samples_, out + end, 0.0F);
    }
  };
  plane(data.x(), x_);
  if (data.labels().empty()) {
    plane(data.targets(), targets_);
  } else {
    for (Index n = 0; n < samples_; ++n) labels_[n] = data.labels()[numbers[n]];
    std::fill(labels_.begin() + samples_, labels_.begin() + end, 0);
  }
}

Batch BatchPlanes::batch() const {
  return {x_.data(), labels_.data(), targets_.data(), samples_, row_stride(samples_)};
}

}  // namespace momentum
