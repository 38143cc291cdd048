/**
 * The history in a relational database: SQLite in one file, or PostgreSQL. {@link
 * dev.nines.store.sql.Databases} are found by their address, {@link dev.nines.store.sql.SqlHistory}
 * reads, {@link dev.nines.store.sql.HistoryWriter} writes: one thread takes entries in groups, a
 * transaction each; readers have connections of their own and never wait for it. While the database
 * is away entries wait in a bounded spill file and are written afterwards in order. Knows {@code
 * store} and the data that it keeps, JDBC and Flyway; a pool of connections may be given to it.
 */
@NullMarked
package dev.nines.store.sql;

import org.jspecify.annotations.NullMarked;
