// SPDX-License-Identifier: MIT
// A warm step allocates nothing: it costs no time and keeps wasm memory from growing, which would detach every view
// JavaScript holds. Counted at malloc (the linker's --wrap=malloc), where Eigen and operator new both end.
#include <cstdlib>
#include <new>

#include "support.hpp"

namespace {
volatile int allocations = 0;  // volatile: compilers know malloc and take it to change nothing
}

extern "C" {
// The linker's names: it sends calls of malloc to __wrap_malloc, and __real_malloc to malloc.
void* __real_malloc(std::size_t size);
void* __wrap_malloc(std::size_t size) {
  allocations = allocations + 1;
  return __real_malloc(size);
}
}

// The C++ library may be a shared one, whose calls the linker does not send here. Not inlined, or GCC takes new and
// delete for a mismatched pair; the nothrow ones too, or AddressSanitizer's new meets this delete.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* p = std::malloc(size > 0 ? size : 1)) return p;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size > 0 ? size : 1);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { operator delete(p); }
void operator delete(void* p, std::size_t) noexcept { operator delete(p); }
void operator delete[](void* p, std::size_t) noexcept { operator delete(p); }

namespace momentum::testing {
namespace {

template <class F>
int allocations_of(F&& f) {
  const int before = allocations;
  f();
  return allocations - before;
}

/// Where compilers must not leave an allocation out.
const void* volatile sink = nullptr;

TEST(Allocation, TheCounterCounts) {
  std::vector<int> integers;
  Vector vector;
  EXPECT_EQ(allocations_of([&] { sink = (integers.resize(1000), integers.data()); }), 1);
  EXPECT_EQ(allocations_of([&] { sink = (vector.resize(1000), vector.data()); }), 1);
  Trainer trainer(small_options());
  EXPECT_GE(allocations_of([&] { trainer.evaluate(); }), 1);
}

void expect_no_allocation(TrainerOptions options, const char* name) {
  for (const Index batch_size : {0, 10}) {  // of 37 samples: the last batch is a short one
    options.batch_size = batch_size;
    Trainer trainer(options);
    trainer.step();
    std::vector<StepStats> stats(20);
    EXPECT_EQ(allocations_of([&] { trainer.run(stats); }), 0) << name << ", batch_size " << batch_size;
    EXPECT_EQ(allocations_of([&] {
                trainer.zero_grad();
                trainer.forward();
                trainer.backward();
                trainer.update();
              }),
              0)
        << name << ", verbs, batch_size " << batch_size;
  }
}

TEST(Allocation, AWarmStepHasNone) {
  for (const NamedOptimizer& optimizer : every_optimizer()) {
    expect_no_allocation(small_options(optimizer.options), optimizer.name);
    expect_no_allocation(small_mse(optimizer.options), optimizer.name);
  }
}

TEST(Allocation, AWarmEvaluationHasNone) {
  for (TrainerOptions options : {small_options(), small_mse()}) {
    for (const Index batch_size : {0, 10}) {
      options.batch_size = batch_size;
      Trainer trainer(options);
      trainer.evaluate();
      trainer.step();
      EXPECT_EQ(allocations_of([&] { trainer.evaluate(); }), 0);
    }
  }
}

TEST(Allocation, ConvertingTheVelocityHasNone) {
  Trainer trainer(small_options());
  for (const Convention convention : {Convention::classical, Convention::average, Convention::pytorch}) {
    trainer.set_optimizer(SgdOptions{.lr = 0.05, .momentum = 0.9, .convention = convention});
    EXPECT_EQ(allocations_of([&] { trainer.step(); }), 0);
  }
}

TEST(Allocation, DivergingHasNone) {
  Trainer trainer(diverging_options());
  trainer.step();
  std::vector<StepStats> stats(200);
  EXPECT_EQ(allocations_of([&] { trainer.run(stats); }), 0);
  EXPECT_TRUE(trainer.diverged_at());
}

}  // namespace
}  // namespace momentum::testing
