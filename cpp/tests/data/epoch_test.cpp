// SPDX-License-Identifier: MIT
// Whose turn it is: the order of an epoch and its batches.
#include <set>

#include "support.hpp"

namespace momentum::testing {
namespace {

TEST(Trainer, ItsOrderIsThatOfItsBatches) {
  Trainer trainer(batches_of(10));
  TorchRandom random(22);  // x, y, then the layers
  std::vector<float> drawn(37 * 5);
  std::vector<std::int32_t> order(37);
  random.rand(drawn);
  random.randint(3, order);
  drawn.resize(111);
  random.rand(drawn);  // as many draws as there are parameters
  for (int step = 0; step < 12; ++step) {
    if (step % 4 == 0) random.randperm(order);
    EXPECT_EQ(trainer.order() == order, step % 4 != 0 || step == 0) << step;  // the next epoch is not drawn yet
    trainer.step();
    EXPECT_EQ(trainer.order(), order) << step;
  }
}

/// The samples of the next batch, seen from outside: with one weight a feature, no step and x the identity matrix, the
/// weight gradients that are not 0 are those of the batch's samples.
std::set<Index> next_samples(Trainer& trainer) {
  trainer.zero_grad();
  trainer.forward();
  trainer.backward();
  std::set<Index> samples;
  for (Index n = 0; n < trainer.data().features(); ++n) {
    if (trainer.gradient()[n] != 0) samples.insert(n);
  }
  return samples;
}

TEST(Trainer, EachEpochTakesEverySampleOnceAndKeepsTheShortBatch) {
  constexpr Index kSamples = 23;
  TrainerOptions options;
  const Matrix x = Matrix::Identity(kSamples, kSamples);
  options.data = arrays_of(kSamples, kSamples, {x.data(), x.data() + x.size()});
  sized(options).outputs = 1;
  options.loss = Loss::mse;
  arrays_in(options).targets.assign(kSamples, 50.0F);
  options.batch_size = 5;
  Trainer trainer(options);
  std::set<std::vector<Index>> orders;
  for (int epoch = 0; epoch < 6; ++epoch) {
    std::vector<Index> order;
    for (const std::size_t size : {5U, 5U, 5U, 5U, 3U}) {
      const auto samples = next_samples(trainer);
      EXPECT_EQ(samples.size(), size);
      order.insert(order.end(), samples.begin(), samples.end());
    }
    orders.insert(order);
    EXPECT_EQ(std::set<Index>(order.begin(), order.end()).size(), static_cast<std::size_t>(kSamples));
  }
  EXPECT_EQ(orders.size(), 6U);  // shuffled anew each time
}

TEST(Trainer, BatchesAsLargeAsTheDataAreTheFullBatchAndDrawNothing) {
  for (const Index batch_size : {37, 38, 10000000}) {
    Trainer full(small_options());
    Trainer large(batches_of(batch_size));
    expect_same_future(full, large);
  }
  Trainer almost(batches_of(36));
  EXPECT_FALSE(same_bits(almost.step(), Trainer(small_options()).step()));
}

}  // namespace
}  // namespace momentum::testing
