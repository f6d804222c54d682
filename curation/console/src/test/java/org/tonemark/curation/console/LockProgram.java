package org.tonemark.curation.console;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Another process that writes to a SQLite file: takes the lock of writers and keeps it until its input ends. */
final class LockProgram {
    private LockProgram() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.execute("BEGIN IMMEDIATE");
            System.out.println("locked");
            System.in.read();
            statement.execute("COMMIT");
        }
    }
}
