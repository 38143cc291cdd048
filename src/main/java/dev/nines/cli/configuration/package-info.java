/**
 * What a prober is told: the one list of its settings, and the layers from which their values come.
 * {@link dev.nines.cli.configuration.Settings} has each key with its kind, default and reason;
 * {@link dev.nines.cli.configuration.Configuration} is what a file and the environment say of them,
 * with every problem at once. The command line wins over both, and is laid over them by the
 * commands of {@code dev.nines.cli}, the only neighbour. All of it is read once, before a command
 * runs, and immutable then.
 */
@NullMarked
package dev.nines.cli.configuration;

import org.jspecify.annotations.NullMarked;
