/**
 * What is kept for good: the log of runs, the account that rolls them up, and what was declared
 * when they were played. The interfaces are narrow roles, each asked for by one kind of reader;
 * {@code store.sql} keeps them in SQLite or PostgreSQL. An {@link dev.nines.store.Entry} is written
 * once, however often it is handed over: each has an id, and what a later one of the same id adds
 * is the difference. Knows {@code journey}, {@code outcome} and {@code slo}. Every role is safe
 * between threads.
 */
@NullMarked
package dev.nines.store;

import org.jspecify.annotations.NullMarked;
