/** What the histories are held against, and what they are fed with. */
@NullMarked
package dev.nines.store;

import org.jspecify.annotations.NullMarked;
