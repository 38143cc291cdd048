/**
 * Who signed a commit: {@link dev.nines.source.git.signed.AllowedSigners} holds one against the
 * keys that are allowed, in the forms that OpenSSH and Git write. Knows bytes alone, nothing of
 * repositories. All of it is immutable and safe between threads.
 */
@NullMarked
package dev.nines.source.git.signed;

import org.jspecify.annotations.NullMarked;
