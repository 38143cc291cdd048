/**
 * Who may do what at a prober: tokens, the roles that they give, and the file that they are in.
 * Knows nothing of HTTP, which is {@code api}'s. Tokens are read again by one thread; everything
 * else here may be asked from any.
 */
@NullMarked
package dev.nines.access;

import org.jspecify.annotations.NullMarked;
