package org.tonemark.curation.store.internal;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.StoreException;

/**
 * Brings a database to the present schema. One set of statements for both databases; what they spell differently is a
 * placeholder ({@code ${sequence}}) or a migration of its own folder (the triggers that refuse changes of facts).
 */
public final class Migrations {
    private Migrations() {}

    /** @throws StoreException ({@code NEWER}) when a newer version of the program has migrated the database already */
    public static void migrate(DatabaseAddress address, DataSource source) {
        boolean sqlite = address instanceof DatabaseAddress.Sqlite;
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(
                        "classpath:org/tonemark/curation/store/migration/common",
                        "classpath:org/tonemark/curation/store/migration/" + (sqlite ? "sqlite" : "postgresql"))
                .placeholders(Map.of(
                        "sequence",
                        sqlite
                                ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                                : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"))
                .table("schema_version")
                .loggers("slf4j")
                .load();
        refuseNewer(flyway, address);
        flyway.migrate();
    }

    private static void refuseNewer(Flyway flyway, DatabaseAddress address) {
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getState().isResolved()) {
                continue;
            }
            throw StoreException.newer(address, String.valueOf(applied.getVersion()));
        }
    }
}
