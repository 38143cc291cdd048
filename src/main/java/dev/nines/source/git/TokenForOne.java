package dev.nines.source.git;

import java.net.URISyntaxException;
import java.util.Objects;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Shows a token to the server that it is of, and to none that this one sends us to. */
final class TokenForOne extends UsernamePasswordCredentialsProvider {

  private final URIish server;

  TokenForOne(String url, Access.Token token) {
    super(token.user(), token.secret());
    try {
      this.server = new URIish(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address of a repository: " + e.getReason(), e);
    }
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    return Objects.equals(uri.getScheme(), server.getScheme())
        && Objects.equals(uri.getHost(), server.getHost())
        && uri.getPort() == server.getPort()
        && super.get(uri, items);
  }
}
