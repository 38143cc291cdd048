package dev.nines.source.git;

import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where journeys are in Git.
 *
 * @param url of the repository: {@code https://}, {@code http://}, {@code ssh://}, {@code file://}
 *     or {@code user@host:path}
 * @param ref the branch or tag, by its short or its full name; null for the remote's own choice
 * @param folder of the repository in which they are, with {@code /} between its parts; empty for
 *     all of it
 * @param token that lets in over HTTP; null where none is needed
 */
public record Remote(String url, @Nullable String ref, String folder, @Nullable Token token) {

  /**
   * @throws IllegalArgumentException if this is no remote; the message says why, without the token
   */
  public Remote {
    try {
      var parsed = new URIish(url);
      if (parsed.getPass() != null) {
        throw new IllegalArgumentException(
            "the repository's URL has a password in it, which logs would show; set NINES_GIT_TOKEN");
      }
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("\"" + url + "\" is no URL of a Git repository");
    }
    folder = folder.replaceAll("^/+|/+$", "");
    for (var part : folder.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        throw new IllegalArgumentException(
            "\"" + folder + "\" leads out of the repository; expected a folder in it");
      }
    }
  }

  /** A secret that lets in; prints as stars. */
  public record Token(String user, String secret) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** The repository's host, for messages; the path where it is on this machine. */
  String host() {
    try {
      var host = new URIish(url).getHost();
      return host == null ? URI.create(url).getPath() : host;
    } catch (URISyntaxException | IllegalArgumentException _) {
      return url;
    }
  }
}
