package dev.nines.source.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where journeys are in Git.
 *
 * @param url of the repository: {@code https://}, {@code http://}, {@code ssh://}, {@code file://}
 *     or {@code user@host:path}
 * @param ref the branch or tag, by its short or its full name, or a commit by its 40 hexadecimal
 *     digits; null for the remote's own choice
 * @param folder of the repository in which they are, with {@code /} between its parts; empty for
 *     all of it
 */
public record Remote(String url, @Nullable String ref, String folder) {

  private static final String EXAMPLE = "https://git.example.com/team/journeys.git";

  /**
   * @throws IllegalArgumentException if this is no remote; the message says why, without what may
   *     be secret in it
   */
  public Remote {
    try {
      var parsed = new URIish(url);
      if (!parsed.isRemote() && !"file".equals(parsed.getScheme())) {
        throw new IllegalArgumentException(
            "\"" + url + "\" is no URL of a Git repository; expected such as " + EXAMPLE);
      }
      boolean web = parsed.getScheme() != null && parsed.getScheme().startsWith("http");
      if (parsed.getPass() != null || (web && parsed.getUser() != null)) {
        // Some take a token for the user's name.
        throw new IllegalArgumentException(
            "the repository's URL says who comes, which may be secret and would be shown; expected"
                + " NINES_GIT_USER and NINES_GIT_TOKEN to say it");
      }
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException(
          "\"" + url + "\" is no URL of a Git repository; expected such as " + EXAMPLE);
    }
    folder = folder.replaceAll("^/+|/+$", "");
    for (var part : folder.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        throw new IllegalArgumentException(
            "\"" + folder + "\" leads out of the repository; expected a folder in it");
      }
    }
  }

  /** What tells this from other remotes, as a folder's name: 12 hexadecimal digits. */
  public String key() {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      var text = String.join("\n", url, String.valueOf(ref), folder);
      return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether it is reached over SSH. */
  public boolean ssh() {
    try {
      var scheme = new URIish(url).getScheme();
      return scheme == null || scheme.equals("ssh") || scheme.equals("git+ssh");
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /** The repository's host, for messages; the path where it is on this machine. */
  public String host() {
    try {
      var host = new URIish(url).getHost();
      return host == null ? URI.create(url).getPath() : host;
    } catch (URISyntaxException | IllegalArgumentException _) {
      return url;
    }
  }
}
