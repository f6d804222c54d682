package org.tonemark.features.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintIndexTest {
    @Test
    void shouldFindACutWithBothPlacesWhenTheTrackIsKnown(@TempDir Path folder) throws Exception {
        Map<String, Fingerprint> tracks = new TreeMap<>();
        for (int seed = 0; seed < 12; seed++) {
            tracks.put("track-" + seed, Tunes.print(Tunes.tune(seed, 30)));
        }
        FingerprintIndex.open(folder).add(tracks);

        List<Match> matches = FingerprintIndex.open(folder).find(Tunes.print(Tunes.cut(Tunes.tune(7, 30), 11.3, 17)));

        assertThat(matches).hasSize(1);
        Match match = matches.get(0);
        assertThat(match.id()).isEqualTo("track-7");
        assertThat(match.reference().startSeconds()).isCloseTo(11.3, within(0.5));
        assertThat(match.query().seconds()).isGreaterThan(5);
        assertThat(match.unchanged(0.002)).isTrue();
    }
}
