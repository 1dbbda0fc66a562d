// SPDX-License-Identifier: MIT
// Trees of options are read, checked and described by one schema.
#include "momentum/options/schema.hpp"

#include "experiment.hpp"
#include "momentum/options/describe.hpp"

namespace momentum::testing {
namespace {

/// A refusal, as data.
struct Refused {
  std::string path, rule, allowed, got;
  bool operator==(const Refused&) const = default;
};
void PrintTo(const Refused& r, std::ostream* out) {
  *out << r.path << " | " << r.rule << " | " << r.allowed << " | " << r.got;
}

template <class F>
Refused refused(F&& f) {
  try {
    f();
  } catch (const OptionError& error) {
    return {error.path(), error.broken_rule(), error.allowed(), error.got()};
  }
  return {"nothing", "", "", ""};
}
template <class Options>
Refused refusal_of(Options options, const char* text) {
  const json tree = json::parse(text);
  return refused([&] { require_fit(read_options(options, tree_of(tree))); });
}
template <class Options>
Options read(Options options, const char* text) {
  const json tree = json::parse(text);
  require_fit(read_options(options, tree_of(tree)));
  return options;
}

TEST(Schema, ReadsAWholeTree) {
  auto options = read(TrainerOptions{}, R"({"seed": 7, "data": {"samples": 9, "features": 2, "classes": 3},
    "test": {"type": "split", "share": 0.5}, "params": ["out.bias", "linear2.weight"], "batch_size": 4,
    "hidden": [{"units": 5, "activation": "tanh"}, {}], "loss": "mse", "optimizer": {"beta1": 0.5, "type": "adam"}})");
  EXPECT_EQ(options.seed, 7U);
  EXPECT_EQ(sized(options).samples, 9);
  EXPECT_EQ(std::get<SplitTest>(options.test).share, 0.5);
  EXPECT_EQ(options.params, Params({"out.bias", "linear2.weight"}));
  ASSERT_EQ(options.hidden.size(), 2U);
  EXPECT_EQ(options.hidden[0].units, 5);
  EXPECT_EQ(options.hidden[0].activation, Activation::tanh);
  EXPECT_EQ(options.hidden[1].units, HiddenLayer{}.units);
  EXPECT_EQ(options.loss, Loss::mse);
  EXPECT_EQ(std::get<AdamOptions>(options.optimizer).beta1, 0.5);
  EXPECT_EQ(std::get<AdamOptions>(options.optimizer).lr, AdamOptions{}.lr);
}

TEST(Schema, TheSameTypeKeepsWhatIsNotGivenAnotherStartsAfresh) {
  const Tuning tuning{SgdOptions{.lr = 0.5, .momentum = 0.9}, {}};
  const auto same = std::get<SgdOptions>(read(tuning, R"({"optimizer": {"type": "sgd", "lr": 0.25}})").optimizer);
  EXPECT_EQ(same.lr, 0.25);
  EXPECT_EQ(same.momentum, 0.9);
  const auto other = std::get<RmspropOptions>(read(tuning, R"({"optimizer": {"type": "rmsprop"}})").optimizer);
  EXPECT_EQ(other.lr, RmspropOptions{}.lr);
  EXPECT_EQ(other.momentum, 0);
}

TEST(Schema, RefusalsAreData) {
  const TrainerOptions options;
  EXPECT_EQ(refusal_of(options, R"({"hidden": [{}, {"units": 0}]})"),
            (Refused{"hidden[1].units", "range", "an integer in 1 … 65536", "0"}));
  EXPECT_EQ(refusal_of(options, R"({"hidden": [[]]})"), (Refused{"hidden[0]", "type", "an object", "Array"}));
  EXPECT_EQ(refusal_of(options, R"({"hidden": 3})"),
            (Refused{"hidden", "type", "an array of { units, activation }", "3"}));
  EXPECT_EQ(refusal_of(options, R"({"optimizer": {"type": "adamw"}})"),
            (Refused{"optimizer.type", "choice", "sgd, adam, rmsprop or adagrad", "\"adamw\""}));
  EXPECT_EQ(refusal_of(options, R"({"optimizer": {"type": "adam", "momentum": 0}})"),
            (Refused{"optimizer.momentum", "unknown_key",
                     "type, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize", ""}));
  EXPECT_EQ(refusal_of(options, R"({"params": ["out.bias", 3]})"),
            (Refused{"params[1]", "other", "out.weight or out.bias", "3"}));
  EXPECT_EQ(refusal_of(Tuning{}, R"({"seed": 1})"), (Refused{"seed", "unknown_key", "optimizer, schedule", ""}));
  EXPECT_EQ(refused([] { require_fit(validate(SgdOptions{.nesterov = true})); }),
            (Refused{"optimizer.nesterov", "needs", "false unless momentum > 0 and dampening = 0",
                     "true with momentum 0, dampening 0"}));
}

/// Several known keys in one are none, and what comes by other ways is not passed over.
TEST(Schema, KeysAreTakenAsTheyAre) {
  for (const char* key : {"", "lr, momentum", "type, lr", "LR", "lr "}) {
    TrainerOptions options;
    const std::string message = error_of([&] { set_field(options.optimizer, "optimizer", key, 1.0); });
    EXPECT_TRUE(message.starts_with("unknown key optimizer." + std::string(key) + "; allowed are type, lr,"));
  }
  EXPECT_EQ(refusal_of(TrainerOptions{}, R"({"data": {"x": 1}})"),
            (Refused{"data.x", "unknown_key", "x, y, kind, samples, features, classes, outputs", ""}));
}

TEST(Schema, ChecksWhatLiesInLists) {
  TrainerOptions options = small_options();
  EXPECT_FALSE(check_options(options));
  options.hidden[1].units = 0;
  EXPECT_EQ(refused([&] { require_fit(check_options(options)); }).path, "hidden[1].units");
  options.hidden[1].units = 1;
  options.optimizer = AdamOptions{.beta2 = 1};
  EXPECT_EQ(refused([&] { require_fit(check_options(options)); }).path, "optimizer.beta2");
  options.optimizer = SgdOptions{.dampening = 1, .convention = Convention::average};
  EXPECT_EQ(refused([&] { require_fit(check_options(options)); }).rule, "needs");
  options.optimizer = SgdOptions{};
  options.test = SplitTest{.share = -1};
  EXPECT_EQ(refused([&] { require_fit(check_options(options)); }).path, "test.share");
}

TEST(Schema, DescribesItself) {
  const json schema = json::parse(describe());
  const json& fields = schema.at("fields");
  EXPECT_EQ(fields.at("seed"), json::parse(R"({"kind": "number", "integer": true, "low": 0, "high": 9007199254740991,
    "low_excluded": false, "high_excluded": false, "default": 22, "unit": ""})"));
  EXPECT_EQ(fields.at("batch_size").at("unit"), "samples");
  EXPECT_EQ(fields.at("loss"),
            json::parse(R"({"kind": "choice", "choices": ["cross_entropy", "mse", "cross_entropy_of_softmax"],
    "default": "cross_entropy"})"));
  EXPECT_EQ(fields.at("params"), json::parse(R"({"kind": "names"})"));
  EXPECT_EQ(fields.at("hidden").at("most"), 65536);
  EXPECT_EQ(fields.at("hidden").at("item").at("fields").at("activation").at("kind"), "choice");
  const json& data = fields.at("data");
  EXPECT_EQ(data.at("key"), "kind");
  const json& rand = data.at("variants").at("torch_rand").at("fields");
  EXPECT_EQ(rand.at("samples").at("default"), nullptr) << "none is allowed: it must be given";
  EXPECT_EQ(rand.at("classes").at("default"), 0);
  EXPECT_EQ(data.at("variants").at("two_moons").at("fields").at("noise").at("default"), 0.15);
  const json& optimizer = fields.at("optimizer");
  EXPECT_EQ(optimizer.at("key"), "type");
  EXPECT_EQ(optimizer.at("default"), "sgd");
  const json& sgd = optimizer.at("variants").at("sgd");
  EXPECT_EQ(sgd.at("fields").at("nesterov"), json::parse(R"({"kind": "flag", "default": false})"));
  EXPECT_EQ(sgd.at("fields").at("dampening").at("low"), nullptr);
  EXPECT_EQ(sgd.at("needs").at(0),
            json::parse(R"({"field": "nesterov", "is": true, "needs": "momentum", "above": 0})"));
  EXPECT_EQ(sgd.at("needs").at(2),
            json::parse(R"({"field": "convention", "is": "average", "needs": "dampening", "is_then": 0})"));
  EXPECT_EQ(optimizer.at("variants").at("adam").at("fields").at("eps").at("default"), 1e-8);
  EXPECT_EQ(optimizer.at("variants").at("adam").at("needs"), json::array());
}

}  // namespace
}  // namespace momentum::testing
