package org.tonemark.curation.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.fixed.Fixed;

class CoLikesTest {
    private static Like like(String user, String item, long value) {
        return new Like(user, item, value, 0);
    }

    private static Map<String, Neighbourhood> neighbourhoods(List<Like> likes) {
        return new CoLikes(Profile.all(likes)).all();
    }

    @Test
    void shouldScoreAPairByTheFormula() {
        List<Like> likes = new ArrayList<>();
        for (int u = 0; u < 10; u++) {
            likes.add(like("u" + u, "a", 1));
            likes.add(like("u" + u, u < 6 ? "b" : "c", 1));
        }
        Map<String, Neighbourhood> found = neighbourhoods(likes);
        // all profiles have two items and one weight: W(a, b) / √(W(a)·W(b)) = 6/√60
        double expected = 6 / Math.sqrt(60) * 6 / 16;
        assertThat(found.get("a").people()).isEqualTo(10);
        assertThat(found.get("a").nearest()).hasSize(1);
        Neighbour b = found.get("a").nearest().get(0);
        assertThat(b.item()).isEqualTo("b");
        assertThat(b.people()).isEqualTo(6);
        assertThat(Fixed.toDouble(b.score())).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(found.get("b").nearest()).containsExactly(new Neighbour("a", b.score(), 6));
        assertThat(found.get("c").nearest()).as("four people alone").isEmpty();
    }

    @Test
    void shouldGiveEqualListsWhateverTheOrderOfTheLikes() {
        List<Like> likes = new SimulatedTaste(300, 200, 2, 0.2, 1).likes();
        Map<String, Neighbourhood> expected = neighbourhoods(likes);
        assertThat(expected.values()).anyMatch(n -> n.nearest().size() == Neighbourhood.MOST);
        for (int seed = 0; seed < 3; seed++) {
            List<Like> shuffled = new ArrayList<>(likes);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(neighbourhoods(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void shouldCountAUserOnceWhateverTheyPlay() {
        List<Like> likes = new ArrayList<>(new SimulatedTaste(100, 60, 2, 0.2, 2).likes());
        Map<String, Neighbourhood> expected = neighbourhoods(likes);
        likes.forEach(l -> assertThat(l.value()).isLessThan(10));
        List<Like> loud = likes.stream()
                .flatMap(l -> List.of(l, like(l.user(), l.item(), Long.MAX_VALUE)).stream())
                .toList();
        assertThat(neighbourhoods(loud)).isEqualTo(expected);
    }

    @Test
    void shouldKeepTheStrongestLikesOfALargeProfile() {
        List<Like> likes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            likes.add(like("u", "item" + i, i < 900 ? 1 : 5));
        }
        Profile profile = Profile.of("u", likes);
        assertThat(profile.items()).hasSize(Profile.MOST_ITEMS).allMatch(i -> i.compareTo("item900") >= 0);
        assertThat(profile.weight() / 4096.0)
                .isCloseTo(Math.log(2) / Math.log(101), org.assertj.core.data.Offset.offset(1e-3));
        assertThat(Profile.of("u", likes.subList(0, 1)).weight()).isEqualTo(4096);
        assertThatThrownBy(() -> like("u", "i", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRecommendToAColdItemWhatListenersOfItsSoundLike() {
        List<Like> likes = new ArrayList<>();
        for (int u = 0; u < 6; u++) {
            likes.add(like("u" + u, "near", 1));
            likes.add(like("u" + u, "friend", 1));
            likes.add(like("v" + u, "far", 1));
            likes.add(like("v" + u, "other", 1));
        }
        Recommender recommender = new Recommender(neighbourhoods(likes));
        List<Neighbour> bySound =
                List.of(new Neighbour("near", Fixed.ONE * 9 / 10, 0), new Neighbour("far", Fixed.ONE / 10, 0));
        assertThat(recommender.bySound("cold", bySound, 10).stream().map(Neighbour::item))
                .containsExactly("friend", "other");
        assertThat(recommender.bySound("friend", bySound, 10).stream().map(Neighbour::item))
                .containsExactly("other");
        assertThat(recommender.bySound("cold", List.of(), 10)).isEmpty();
    }
}
