package dev.nines.source.git;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.jspecify.annotations.Nullable;

/** What a remote's failure means, in words that a person can act on. */
final class Trouble {

  private Trouble() {}

  /**
   * @param token what it is that was given; null where none was
   */
  static String words(Remote remote, @Nullable String token, Exception failure) {
    @Nullable Throwable last = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      switch (at) {
        case UnknownHostException _ -> {
          return "no address found for " + remote.host();
        }
        case ConnectException _ -> {
          return "connection refused by " + remote.host();
        }
        case SocketTimeoutException _ -> {
          return remote.host() + " did not answer in time";
        }
        case SSLException tls -> {
          return "TLS with " + remote.host() + " failed: " + tls.getMessage();
        }
        case JSchUnknownHostKeyException _ -> {
          return remote.host() + " is none of the known hosts of --git-known-hosts";
        }
        case JSchChangedHostKeyException _ -> {
          return remote.host() + " has another host key than the one of --git-known-hosts";
        }
        case JSchException ssh when String.valueOf(ssh.getMessage()).startsWith("Auth") -> {
          return remote.host() + " lets nobody in with the key of --git-key";
        }
        case JSchException ssh when String.valueOf(ssh.getMessage()).contains("privatekey") -> {
          return "the file of --git-key is no private key without a passphrase";
        }
        case NoRemoteRepositoryException _ -> {
          return "there is no repository at " + remote.url();
        }
        default -> last = at;
      }
    }
    var said = String.valueOf(last.getMessage());
    if (said.contains("not authorized") || said.contains("Authentication is required")) {
      return remote.host()
          + " lets nobody in "
          + (token == null ? "without a token; NINES_GIT_TOKEN may have one" : "with " + token);
    }
    return said;
  }
}
