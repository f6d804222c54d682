package org.tonemark.spark.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.recommend.CoLikes;
import org.tonemark.curation.core.recommend.Like;
import org.tonemark.curation.core.recommend.Neighbourhood;
import org.tonemark.curation.core.recommend.Profile;
import org.tonemark.curation.core.recommend.SimulatedTaste;

class SparkCoLikesTest {
    @Test
    void shouldGiveTheSameListsOnAnyPartitioning() {
        List<Like> likes = new SimulatedTaste(150, 120, 5, 0.2, 3).likes();
        List<Neighbourhood> expected = new ArrayList<>();
        new CoLikes(Profile.all(likes)).forEach(expected::add);
        assertThat(expected).hasSizeGreaterThan(100);
        try (SparkCoLikes spark = new SparkCoLikes("local[2]")) {
            for (int partitions : new int[] {1, 5}) {
                List<Like> shuffled = new ArrayList<>(likes);
                Collections.shuffle(shuffled, new Random(partitions));
                List<Neighbourhood> found = new ArrayList<>();
                spark.forEach(shuffled, partitions, found::add);
                assertThat(found).isEqualTo(expected);
            }
        }
    }
}
