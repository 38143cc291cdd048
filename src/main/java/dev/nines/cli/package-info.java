/**
 * The command line: one class for each command, with what it needs given to its constructor, and
 * what they show ({@code cli.live} for eyes, {@code cli.report} for machines). Commands are plain
 * Java: nothing here boots the web application; {@code serve} and {@code demo} ask a {@link
 * dev.nines.cli.Daemon}, which {@code app} brings. A command runs on the thread that executes it
 * and writes to the {@link dev.nines.cli.live.Terminal} alone.
 */
@NullMarked
package dev.nines.cli;

import org.jspecify.annotations.NullMarked;
