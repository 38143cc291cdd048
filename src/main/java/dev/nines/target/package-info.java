/**
 * Where journeys may go: patterns of hosts and networks, and the addresses that are refused unless
 * somebody allows them by name. Pure; knows no client and looks nothing up. Safe from any thread.
 */
@NullMarked
package dev.nines.target;

import org.jspecify.annotations.NullMarked;
