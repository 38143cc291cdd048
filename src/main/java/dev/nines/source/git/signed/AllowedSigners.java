package dev.nines.source.git.signed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose commits are taken: the keys of a file as OpenSSH's {@code ssh-keygen} and Git's {@code
 * gpg.ssh.allowedSignersFile} know it.
 */
public final class AllowedSigners {

  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";
  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAMESPACE = "git".getBytes(StandardCharsets.US_ASCII);
  private static final Map<String, String> HASHES =
      Map.of("sha256", "SHA-256", "sha512", "SHA-512");

  private final List<Signer> signers;

  /**
   * One of them.
   *
   * @param key as OpenSSH writes it, in Base64
   */
  private record Signer(String who, String key, SshKey ssh) {}

  private AllowedSigners(List<Signer> signers) {
    this.signers = List.copyOf(signers);
  }

  /**
   * Reads them.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is not understood, or there is none; the message has
   *     the file and the line
   */
  public static AllowedSigners read(Path file) throws IOException {
    var signers = new ArrayList<Signer>();
    var lines = Files.readAllLines(file);
    for (int line = 0; line < lines.size(); line++) {
      var text = lines.get(line).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        try {
          signers.add(signer(text));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ":" + (line + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    if (signers.isEmpty()) {
      throw new IllegalArgumentException(
          file + " allows nobody; expected lines such as: ann@example.com ssh-ed25519 AAAA…");
    }
    return new AllowedSigners(signers);
  }

  private static Signer signer(String line) {
    var words = line.split("\\s+", -1);
    int type = 1;
    if (words.length > 1 && words[1].equals("namespaces=\"git\"")) {
      type = 2;
    }
    if (words.length < type + 2) {
      throw new IllegalArgumentException(
          "found no key; expected a name, a type and a key: ann@example.com ssh-ed25519 AAAA…");
    }
    if (words[type].contains("=") || words[type].equals("cert-authority")) {
      // A limit that is passed over would allow what it forbids.
      throw new IllegalArgumentException(
          "found the option " + words[type] + "; expected none, or namespaces=\"git\" alone");
    }
    var blob = Base64.getDecoder().decode(words[type + 1]);
    var key = SshKey.read(blob);
    if (!key.type().equals(words[type])) {
      throw new IllegalArgumentException("it says " + words[type] + " of a " + key.type() + " key");
    }
    return new Signer(words[0], Base64.getEncoder().encodeToString(blob), key);
  }

  /**
   * Why a commit is not taken.
   *
   * @param commit the whole object, as Git keeps it
   * @return null where one of these signed it
   */
  public @Nullable String objection(byte[] commit) {
    try {
      var parts = SignedCommit.of(commit);
      var signature = parts.signature();
      if (signature == null) {
        return "it is not signed";
      }
      return objection(parts.signed().getBytes(StandardCharsets.ISO_8859_1), signature);
    } catch (IllegalArgumentException e) {
      return "its signature cannot be read: " + e.getMessage();
    }
  }

  private @Nullable String objection(byte[] signed, String signature) {
    var text = signature.replaceAll("\\s", "");
    var begin = BEGIN.replace(" ", "");
    var end = END.replace(" ", "");
    if (!text.startsWith(begin)
        || !text.endsWith(end)
        || text.length() < begin.length() + end.length()) {
      return "it is signed in another way than by an SSH key";
    }
    var blob =
        new SshBuffer(
            Base64.getDecoder()
                .decode(text.substring(begin.length(), text.length() - end.length())));
    if (!Arrays.equals(blob.take(MAGIC.length), MAGIC) || blob.number() != 1) {
      return "its signature is of another version";
    }
    var key = blob.string();
    var namespace = blob.string();
    var reserved = blob.string();
    var hash = blob.string();
    var proof = blob.string();
    blob.end();
    if (!Arrays.equals(namespace, NAMESPACE)) {
      return "its signature was made for something else than Git";
    }
    var algorithm = HASHES.get(new String(hash, StandardCharsets.US_ASCII));
    if (algorithm == null) {
      return "its signature is by a hash that is not known";
    }
    var signer = by(key);
    if (signer.isEmpty()) {
      return "who signed it is none of those who may";
    }
    var covered = covered(namespace, reserved, hash, digest(algorithm, signed));
    return signer.get().ssh().signed(covered, proof)
        ? null
        : "its signature by " + signer.get().who() + " is not of this commit";
  }

  private Optional<Signer> by(byte[] key) {
    var wanted = Base64.getEncoder().encodeToString(key);
    return signers.stream().filter(each -> each.key().equals(wanted)).findFirst();
  }

  /** What such a signature is over, really. */
  private static byte[] covered(byte[]... parts) {
    var strings = SshBuffer.strings(parts);
    var all = Arrays.copyOf(MAGIC, MAGIC.length + strings.length);
    System.arraycopy(strings, 0, all, MAGIC.length, strings.length);
    return all;
  }

  private static byte[] digest(String algorithm, byte[] of) {
    try {
      return MessageDigest.getInstance(algorithm).digest(of);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** Who they are, by the names that the file gives them. */
  @Override
  public String toString() {
    return signers.stream().map(Signer::who).map(Objects::toString).toList().toString();
  }
}
