// SPDX-License-Identifier: MIT
// Checkpoints that were written before: of other versions of the format, and by cores with other options.
// reference/checkpoints/version_4.json was written by the last core of that format.
#include <fstream>

#include "experiment.hpp"
#include "training/checkpoint_bytes.hpp"

namespace momentum::testing {
namespace {

Bytes from_base64(const std::string& text) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Bytes bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char digit : text) {
    if (digit == '=') break;
    bits = bits << 6U | static_cast<unsigned>(digits.find(digit));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<std::uint8_t>(bits >> static_cast<unsigned>(count)));
  }
  return bytes;
}

json records() {
  json all;
  std::ifstream(REFERENCE_FOLDER "/checkpoints/version_4.json") >> all;
  return all;
}
Trainer trained(const json& record) {
  Trainer trainer(trainer_options(record.at("options")));
  for (auto left = record.at("steps").get<int>(); left > 0; --left) trainer.step();
  return trainer;
}
Bytes checkpoint(const json& record) { return from_base64(record.at("checkpoint").get<std::string>()); }

void expect_loads_as(const Bytes& bytes, const Trainer& trainer) {
  const Trainer loaded = Trainer::load(bytes);
  expect_same(loaded, trainer);
  EXPECT_EQ(loaded.save(), trainer.save());
  expect_same_future(loaded, trainer, 10);
}

/// Every kind of data, rule, schedule, activation and way to begin that there was: the numbers of choices and of
/// variants mean what they meant.
TEST(OldCheckpoint, OfVersion4GoesOnAsItsRun) {
  const json all = records();
  ASSERT_EQ(all.size(), 10U);
  for (const json& record : all) {
    SCOPED_TRACE(record.at("options").dump());
    expect_loads_as(checkpoint(record), trained(record));
  }
}

/// Version 3 had no zero_grad: every step ended with it.
TEST(OldCheckpoint, OfVersion3GoesOnAsItsRun) {
  const json record = records().at(0);
  Bytes bytes = checkpoint(record);
  const auto zero_grad = bytes.begin() + kHeader + 4 * 8;  // after seed, init, loss, batch_size
  bytes.erase(zero_grad, zero_grad + 8);
  bytes[8] = 3;
  expect_loads_as(resealed(bytes), trained(record));
}

TEST(OldCheckpoint, OfAFormatThatIsNotReadIsRefusedInWords) {
  Bytes bytes = Trainer(small_options()).save();
  ASSERT_EQ(bytes[8], 5);
  bytes[8] = 2;
  EXPECT_EQ(load_error(bytes), "checkpoint: its format, version 2, is too old: read are versions 3 … 5");
  bytes[8] = 6;
  EXPECT_EQ(load_error(bytes),
            "checkpoint: its format, version 6, is of a newer Momentum Lab: read are versions 3 … 5");
}

/// Of a core that had no such option: the default is the one that its runs went by.
TEST(OldCheckpoint, WithoutAFieldReadsWithItsDefault) {
  Trainer trainer(small_options());
  for (int i = 0; i < 3; ++i) trainer.step();
  Bytes bytes = trainer.save();
  const auto found = find_name(bytes, "zero_grad");
  bytes.erase(found - 8, found + 9 + 8);  // its length, it, its value
  --bytes[kHeader];                       // so many fields
  expect_loads_as(resealed(bytes), trainer);
}

/// Of a core that has more: which option is not known is said.
TEST(OldCheckpoint, WithAnUnknownFieldIsRefusedByItsName) {
  Bytes bytes = Trainer(small_options()).save();
  *find_name(bytes, "nesterov") = 'N';
  EXPECT_EQ(load_error(resealed(bytes)),
            "checkpoint: unknown key optimizer.Nesterov; allowed are lr, momentum, dampening, weight_decay, nesterov, "
            "maximize, convention, stale_buffer");
}

}  // namespace
}  // namespace momentum::testing
