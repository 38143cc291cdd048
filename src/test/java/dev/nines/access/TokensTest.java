package dev.nines.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokensTest {

  private final Token token = Token.make(new SecureRandom());
  private final Token other = Token.make(new SecureRandom());

  private static Grant grant(String name, Role role, Token token) {
    return new Grant(name, role, token.hash());
  }

  @Test
  void aTokenIsKnownByItsHashAlone() throws Exception {
    var line = grant("ci", Role.RUN, token).line();
    assertThat(line)
        .matches("ci run sha256:[0-9a-f]{64}")
        .doesNotContain(token.reveal().substring(6));
    var tokens =
        Tokens.parse("# who may\n\n" + grant("ann", Role.OPERATE, other).line() + "\n" + line);
    assertThat(tokens.find(token.reveal()).orElseThrow().name()).isEqualTo("ci");
    assertThat(tokens.find(other.reveal()).orElseThrow().role()).isEqualTo(Role.OPERATE);
    assertThat(tokens.find(Token.make(new SecureRandom()).reveal())).isEmpty();
  }

  @Test
  void tokensDifferAndDoNotSayWhatTheyAre() {
    assertThat(token.reveal()).matches("nines_[A-Za-z0-9_-]{43}").isNotEqualTo(other.reveal());
    assertThat(token).hasToString("•••");
  }

  @Test
  void aPasswordOfOnesOwnIsNoTokenWhateverTheFileSays() throws Exception {
    var tokens = Tokens.parse("ann operate " + TokenHash.of("hunter2"));
    assertThat(tokens.find("hunter2")).isEmpty();
    assertThat(tokens.find("")).isEmpty();
  }

  @Test
  void eachRoleMayWhatTheOnesBeforeItMay() {
    assertThat(Role.READ.may(Role.READ)).isTrue();
    assertThat(Role.READ.may(Role.RUN)).isFalse();
    assertThat(Role.RUN.may(Role.READ)).isTrue();
    assertThat(Role.RUN.may(Role.OPERATE)).isFalse();
    assertThat(Role.OPERATE.may(Role.RUN)).isTrue();
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNoTokenWithIt() {
    var text =
        """
        ann operate %s
        ann read %s
        bob admin sha256:00
        carl read
        dora read %s
        -e read sha256:00
        fred read 12345
        """
            .formatted(token.hash(), other.hash(), token.reveal());
    assertThatThrownBy(() -> Tokens.parse(text))
        .isInstanceOf(BrokenTokensException.class)
        .hasMessage(
            "line 2: the name \"ann\" is there twice; expected it once; "
                + "line 3: the role of \"bob\" is none; expected one of read, run, operate; "
                + "line 4: it has 2 words; expected NAME ROLE HASH, as `nines token NAME --role ROLE` prints it; "
                + "line 5: the token of \"dora\" itself stands here; expected its hash, as `nines token` prints it. Make a new one, as this one may have been read; "
                + "line 6: its first word is no name; expected 1 to 63 letters, digits, dots, dashes and underscores, a letter or digit first; "
                + "line 7: the hash of \"fred\" is none; expected sha256: and 64 hexadecimal digits, as `nines token` prints it")
        .hasMessageNotContaining(token.reveal());
  }

  @Test
  void aChangedFileIsInForceAndABrokenOneLeavesWhatWas() throws Exception {
    var file = new AtomicReference<>(grant("ci", Role.RUN, token).line());
    var kept = KeptTokens.of(file::get).orElseThrow();
    file.set(grant("ci", Role.READ, other).line());
    assertThat(kept.tokens().find(token.reveal())).as("nobody has looked yet").isPresent();
    kept.look();
    assertThat(kept.tokens().find(token.reveal())).isEmpty();
    assertThat(kept.tokens().find(other.reveal())).isPresent();
    for (var broken : new String[] {"ci read", null}) {
      file.set(broken);
      kept.look();
      assertThat(kept.tokens().find(other.reveal())).isPresent();
    }
    file.set("# nobody");
    kept.look();
    assertThat(kept.tokens().find(other.reveal())).as("an empty file lets nobody in").isEmpty();
  }
}
