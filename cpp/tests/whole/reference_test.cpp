// SPDX-License-Identifier: MIT
// Every file of reference/ says what PyTorch computed (scripts/reference.py writes them); the core must agree.
#include <dirent.h>

#include <algorithm>
#include <fstream>

#include "experiment.hpp"
#include "support.hpp"

namespace momentum::testing {
namespace {

std::vector<std::string> reference_names() {
  std::vector<std::string> names;
  DIR* folder = opendir(REFERENCE_FOLDER);  // std::filesystem is not in every Emscripten
  if (folder == nullptr) return names;
  while (const dirent* entry = readdir(folder)) {
    const std::string name = entry->d_name;
    if (name.ends_with(".json")) names.push_back(name.substr(0, name.size() - 5));
  }
  closedir(folder);
  std::sort(names.begin(), names.end());
  return names;
}

std::string hash_text(const void* data, std::size_t bytes) {
  char buffer[17];
  std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(fnv1a(data, bytes)));
  return buffer;
}
std::string hash_text(const Matrix& m) { return hash_text(m.data(), static_cast<std::size_t>(m.size()) * 4); }

/// |got − want| ≤ tolerance·scale(want), value by value.
template <class Scale>
void expect_close(const Vector& got, const json& want, double tolerance, Scale scale, const std::string& what) {
  const auto values = want.get<std::vector<double>>();
  ASSERT_EQ(static_cast<std::size_t>(got.size()), values.size()) << what;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto x = static_cast<double>(got[static_cast<Index>(i)]);
    ASSERT_LE(std::abs(x - values[i]), tolerance * scale(values[i]))
        << what << "[" << i << "]: " << x << " instead of " << values[i];
  }
}
double absolute(double) { return 1; }
double growing(double x) { return std::max(1.0, std::abs(x)); }

class Reference : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    std::string path = REFERENCE_FOLDER "/";
    std::ifstream(path.append(GetParam()).append(".json")) >> record_;
  }
  json record_;
};

TEST_P(Reference, DrawsAreExactlyPyTorchs) {
  const Trainer trainer(trainer_options(record_.at("options")));
  const Dataset& data = trainer.data();
  EXPECT_EQ(hash_text(data.x()), record_.at("x_fnv1a64").get<std::string>());
  EXPECT_EQ(data.labels().empty() ? hash_text(data.targets())
                                  : hash_text(data.labels().data(), data.labels().size() * sizeof(std::int32_t)),
            record_.at("y_fnv1a64").get<std::string>());
  const auto initial = record_.at("initial_parameters").get<std::vector<float>>();
  EXPECT_TRUE(same_bits(trainer.parameters(), Eigen::Map<const Vector>(initial.data(), initial.size())));
}

TEST_P(Reference, TrainingAgreesWithPyTorchs) {
  Trainer trainer(trainer_options(record_.at("options")));
  const double loss_tolerance = std::holds_alternative<SgdOptions>(trainer.options().optimizer) ? 2e-6 : 2e-5;
  const auto losses = record_.at("losses").get<std::vector<double>>();
  std::size_t snapshots = 0;
  for (std::size_t step = 0; step < losses.size(); ++step) {
    apply_changes(trainer, record_.at("changes"), step);
    if (record_.at("zero_grad")) trainer.zero_grad();
    const auto loss = static_cast<double>(trainer.forward());
    ASSERT_LE(std::abs(loss - losses[step]), loss_tolerance * std::abs(losses[step])) << "loss " << step;
    trainer.backward();
    if (step == 0) expect_close(trainer.gradient(), record_.at("first_gradient"), 1e-6, absolute, "first gradient");
    trainer.update();
    const std::string updates = std::to_string(trainer.steps());
    if (!record_.at("parameters").contains(updates)) continue;
    ++snapshots;
    expect_close(trainer.parameters(), record_.at("parameters").at(updates), 1e-6, absolute, "parameters " + updates);
    expect_close(trainer.velocity(), record_.at("velocity").at(updates), 2e-5, growing, "velocity " + updates);
  }
  EXPECT_EQ(snapshots, record_.at("parameters").size());
  EXPECT_GE(snapshots, 1U);
}

INSTANTIATE_TEST_SUITE_P(PyTorch, Reference, ::testing::ValuesIn(reference_names()),
                         [](const auto& test) { return test.param; });

TEST(References, AreAllThere) { EXPECT_GE(reference_names().size(), 89U); }

}  // namespace
}  // namespace momentum::testing
