/**
 * The account as {@code nines report} tells it: for eyes, for a wiki, for a spreadsheet, for
 * machines. What people read is first made into tables, which each form writes in its own way. Pure
 * functions of a {@link dev.nines.report.Report}; nothing is counted here. Immutable and safe
 * between threads.
 */
@NullMarked
package dev.nines.cli.account;

import org.jspecify.annotations.NullMarked;
