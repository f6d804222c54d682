package org.tonemark.curation.console;

import org.junit.jupiter.api.extension.ExtendWith;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.Databases;

/** The same stories over a real PostgreSQL. */
@ExtendWith(Databases.class)
class StoriesOnPostgresqlTest extends StoriesTest {
    @Override
    DatabaseAddress database() {
        return Databases.postgresql();
    }
}
