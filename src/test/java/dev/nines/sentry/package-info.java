@NullMarked
package dev.nines.sentry;

import org.jspecify.annotations.NullMarked;
