// SPDX-License-Identifier: MIT
#include "scenarios.hpp"

#include <charconv>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace momentum::scenarios {
namespace {

constexpr Shape kArticle{.samples = 500, .features = 20, .classes = 3};

TrainerOptions learnable(Index samples, Index features, Index classes, std::vector<HiddenLayer> hidden) {
  TrainerOptions options;
  options.data = LearnableData{{.samples = samples, .features = features, .classes = classes}};
  options.hidden = std::move(hidden);
  options.optimizer = SgdOptions{.lr = 0.01, .momentum = 0.9};
  return options;
}

/// The number after `prefix` if `name` is made of just these; 0 if it is not.
Index number_after(std::string_view prefix, std::string_view name) {
  if (!name.starts_with(prefix)) return 0;
  Index number = 0;
  const char* end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + prefix.size(), end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 ? number : 0;
}

}  // namespace

TrainerOptions article() {
  TrainerOptions options;
  options.seed = 22;
  options.data = TorchRandData{kArticle};
  options.hidden = {{13, Activation::relu}, {8, Activation::sigmoid}};
  options.optimizer = SgdOptions{.lr = 0.1, .momentum = 0.9};
  return options;
}

TrainerOptions article_learnable() {
  TrainerOptions options = article();
  options.data = LearnableData{kArticle};
  return options;
}

TrainerOptions digits() { return learnable(128, 64, 10, {{32, Activation::relu}}); }

TrainerOptions wide() { return learnable(128, 784, 10, {{128, Activation::relu}, {64, Activation::relu}}); }

TrainerOptions playground() {
  TrainerOptions options = learnable(200, 2, 2, {{4, Activation::tanh}, {2, Activation::tanh}});
  options.batch_size = 10;
  return options;
}

TrainerOptions article_of(Index samples) {
  TrainerOptions options = article();
  Shape shape = kArticle;
  shape.samples = samples;
  options.data = TorchRandData{shape};
  return options;
}

TrainerOptions square(Index width) {
  return learnable(128, width, 10, {{width, Activation::relu}, {width, Activation::relu}});
}

std::vector<Job> jobs() {
  return {{"J1", "article: 500 × 20, 20-13-8-3, full batch", article()},
          {"J2", "digits: 64-32-10, batch 128", digits()},
          {"J3", "wide: 784-128-64-10, batch 128", wide()},
          {"J4", "playground: 2-4-2-2, batch 10 of 200", playground()}};
}

Job job(std::string_view name) {
  for (Job& job : jobs()) {
    if (job.name == name) return std::move(job);
  }
  if (const Index samples = number_after("samples/", name)) return {std::string(name), "article", article_of(samples)};
  if (const Index width = number_after("width/", name)) return {std::string(name), "square layers", square(width)};
  throw std::invalid_argument("no job is called " + std::string(name));
}

std::string options_json(const TrainerOptions& options) {
  const Shape data = shape_of(options.data);
  const auto& sgd = std::get<SgdOptions>(options.optimizer);
  std::ostringstream out;
  out << R"({"seed": )" << options.seed << R"(, "data": {"kind": ")" << type_name(options.data) << R"(", "samples": )"
      << data.samples << R"(, "features": )" << data.features << R"(, "classes": )" << data.classes
      << R"(}, "hidden": [)";
  for (const HiddenLayer& layer : options.hidden) {
    out << (&layer == &options.hidden.front() ? "" : ", ") << R"({"units": )" << layer.units << R"(, "activation": ")"
        << kActivationNames[static_cast<std::size_t>(layer.activation)] << R"("})";
  }
  out << R"(], "optimizer": {"type": "sgd", "lr": )" << sgd.lr << R"(, "momentum": )" << sgd.momentum
      << R"(}, "batch_size": )" << options.batch_size << "}";
  return out.str();
}

}  // namespace momentum::scenarios
