/** Nines: availability as the customer perceives it, beside uptime as the servers report it. */
@NullMarked
package dev.nines;

import org.jspecify.annotations.NullMarked;
