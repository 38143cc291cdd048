package dev.nines.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens that are known. */
public final class Tokens {

  private static final String EXPECTED =
      "expected NAME ROLE HASH, as `nines token NAME --role ROLE` prints it";

  private final List<Grant> grants;

  private Tokens(List<Grant> grants) {
    this.grants = List.copyOf(grants);
  }

  /**
   * Those of a file: a line for each, with its name, its role and its hash; blank lines and what
   * follows a {@code #} at the beginning of a line are passed over.
   *
   * @throws BrokenTokensException with everything that is wrong with it. What stands in the place
   *     of a hash is never said again, as it may be a token
   */
  public static Tokens parse(String text) throws BrokenTokensException {
    var grants = new ArrayList<Grant>();
    var problems = new ArrayList<String>();
    var names = new HashSet<String>();
    int number = 0;
    for (var line : text.lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var words = line.split("\\s+");
      var problem = problem(words);
      if (problem == null && !names.add(words[0])) {
        problem = "the name \"%s\" is there twice; expected it once".formatted(words[0]);
      }
      if (problem != null) {
        problems.add("line " + number + ": " + problem);
      } else {
        grants.add(new Grant(words[0], Role.of(words[1]).orElseThrow(), TokenHash.parse(words[2])));
      }
    }
    if (!problems.isEmpty()) {
      throw new BrokenTokensException(problems);
    }
    return new Tokens(grants);
  }

  private static @Nullable String problem(String[] words) {
    if (words.length != 3) {
      return "it has %d %s; %s"
          .formatted(words.length, words.length == 1 ? "word" : "words", EXPECTED);
    }
    if (!Grant.isName(words[0])) {
      return "its first word is no name; expected " + Grant.NAME_IN_WORDS;
    }
    if (Role.of(words[1]).isEmpty()) {
      return "the role of \"%s\" is none; expected one of %s"
          .formatted(words[0], String.join(", ", Role.words()));
    }
    if (Token.is(words[2])) {
      return "the token of \"%s\" itself stands here; expected its hash, as `nines token` prints it. Make a new one, as this one may have been read"
          .formatted(words[0]);
    }
    try {
      var _ = TokenHash.parse(words[2]);
      return null;
    } catch (IllegalArgumentException _) {
      return "the hash of \"%s\" is none; expected sha256: and 64 hexadecimal digits, as `nines token` prints it"
          .formatted(words[0]);
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return grants.isEmpty();
  }

  /** Whether one is called so. */
  public boolean has(String name) {
    return grants.stream().anyMatch(grant -> grant.name().equals(name));
  }

  /**
   * What a token gives, if it is known. Takes as long for any text of a token's form: all are
   * compared, and each to its end.
   */
  public Optional<Grant> find(String token) {
    if (!Token.is(token)) {
      return Optional.empty();
    }
    var hash = TokenHash.of(token);
    Grant found = null;
    for (var grant : grants) {
      if (grant.hash().matches(hash)) {
        found = grant;
      }
    }
    return Optional.ofNullable(found);
  }
}
