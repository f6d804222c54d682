package org.tonemark.curation.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.recommend.OfflineEvaluation.Grades;
import org.tonemark.curation.core.recommend.OfflineEvaluation.Split;

class OfflineEvaluationTest {
    private static final List<Like> LIKES = new SimulatedTaste(1500, 400, 10, 0.1, 7).likes();

    @Test
    void shouldBeatPopularityWhereTastesDiffer() {
        Split split = OfflineEvaluation.split(LIKES, 1);
        Grades ours = OfflineEvaluation.grade(
                split, OfflineEvaluation.byNeighbours(new CoLikes(Profile.all(split.learned())).all()));
        Grades popular = OfflineEvaluation.grade(split, OfflineEvaluation.byPopularity(split.learned()));
        assertThat(ours.users()).isEqualTo(popular.users()).isGreaterThan(1000);
        assertThat(ours.recall() - ours.recallMargin()).isGreaterThan(popular.recall() + popular.recallMargin());
        assertThat(ours.ndcg()).isGreaterThan(popular.ndcg());
        assertThat(ours.coverage()).isGreaterThan(popular.coverage());
        assertThat(popular.coverage()).isBetween(0.01, 0.5);
    }

    @Test
    void shouldNotFindTasteWhereThereIsNone() {
        Split split = OfflineEvaluation.split(new SimulatedTaste(1500, 400, 0, 1, 8).likes(), 1);
        Grades ours = OfflineEvaluation.grade(
                split, OfflineEvaluation.byNeighbours(new CoLikes(Profile.all(split.learned())).all()));
        Grades popular = OfflineEvaluation.grade(split, OfflineEvaluation.byPopularity(split.learned()));
        assertThat(ours.recall()).isLessThan(popular.recall() + popular.recallMargin());
    }

    @Test
    void shouldHoldOutTheNewestFifthOfATimedProfile() {
        List<Like> likes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            likes.add(new Like("u", "item" + i, 1, 100 - i));
            likes.add(new Like("v", "item" + i, 1, 0));
        }
        likes.add(new Like("w", "item0", 1, 5));
        Split split = OfflineEvaluation.split(likes, 1);
        assertThat(split.heldOut().get("u")).containsExactlyInAnyOrder("item0", "item1");
        assertThat(split.heldOut().get("v")).hasSize(2);
        assertThat(split.heldOut()).doesNotContainKey("w");
        assertThat(split.learned()).hasSize(17);
        Set<Set<String>> draws = new java.util.HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            draws.add(
                    new TreeSet<>(OfflineEvaluation.split(likes, seed).heldOut().get("v")));
        }
        assertThat(draws).hasSizeGreaterThan(3);
    }

    @Test
    void shouldGradeListsByHand() {
        List<Like> likes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            likes.add(new Like("u", "item" + i, 1, i + 1));
        }
        Split split = OfflineEvaluation.split(likes, 1);
        Grades none = OfflineEvaluation.grade(split, (user, liked) -> List.of());
        assertThat(none.recall()).isZero();
        Grades all = OfflineEvaluation.grade(split, (user, liked) -> List.of("item9", "item8"));
        assertThat(all.recall()).isEqualTo(1);
        assertThat(all.ndcg()).isEqualTo(1);
        Grades second = OfflineEvaluation.grade(split, (user, liked) -> List.of("x", "item8"));
        assertThat(second.recall()).isEqualTo(0.5);
        double discount = Math.log(2) / Math.log(3);
        assertThat(second.ndcg()).isCloseTo(discount / (1 + discount), offset(1e-12));
        assertThatThrownBy(() -> OfflineEvaluation.grade(
                        OfflineEvaluation.split(likes.subList(0, 2), 1), (user, liked) -> List.of()))
                .hasMessageContaining("nothing to hold out");
    }

    @Test
    void shouldNeedMoreColludersTheMoreAnItemIsLiked() {
        List<PushAttack.Reach> few = PushAttack.run(LIKES, 4, 4);
        assertThat(few).allMatch(r -> r.reached() == 0);
        List<PushAttack.Reach> many = PushAttack.run(LIKES, 60, 4);
        assertThat(many).allMatch(r -> r.lists() == 20);
        assertThat(many.get(2).reached()).isEqualTo(20);
        assertThat(many.get(0).likedBy()).isGreaterThan(3 * many.get(2).likedBy());
        assertThat(PushAttack.run(LIKES, 5, 4).get(0).reached()).isZero();
    }
}
