package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tonemark.features.AudioInfo;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.model.CellKind.Coding;
import org.tonemark.nets.model.CellKind.Rate;

class CellTest {
    private static final CellKind FINE = new CellKind(12.5, Rate.FULL, Coding.LOSSY);

    private static Cell cell(double seconds, Rate rate, Coding coding) {
        return new Cell(new CellKind(seconds, rate, coding), new ConformalTable(new double[] {seconds}), List.of());
    }

    @Test
    void shouldTellTheKindOfAFile() {
        assertThat(CellKind.of(new AudioInfo(15, 44_100, 2, "mp3", 192), 15)).isEqualTo(FINE);
        assertThat(CellKind.of(new AudioInfo(5, 16_000, 1, "pcm_s16le", null), 5))
                .isEqualTo(new CellKind(0, Rate.LOW, Coding.LOSSLESS));
        assertThat(FINE.words()).isEqualTo("12.5 s and more, 32 kHz and more, lossy");
    }

    @Test
    void shouldPoolUpwardWhenAKindHasNoCell() {
        Cell coarse = cell(12.5, null, null);
        Cell middle = cell(12.5, Rate.FULL, null);

        assertThat(Cell.find(List.of(coarse, middle), FINE)).isEqualTo(middle);
        assertThat(Cell.find(List.of(coarse), FINE)).isEqualTo(coarse);
        assertThat(Cell.find(List.of(middle, coarse), new CellKind(12.5, Rate.LOW, Coding.LOSSY)))
                .isEqualTo(coarse);
    }

    @Test
    void shouldTakeTheNextLongerDurationWhenThereIsNone() {
        Cell longest = cell(12.5, null, null);
        Cell middle = cell(7.5, null, null);

        assertThat(Cell.find(List.of(longest, middle), new CellKind(0, Rate.FULL, Coding.LOSSY)))
                .isEqualTo(middle);
        Cell only = cell(-1, null, null);
        assertThat(Cell.find(List.of(only), FINE)).isEqualTo(only);
        assertThat(only.kind().words()).isEqualTo("all durations");
        assertThat(middle.kind().words()).isEqualTo("7.5 to 12.5 s");
    }
}
