package dev.adder.heap;

import org.junit.jupiter.api.Test;

/** Random programs against a model: see {@link ModelWorld}. */
class ModelTest {
    private static final int SEEDS = 600;

    @Test
    void countingFollowsTheModel() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new ModelWorld(seed, true).play();
        }
    }

    @Test
    void collectingFollowsTheModel() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new ModelWorld(1_000_000 + seed, false).play();
        }
    }
}
