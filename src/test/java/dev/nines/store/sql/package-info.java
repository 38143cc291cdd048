/** Histories in databases, held against the contract and against what may go wrong. */
@NullMarked
package dev.nines.store.sql;

import org.jspecify.annotations.NullMarked;
