package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for the store, checked on SQLite and on PostgreSQL. */
@ExtendWith(Databases.class)
class CurationDatabaseTest {
    @TempDir
    Path folder;

    abstract class Contract {
        DatabaseAddress address;
        CurationDatabase database;

        abstract DatabaseAddress fresh();

        @BeforeEach
        void open() {
            address = fresh();
            database = CurationDatabase.open(address);
        }

        @AfterEach
        void close() {
            database.close();
        }

        void addDispute(String name) {
            database.write(handle -> handle.execute(
                    "INSERT INTO dispute (cid, statement, contact, epoch, at_millis) VALUES (?, '', '', 0, 0)", name));
        }

        List<String> disputed() {
            return database.read(handle -> handle.createQuery("SELECT cid FROM dispute ORDER BY id")
                    .mapTo(String.class)
                    .list());
        }

        @Test
        void shouldKeepFactsWhenOpenedAgain() {
            addDispute("a");
            database.close();
            database = CurationDatabase.open(address);
            assertThat(disputed()).containsExactly("a");
        }

        @Test
        void shouldRefuseChangesOfFacts() {
            addDispute("a");
            assertThatThrownBy(() -> database.write(handle -> handle.execute("UPDATE dispute SET cid = 'x'")))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> database.write(handle -> handle.execute("DELETE FROM dispute")))
                    .hasMessageContaining("append-only");
            assertThat(disputed()).containsExactly("a");
        }

        @Test
        void shouldKeepNothingOfATransactionThatFails() {
            assertThatThrownBy(() -> database.write(handle -> {
                        handle.execute(
                                "INSERT INTO dispute (cid, statement, contact, epoch, at_millis) VALUES ('b', '', '', 0, 0)");
                        throw new IllegalStateException("midway");
                    }))
                    .hasMessage("midway");
            assertThat(disputed()).isEmpty();
        }

        @Test
        void shouldHoldReadThenAddRulesWhenManyWrite() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<Boolean>> added = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    added.add(threads.submit(() -> database.write(handle -> {
                        long count = handle.createQuery("SELECT count(*) FROM gold")
                                .mapTo(Long.class)
                                .one();
                        if (count >= 5) {
                            return false;
                        }
                        handle.execute(
                                "INSERT INTO gold (cid, claim, truth, kind, epoch, at_millis) VALUES (?, 'quality', 1, 'GOLD', 0, 0)",
                                Thread.currentThread().getName() + count);
                        return true;
                    })));
                }
                int kept = 0;
                for (Future<Boolean> one : added) {
                    kept += one.get() ? 1 : 0;
                }
                assertThat(kept).isEqualTo(5);
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void shouldSayInOneLineWhenTheDatabaseIsOfANewerVersion() {
            database.write(handle -> handle.execute("INSERT INTO schema_version (installed_rank, version, description,"
                    + " type, script, checksum, installed_by, execution_time, success) VALUES (99, '99', 'later',"
                    + " 'SQL', 'V99__later.sql', 1, 'x', 1, " + (trueLiteral()) + ")"));
            database.close();
            assertThatThrownBy(() -> CurationDatabase.open(address))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER))
                    .hasMessageContaining("newer version (schema 99)")
                    .hasMessageNotContaining("\n");
        }

        abstract String trueLiteral();
    }

    @Nested
    class OnSqlite extends Contract {
        @Override
        DatabaseAddress fresh() {
            return Databases.sqlite(folder);
        }

        @Override
        String trueLiteral() {
            return "1";
        }

        @Test
        void shouldSayInOneLineAndKeepNothingWhenFull() {
            database.write(handle -> {
                long pages = handle.createQuery("PRAGMA page_count")
                        .mapTo(Long.class)
                        .one();
                return handle.createQuery("PRAGMA max_page_count = " + (pages + 20))
                        .mapTo(Long.class)
                        .one();
            });
            assertThatThrownBy(() -> database.write(handle -> {
                        for (int i = 0; i < 1000; i++) {
                            handle.execute(
                                    "INSERT INTO dispute (cid, statement, contact, epoch, at_millis) VALUES (?, ?, '', 0, 0)",
                                    "c" + i,
                                    "x".repeat(500));
                        }
                        return 0;
                    }))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL))
                    .hasMessageContaining("nothing of this change was kept")
                    .hasMessageNotContaining("\n");
            assertThat(disputed()).isEmpty();
            addDispute("after");
            assertThat(disputed()).containsExactly("after");
        }

        @Test
        void shouldSayInOneLineWhenTheFileIsNoDatabase() throws Exception {
            Path text = Files.writeString(folder.resolve("notes.txt"), "no database, ".repeat(100));
            assertThatThrownBy(() -> CurationDatabase.open(DatabaseAddress.parse(text.toString())))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("not a sound SQLite database");
        }
    }

    @Nested
    class OnPostgresql extends Contract {
        @Override
        DatabaseAddress fresh() {
            return Databases.postgresql();
        }

        @Override
        String trueLiteral() {
            return "true";
        }
    }

    @Test
    void shouldSayInOneLineWhenNoServerAnswers() {
        assertThatThrownBy(() -> CurationDatabase.open(DatabaseAddress.parse("postgresql://u:secret@127.0.0.1:1/x")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldShowNoPasswordWhereverItStandsInTheAddress() {
        for (String address :
                List.of("postgresql://u:secret@db/x", "jdbc:postgresql://db/x?user=u&password=secret&ssl=true")) {
            DatabaseAddress parsed = DatabaseAddress.parse(address);
            assertThat(parsed.redacted() + parsed).contains("//db/x").doesNotContain("secret");
        }
    }

    @Test
    void shouldNameTheAcceptedFormsWhenTheAddressIsOfAnotherKind() {
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://host/x"))
                .hasMessageContaining("use a file path, sqlite:PATH or postgresql://host/name");
    }
}
