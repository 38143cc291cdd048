package dev.nines.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.source.git.Access.SshKey;
import dev.nines.source.git.Access.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository behind a real SSH server. */
@Timeout(60)
class SshRemoteTest {

  @TempDir private Path folder;
  private GitServer repository;
  private SshServer server;
  private KeyPair hostKey;
  private KeyPair mine;

  @BeforeEach
  void serve() throws Exception {
    repository = new GitServer(folder.resolve("remote"));
    hostKey = pair();
    mine = pair();
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, _) -> user.equals("git") && KeyUtils.compareKeys(key, mine.getPublic()));
    server.setCommandFactory((_, command) -> new Serving(command));
    server.start();
    write("key", mine);
    knows(hostKey);
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
    repository.close();
  }

  private static KeyPair pair() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private void write(String name, KeyPair pair) throws IOException {
    var text =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
  }

  private void knows(KeyPair host) throws IOException {
    Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:%d %s\n"
            .formatted(server.getPort(), PublicKeyEntry.toString(host.getPublic())));
  }

  /** What {@code git-upload-pack} is on a real host. */
  private final class Serving implements Command {

    private final String command;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable OutputStream err;
    private @Nullable ExitCallback exit;

    Serving(String command) {
      this.command = command;
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      try {
        if (!command.equals("git-upload-pack '/journeys.git'")) {
          exit.onExit(1, command + " is no command here");
          return;
        }
        new UploadPack(repository.git().getRepository()).upload(in, out, err);
        out.flush();
        exit.onExit(0);
      } catch (IOException e) {
        exit.onExit(1, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }

  private Mirror mirror() throws IOException {
    var key = new SshKey(folder.resolve("key"), folder.resolve("known_hosts"));
    var access =
        new Access() {
          @Override
          public @Nullable Token token() {
            return null;
          }

          @Override
          public SshKey key() {
            return key;
          }
        };
    return Mirror.open(
        new Remote("ssh://git@127.0.0.1:" + server.getPort() + "/journeys.git", "main", "journeys"),
        access,
        Duration.ofSeconds(20),
        folder.resolve("mirror"));
  }

  @Test
  void aKeyLetsIn() throws Exception {
    repository.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror()) {
      assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("one");
      var second = repository.commit("journeys/chat.yaml", "two");
      var revision = mirror.fetch();
      assertThat(revision.commit()).isEqualTo(second.name());
      assertThat(revision.files().resolve("chat.yaml")).hasContent("two");
    }
    assertThat(folder.resolve("mirror/repository.git/shallow")).exists();
  }

  @Test
  void anotherKeyDoesNot() throws Exception {
    repository.commit("journeys/chat.yaml", "one");
    write("key", pair());
    try (var mirror = mirror()) {
      assertThatThrownBy(mirror::fetch)
          .isInstanceOf(RemoteAwayException.class)
          .hasMessage("127.0.0.1 lets nobody in with the key of --git-key");
      write("key", mine);
      assertThat(mirror.fetch().files()).as("a key that was changed counts at once").exists();
    }
  }

  @Test
  void aHostThatIsNotKnownIsNotSpokenTo() throws Exception {
    repository.commit("journeys/chat.yaml", "one");
    Files.writeString(folder.resolve("known_hosts"), "");
    try (var mirror = mirror()) {
      assertThatThrownBy(mirror::fetch)
          .hasMessage("127.0.0.1 is none of the known hosts of --git-known-hosts");
      knows(pair());
      assertThatThrownBy(mirror::fetch)
          .hasMessage("127.0.0.1 has another host key than the one of --git-known-hosts");
    }
    assertThat(Files.readAllLines(folder.resolve("known_hosts")))
        .as("nothing is learned from whoever answers")
        .hasSize(1);
  }

  @Test
  void whatIsNoKeyIsSaid() throws Exception {
    Files.writeString(folder.resolve("key"), "hunter2");
    try (var mirror = mirror()) {
      assertThatThrownBy(mirror::fetch)
          .hasMessage("the file of --git-key is no private key without a passphrase");
    }
  }

  @Test
  void aServerThatIsAwayIsSaid() throws Exception {
    try (var mirror = mirror()) {
      server.stop(true);
      assertThatThrownBy(mirror::fetch).hasMessage("connection refused by 127.0.0.1");
    }
  }

  @Test
  void sshIsToldFromTheOthers() {
    assertThat(List.of("ssh://git@h/j", "git@h:j"))
        .allMatch(url -> new Remote(url, null, "").ssh());
    assertThat(List.of("https://h/j", "file:///j"))
        .noneMatch(url -> new Remote(url, null, "").ssh());
  }
}
