package org.tonemark.curation.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Short forms of what the adapters ask most. Parameters are positional; strings and numbers only. */
final class Rows {
    private static final int BATCH = 1000;

    private Rows() {}

    static boolean exists(Handle handle, String sql, Object... parameters) {
        return query(handle, sql, parameters).mapTo(Integer.class).findFirst().isPresent();
    }

    static <T> List<T> list(Handle handle, RowMapper<T> mapper, String sql, Object... parameters) {
        return query(handle, sql, parameters).map(mapper).list();
    }

    static <T> Optional<T> first(Handle handle, RowMapper<T> mapper, String sql, Object... parameters) {
        return query(handle, sql, parameters).map(mapper).findFirst();
    }

    /** Inserts many rows, a thousand a round trip. */
    static <T> void insert(Handle handle, String sql, Iterable<T> items, Columns<T> columns) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (T item : items) {
                Object[] values = columns.of(item);
                for (int i = 0; i < values.length; i++) {
                    batch.bind(i, values[i]);
                }
                batch.add();
                if (batch.size() >= BATCH) {
                    batch.execute();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** Values of a row's columns, in the order of the statement. */
    @FunctionalInterface
    interface Columns<T> {
        Object[] of(T item);
    }

    private static Query query(Handle handle, String sql, Object... parameters) {
        Query query = handle.createQuery(sql).setFetchSize(BATCH);
        for (int i = 0; i < parameters.length; i++) {
            query.bind(i, parameters[i]);
        }
        return query;
    }
}
