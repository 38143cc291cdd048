package dev.nines.source.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A repository that is served over HTTP, by Git's smart protocol, from a port of its own. */
public final class GitServer implements AutoCloseable {

  private final Git git;
  private final Path tree;
  private final HttpServer server;
  private @Nullable String let;
  private @Nullable Held held;
  private @Nullable String complaint;
  private @Nullable String elsewhere;
  private int fetches;

  public GitServer(Path folder) throws IOException, GitAPIException {
    this.tree = folder;
    this.git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
    git.getRepository().getConfig().setInt("gc", null, "auto", 0);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/journeys.git/info/refs", exchange -> serve(exchange, this::advertise));
    server.createContext(
        "/journeys.git/git-upload-pack", exchange -> serve(exchange, this::upload));
    server.start();
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/journeys.git";
  }

  public Git git() {
    return git;
  }

  /** How often a pack was asked for. */
  public synchronized int fetches() {
    return fetches;
  }

  /** From here on nobody comes in but who has this token. */
  public synchronized void lock(String user, String token) {
    var both = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    let = "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /**
   * From here on whoever asks waits.
   *
   * @return counted down by whoever asks, and to be counted down to let them have their answer
   */
  public synchronized Held hold() {
    var made = new Held(new CountDownLatch(1), new CountDownLatch(1));
    held = made;
    return made;
  }

  /** Somebody who waits for an answer. */
  public record Held(CountDownLatch asked, CountDownLatch release) {}

  /** From here on nobody gets anything but this. */
  public synchronized void complain(String text) {
    complaint = text;
  }

  /** From here on whoever asks is sent to another repository. */
  public synchronized void redirect(String url) {
    elsewhere = url;
  }

  /** Lets everybody in again. */
  public synchronized void unlock() {
    let = null;
  }

  /** Makes the branch end with a commit that it had, as a force push does. */
  public void reset(String commit) throws GitAPIException {
    git.reset().setMode(ResetCommand.ResetType.HARD).setRef(commit).call();
  }

  /** Writes files, as {@code path, text, path, text…}, and commits them. */
  public RevCommit commit(String... files) throws IOException, GitAPIException {
    for (int file = 0; file < files.length; file += 2) {
      var path = tree.resolve(files[file]);
      Files.createDirectories(path.getParent());
      Files.writeString(path, files[file + 1]);
    }
    git.add().addFilepattern(".").call();
    var author = new PersonIdent("Ada", "ada@example.com");
    return git.commit().setMessage("more").setAuthor(author).setCommitter(author).call();
  }

  /** A public Ed25519 key as OpenSSH writes it. */
  public static String line(KeyPair pair) {
    return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob(pair));
  }

  private static byte[] blob(KeyPair pair) {
    var encoded = pair.getPublic().getEncoded();
    return strings(
        "ssh-ed25519".getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  private static byte[] strings(byte[]... strings) {
    var out = new ByteArrayOutputStream();
    for (var string : strings) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(string.length).array());
      out.writeBytes(string);
    }
    return out.toByteArray();
  }

  /** As {@link #commit}, signed with an Ed25519 key as Git does it with one of OpenSSH. */
  public RevCommit commitSigned(KeyPair pair, String... files) throws Exception {
    var repository = git.getRepository();
    var unsigned = commit(files);
    var text = new String(unsigned.getRawBuffer(), StandardCharsets.UTF_8);
    var namespace = "git".getBytes(StandardCharsets.UTF_8);
    var hash = "sha512".getBytes(StandardCharsets.UTF_8);
    var digest = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
    var magic = "SSHSIG".getBytes(StandardCharsets.UTF_8);
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(magic);
    signer.update(strings(namespace, new byte[0], hash, digest));
    var proof = strings("ssh-ed25519".getBytes(StandardCharsets.UTF_8), signer.sign());
    var all = new ByteArrayOutputStream();
    all.writeBytes(magic);
    all.writeBytes(new byte[] {0, 0, 0, 1});
    all.writeBytes(strings(blob(pair), namespace, new byte[0], hash, proof));
    var armour =
        "-----BEGIN SSH SIGNATURE-----\n "
            + Base64.getMimeEncoder(70, new byte[] {'\n', ' '}).encodeToString(all.toByteArray())
            + "\n -----END SSH SIGNATURE-----";
    var signed = text.replaceFirst("\n\n", "\ngpgsig " + armour + "\n\n");
    try (var inserter = repository.newObjectInserter()) {
      var id = inserter.insert(Constants.OBJ_COMMIT, signed.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      reset(id.name());
      return repository.parseCommit(id);
    }
  }

  private void serve(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      @Nullable String wanted;
      @Nullable Held waits;
      @Nullable String other;
      synchronized (this) {
        other = elsewhere;
        wanted = let;
        waits = held;
      }
      if (waits != null) {
        waits.asked().countDown();
        try {
          waits.release().await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
      if (other != null) {
        var asked = exchange.getRequestURI().toString();
        exchange
            .getResponseHeaders()
            .add("Location", other + asked.substring("/journeys.git".length()));
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      if (wanted != null
          && !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"journeys\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      answer.to(exchange);
    }
  }

  private UploadPack pack() {
    var pack = new UploadPack(git.getRepository());
    pack.setBiDirectionalPipe(false);
    return pack;
  }

  private void advertise(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Type", "application/x-git-upload-pack-advertisement");
    exchange.sendResponseHeaders(200, 0);
    var out = new PacketLineOut(exchange.getResponseBody());
    out.writeString("# service=git-upload-pack\n");
    out.end();
    @Nullable String said;
    synchronized (this) {
      said = complaint;
    }
    if (said != null) {
      out.writeString("ERR " + said);
      return;
    }
    pack().sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
  }

  private void upload(HttpExchange exchange) throws IOException {
    synchronized (this) {
      fetches++;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
    exchange.sendResponseHeaders(200, 0);
    var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    var body = exchange.getRequestBody();
    pack().upload(zipped ? new GZIPInputStream(body) : body, exchange.getResponseBody(), null);
  }

  /** The remote is away. */
  public void away() {
    server.stop(0);
  }

  @Override
  public void close() {
    server.stop(0);
    git.close();
  }
}
