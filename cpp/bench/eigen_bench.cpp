// SPDX-License-Identifier: MIT
// The straightforward Eigen trainer on the core's jobs. `eigen_bench --check` compares its first losses with the
// core's.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "eigen_reference.hpp"
#include "momentum/data/dataset.hpp"
#include "momentum/network/mlp.hpp"
#include "timing.hpp"

namespace {

using momentum::Index;
using momentum::TrainerOptions;

constexpr int kCheckedSteps = 50;
constexpr double kTolerance = 1e-3;

/// The reference, fed with the data, initial parameters and order of samples the core would draw.
class Run {
 public:
  explicit Run(const TrainerOptions& options) : random_(options.seed), reference_(problem(options)) {
    order_.resize(static_cast<std::size_t>(momentum::shape_of(options.data).samples));
  }

  float step() {
    const auto samples = static_cast<Index>(order_.size());
    if (batch_ < samples && position_ == 0) random_.randperm(order_);
    const float loss = reference_.step(std::span(order_).subspan(position_, batch_));
    position_ = (position_ + batch_) % samples;
    return loss;
  }

 private:
  bench::Problem problem(const TrainerOptions& options) {
    const momentum::Dataset data(options.data, options.loss, random_);
    const momentum::Mlp mlp(data.features(), options.hidden, data.outputs());
    const momentum::Vector parameters = initial_parameters(mlp.layers(), options.init, random_);
    const auto& sgd = std::get<momentum::SgdOptions>(options.optimizer);
    batch_ = options.batch_size > 0 ? options.batch_size : data.samples();
    const momentum::Matrix x = data.x();
    bench::Problem p{.samples = static_cast<int>(data.samples()),
                     .batch = static_cast<int>(batch_),
                     .x = {x.data(), x.data() + x.size()},
                     .labels = {data.labels().begin(), data.labels().end()},
                     .layers = {},
                     .parameters = {parameters.begin(), parameters.end()},
                     .lr = static_cast<float>(sgd.lr),
                     .momentum = static_cast<float>(sgd.momentum)};
    for (const momentum::Linear& layer : mlp.layers()) {
      const std::size_t i = p.layers.size();
      const auto activation = i < options.hidden.size() ? options.hidden[i].activation : momentum::Activation::identity;
      p.layers.push_back(
          {static_cast<int>(layer.in), static_cast<int>(layer.out), static_cast<bench::Activation>(activation)});
    }
    return p;
  }

  momentum::TorchRandom random_;
  Index batch_ = 0;
  Index position_ = 0;
  std::vector<std::int32_t> order_;
  bench::EigenReference reference_;
};

/// Whether the reference's losses are the core's, on J1 … J4.
bool check() {
  bool same = true;
  for (const momentum::scenarios::Job& job : momentum::scenarios::jobs()) {
    Run reference(job.options);
    momentum::Trainer core(job.options);
    double worst = 0;
    for (int i = 0; i < kCheckedSteps; ++i) worst = std::max(worst, std::abs(double{reference.step()} - core.step()));
    std::printf("%s: losses of the Eigen reference and of the core differ by at most %.1e in %d steps\n",
                job.name.c_str(), worst, kCheckedSteps);
    same = same && worst < kTolerance;
  }
  return same;
}

auto make(const TrainerOptions& options) {
  return [run = std::make_shared<Run>(options)](std::int64_t steps) {
    for (std::int64_t i = 0; i < steps; ++i) benchmark::DoNotOptimize(run->step());
  };
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--check") == 0) return check() ? 0 : 1;
  bench::register_jobs(make);
  return bench::run_benchmarks(argc, argv);
}
