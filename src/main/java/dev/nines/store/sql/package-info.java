/**
 * The history in a relational database: SQLite in one file, or PostgreSQL. One writer takes entries
 * in groups, a transaction each; readers have connections of their own and never wait for it. While
 * the database is away entries wait in a bounded spill file and are written afterwards in order.
 * Knows {@code store} and the data that it keeps, and JDBC; the data sources are given to it.
 */
@NullMarked
package dev.nines.store.sql;

import org.jspecify.annotations.NullMarked;
