package org.tonemark.features.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tonemark.features.Signals;
import org.tonemark.features.Vectors;

/** Against the independent implementation in {@code vectors/reference_tags.py} (double precision throughout). */
class TagVectorsTest {
    @Test
    void shouldMatchReferenceWhenMeasuringTags() {
        Map<String, Map<String, Double>> vectors = Vectors.load("tags");
        TagFeatures extractor = new TagFeatures();
        Signals.all().forEach((name, x) -> {
            Optional<float[]> measured = extractor.measure(x, 0, x.length);
            Map<String, Double> expected = vectors.get(name);
            assertThat(measured.isPresent()).as(name).isEqualTo(expected != null);
            for (int i = 0; measured.isPresent() && i < TagFeatures.NAMES.size(); i++) {
                String feature = TagFeatures.NAMES.get(i);
                assertThat((double) measured.get()[i])
                        .as(name + " " + feature)
                        .isCloseTo(expected.get(feature), within(2e-3));
            }
        });
    }
}
