package org.tonemark.ipfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarFileTest {
    private final TestDag dag = new TestDag();
    private final byte[] bytes = new byte[50_000];
    private final Cid root;

    @TempDir
    Path folder;

    CarFileTest() {
        new Random(1).nextBytes(bytes);
        root = dag.file(bytes, 1000, 7);
    }

    @Test
    void shouldGiveTheFileOfItsRoot() throws IOException {
        CarFile car = new CarFile(dag.car(folder.resolve("a.car"), root));
        assertThat(car.roots()).containsExactly(root);
        assertThat(read(car)).isEqualTo(bytes);
    }

    @Test
    void shouldReadTheFirstVersionInsideTheSecond() throws IOException {
        CarFile car = new CarFile(Files.write(folder.resolve("a.car"), version2(dag.carBytes(root), 0)));
        assertThat(car.roots()).containsExactly(root);
        assertThat(read(car)).isEqualTo(bytes);
    }

    @Test
    void shouldPassOverBlocksItCannotCheck() throws IOException {
        byte[] cbor = HexFormat.of().parseHex("25" + "01711220" + "00".repeat(32) + "a0"); // dag-cbor: {}
        byte[] car = concat(dag.carBytes(root), cbor);
        assertThat(read(new CarFile(Files.write(folder.resolve("a.car"), car)))).isEqualTo(bytes);
    }

    @Test
    void shouldSayWhenTheBlocksAreNotThere() throws IOException {
        CarFile car = new CarFile(new TestDag().car(folder.resolve("a.car"), root));
        assertThat(car.get(root, Duration.ofSeconds(1))).isInstanceOf(BlockSource.Answer.Absent.class);
    }

    @Test
    void shouldRefuseWhatIsCutOffOrNoCar() throws IOException {
        byte[] whole = dag.carBytes(root);
        for (int length : new int[] {0, 1, 5, 20, 58, 60, 61, 80, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        assertRefused(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
        assertRefused("ID3 not a CAR at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertRefused(version2(whole, 1_000_000));
        assertRefused(version2(whole, -60));
    }

    @Test
    void shouldEndWhateverTheBytes() throws IOException {
        byte[] whole = Arrays.copyOf(dag.carBytes(root), 4_000);
        Random random = new Random(3);
        Path file = folder.resolve("m.car");
        for (int i = 0; i < 500; i++) {
            byte[] mutant = whole.clone();
            for (int n = random.nextInt(5); n >= 0; n--) {
                mutant[random.nextInt(150)] = (byte) random.nextInt();
            }
            Files.write(file, mutant);
            try {
                new CarFile(file).roots();
            } catch (ContentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private void assertRefused(byte[] car) throws IOException {
        Path file = Files.write(folder.resolve("bad.car"), car);
        assertThatThrownBy(() -> new CarFile(file)).isInstanceOf(ContentException.class);
    }

    private byte[] read(CarFile car) throws IOException {
        Blocks blocks = new FailOver(List.of(car), FetchPolicy.DEFAULT, root);
        try (UnixFsFile file = new UnixFsFile(blocks, root, 1 << 20)) {
            return file.readAllBytes();
        }
    }

    /** Pragma, header with offset and size, some padding, the data, an index that is nonsense. */
    private static byte[] version2(byte[] data, long lie) {
        ByteBuffer header = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(16, 64 + lie).putLong(24, data.length).putLong(32, 64 + data.length);
        byte[] pragma = HexFormat.of().parseHex("0aa16776657273696f6e02");
        return concat(pragma, header.array(), new byte[64 - 51], data, new byte[] {1, 2, 3});
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
