package org.tonemark.curation.console;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tonemark.curation.store.Databases;

/** The same walk over a real PostgreSQL. */
@ExtendWith(Databases.class)
class AccessOnPostgresqlTest extends AccessTest {
    @BeforeAll
    static void open() {
        open(Databases.postgresql());
    }
}
