package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;

/** {@code kill -9} at any moment: what was acknowledged is there, and the next program goes on. */
@ExtendWith(Databases.class)
class KillTest {
    private static final int KILLS = 8;

    @TempDir
    Path folder;

    @Test
    void shouldLoseNothingAcknowledgedWhenKilledOnSqlite() throws Exception {
        killAndCheck(Databases.sqlite(folder), "sqlite:" + folder.resolve("curation.db"));
    }

    @Test
    void shouldLoseNothingAcknowledgedWhenKilledOnPostgresql() throws Exception {
        DatabaseAddress.Postgresql address = (DatabaseAddress.Postgresql) Databases.postgresql();
        killAndCheck(address, address.jdbcUrl().replace("//", "//postgres@"));
    }

    private void killAndCheck(DatabaseAddress address, String text) throws Exception {
        World.open(address).store.close();
        Random random = new Random(5);
        List<String> said = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            said.addAll(runAndKill(text, kill, 3 + random.nextInt(20), random.nextInt(25)));
            World world = World.open(address);
            check(world, said);
            world.close(); // goes on from wherever it stopped
            world.store.close();
        }
        assertThat(said).filteredOn(line -> line.startsWith("ballot ")).hasSizeGreaterThan(20);
        assertThat(said).filteredOn(line -> line.startsWith("epoch ")).hasSizeGreaterThan(5);
    }

    /** Lets the program say some lines, and go on for some time, then kills it. */
    private List<String> runAndKill(String address, int seed, int lines, long millis)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out" + seed);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hammer.class.getName(),
                        address,
                        "k" + seed)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err" + seed).toFile())
                .start();
        for (int i = 0;
                i < 12_000 && process.isAlive() && Files.readAllLines(out).size() < lines;
                i++) {
            Thread.sleep(5);
        }
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        assertThat(ended).as(() -> error(seed)).isFalse();
        process.destroyForcibly().waitFor();
        String text = Files.readString(out);
        assertThat(text).as(() -> error(seed)).isNotEmpty();
        return text.substring(0, text.lastIndexOf('\n')).lines().toList();
    }

    private String error(int seed) {
        try {
            return new String(Files.readAllBytes(folder.resolve("err" + seed)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void check(World world, List<String> said) {
        TonemarkRule rule = new TonemarkRule(SignatureCheck.trusting());
        for (String line : said) {
            String[] word = line.split(" ");
            switch (word[0]) {
                case "track" ->
                    assertThat(world.store.status().of(word[1]).verdicts())
                            .as(line)
                            .hasSize(1);
                case "curator" ->
                    assertThat(count(world, "SELECT COUNT(*) FROM curator WHERE address = ?", word[1]))
                            .as(line)
                            .isEqualTo(1);
                case "ballot" ->
                    assertThat(count(world, "SELECT COUNT(*) FROM ballot WHERE receipt = ?", word[4]))
                            .as(line)
                            .isEqualTo(1);
                case "epoch" ->
                    assertThat(world.store
                                    .epochs()
                                    .result(Long.parseLong(word[1]))
                                    .root())
                            .as(line)
                            .isEqualTo(word[2]);
                default -> throw new AssertionError(line);
            }
        }
        long last = world.store.epochs().current() - 1;
        if (last >= 0) {
            EpochResult kept = world.store.epochs().result(last);
            assertThat(rule.close(world.store.epochs().input(last))).isEqualTo(kept);
        }
    }

    private static int count(World world, String sql, String value) {
        return world.store
                .database()
                .read((Handle handle) -> handle.createQuery(sql)
                        .bind(0, value)
                        .mapTo(Integer.class)
                        .one());
    }
}
