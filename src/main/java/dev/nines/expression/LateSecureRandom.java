package dev.nines.expression;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Secure random numbers whose source is set up when the first one is wanted, which most expressions
 * never do.
 */
final class LateSecureRandom implements RandomGenerator {

  private @Nullable SecureRandom random;

  @Override
  public long nextLong() {
    return random().nextLong();
  }

  private synchronized SecureRandom random() {
    var known = random;
    if (known == null) {
      known = new SecureRandom();
      random = known;
    }
    return known;
  }
}
