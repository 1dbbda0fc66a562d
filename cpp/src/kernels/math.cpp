// SPDX-License-Identifier: MIT
#include "kernels/math.hpp"

namespace momentum::kernels {

const MathConstants kMath{
    .exp = {.highest = splat(89.0F),
            .lowest = splat(-87.3F),
            .log2e = splat(1.44269504F),
            .round = splat(12582912.0F),      // 1.5·2²³: adding it rounds to an integer, left in the low bits
            .ln2_high = splat(0.693359375F),  // ln 2 in two parts, the first with so few bits that n·ln2 is exact
            .ln2_low = splat(-2.12194440e-4F),
            .q4 = splat(0.00138145993F),
            .q3 = splat(0.00836871688F),
            .q2 = splat(0.0416683880F),
            .q1 = splat(0.166665206F),
            .q0 = splat(0.499999934F),
            .one_bits = splat(0x3F800000U)},
    .log = {.sqrt_half_bits = splat(0x3F3504F3),
            .p3 = splat(2.0F / 9),
            .p2 = splat(2.0F / 7),
            .p1 = splat(2.0F / 5),
            .p0 = splat(2.0F / 3),
            .infinity = splat(__builtin_inff())},
    .normal = {.farthest = splat(12.5F),
               .half = splat(0.5F),
               .density = splat(0.398942280F),
               .p4 = splat(0.00394951832F),
               .p3 = splat(0.0395034812F),
               .p2 = splat(0.179872319F),
               .p1 = splat(0.433734685F),
               .q5 = splat(0.00989981182F),
               .q4 = splat(0.0990286842F),
               .q3 = splat(0.460595191F),
               .q2 = splat(1.18850136F),
               .q1 = splat(1.66535425F)},
    .zero = splat(0.0F),
    .one = splat(1.0F),
    .two = splat(2.0F),
    .tanh_one = splat(9.1F),
    .leak = splat(0.01F),
    .sign_bit = splat(INT32_MIN),
};

}  // namespace momentum::kernels
