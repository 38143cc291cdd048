package dev.nines.source.git.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that Git signed with keys of OpenSSH. */
class AllowedSignersTest {

  private static final Path SIGNED = Path.of("src/test/resources/dev/nines/source/git/signed");

  @TempDir private Path folder;

  private static byte[] commit(String name) throws IOException {
    return Files.readAllBytes(SIGNED.resolve(name + ".commit"));
  }

  private static String text(byte[] commit) {
    return new String(commit, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String commit) {
    return commit.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static AllowedSigners all() throws IOException {
    return AllowedSigners.read(SIGNED.resolve("allowed_signers"));
  }

  private AllowedSigners of(String lines) throws IOException {
    return AllowedSigners.read(Files.writeString(folder.resolve("signers"), lines));
  }

  private static String line(String name) throws IOException {
    return Files.readAllLines(SIGNED.resolve("allowed_signers")).stream()
        .filter(each -> each.startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa-2048", "ecdsa-256", "ecdsa-384", "ecdsa-521"})
  void whatAnAllowedKeySignedIsTakenAndNothingElse(String key) throws Exception {
    assertThat(all().objection(commit(key))).isNull();
    assertThat(of(line(key)).objection(commit(key))).isNull();

    var changed = bytes(text(commit(key)).replace("Signed by", "Signed bY"));
    assertThat(all().objection(changed))
        .isEqualTo("its signature by " + key + "@example.com is not of this commit");
    var other = key.equals("ed25519") ? "rsa-2048" : "ed25519";
    assertThat(of(line(other)).objection(commit(key)))
        .isEqualTo("who signed it is none of those who may");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa-2048", "ecdsa-256"})
  void noByteOfItCanBeChanged(String key) throws Exception {
    var allowed = all();
    var commit = commit(key);
    var random = new Random(1);
    var lastLine = text(commit).indexOf("-----END") - 80;
    var afterIt = text(commit).indexOf("-----END");
    for (int attempt = 0; attempt < 400; attempt++) {
      int place = random.nextInt(commit.length);
      // The bits that fill the last letter up say nothing, nor does white space in the signature.
      if ((place > lastLine && place < afterIt) || Character.isWhitespace(commit[place])) {
        continue;
      }
      var changed = commit.clone();
      changed[place] ^= (byte) (1 + random.nextInt(255));
      assertThat(allowed.objection(changed)).as(text(changed)).isNotNull();
    }
  }

  @Test
  void whatWasSignedForSomethingElseIsNotTaken() throws Exception {
    assertThat(all().objection(commit("elsewhere")))
        .as("with an allowed key, but as a file")
        .isEqualTo("its signature was made for something else than Git");
  }

  @Test
  void whatIsNotSignedIsNotTaken() throws Exception {
    var signed = text(commit("ed25519"));
    var unsigned = signed.replaceAll("(?s)gpgsig .*?-----END SSH SIGNATURE-----\n", "");
    assertThat(unsigned).doesNotContain("SIGNATURE").contains("Signed by ed25519");
    assertThat(all().objection(bytes(unsigned))).isEqualTo("it is not signed");
    assertThat(all().objection(bytes(unsigned + "gpgsig -----BEGIN SSH SIGNATURE-----\n")))
        .as("in the message it is none")
        .isEqualTo("it is not signed");
    assertThat(all().objection(bytes(signed.replace("SSH SIGNATURE", "PGP SIGNATURE"))))
        .isEqualTo("it is signed in another way than by an SSH key");
    assertThat(
            all()
                .objection(
                    bytes(
                        signed.replace(
                            "gpgsig -", "gpgsig -----BEGIN SSH SIGNATURE-----\ngpgsig -"))))
        .isEqualTo("its signature cannot be read: it has more than one signature");
    assertThat(
            all()
                .objection(
                    bytes(
                        unsigned.replace(
                            "\n\n",
                            "\ngpgsig -----BEGIN SSH SIGNATURE-----END SSH SIGNATURE-----\n\n"))))
        .as("its end is its beginning")
        .isEqualTo("it is signed in another way than by an SSH key");
    assertThat(all().objection(new byte[0])).isEqualTo("it is not signed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ann@example.com | :1: found no key; expected a name, a type and a key",
        "ann@example.com ssh-ed25519 !! | :1: Illegal base64 character",
        "ann@example.com ssh-ed25519 AAAA | :1: it ends too early",
        "a sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t | :1: keys of the type sk-ssh",
        "a ssh-rsa AAAAB3NzaC1yc2EAAAABAwAAAAEF | :1: an RSA key of 3 bits is too short",
        "a cert-authority ssh-ed25519 AAAA | :1: found the option cert-authority",
        "a valid-before=\"20200101\" ssh-ed25519 AAAA | :1: found the option valid-before=",
      })
  void aFileThatIsNotUnderstoodAllowsNobody(String line, String problem) {
    assertThatThrownBy(() -> of(line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageStartingWith(folder.resolve("signers").toString());
  }

  @Test
  void commentsAndTheNamespaceOfGitAreUnderstood() throws Exception {
    var line = line("ed25519").replace(" ssh-", " namespaces=\"git\" ssh-");
    var signers = of("# ours\n\n" + line + " Ann\n");
    assertThat(signers.objection(commit("ed25519"))).isNull();
    assertThat(signers).hasToString("[ed25519@example.com]");
    assertThatThrownBy(() -> of("# nobody\n"))
        .hasMessageContaining("allows nobody; expected lines such as");
  }

  @Test
  void aKeyIsNotTakenForAnotherType() throws Exception {
    assertThatThrownBy(() -> of(line("ed25519").replace(" ssh-ed25519 ", " ssh-rsa ")))
        .hasMessageEndingWith("it says ssh-rsa of a ssh-ed25519 key");
  }
}
