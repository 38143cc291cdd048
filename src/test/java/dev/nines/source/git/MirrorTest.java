package dev.nines.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.nines.source.git.Access.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MirrorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private GitServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new GitServer(folder.resolve("remote"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Remote remote(@Nullable String ref) {
    return new Remote(server.url(), ref, "journeys");
  }

  private Mirror mirror(Remote remote) throws IOException {
    return mirror(remote, Access.OPEN);
  }

  private Mirror mirror(Remote remote, Access access) throws IOException {
    return Mirror.open(remote, access, PATIENCE, folder.resolve("mirror"));
  }

  @Test
  void theFilesOfTheLatestCommitAreThere() throws Exception {
    var commit =
        server.commit("journeys/chat.yaml", "one", "journeys/more/web.yaml", "two", "x", "");

    try (var mirror = mirror(remote("main"))) {
      var revision = mirror.fetch();

      assertThat(revision.commit()).isEqualTo(commit.name());
      assertThat(revision.author()).isEqualTo("Ada");
      assertThat(revision.files().resolve("chat.yaml")).hasContent("one");
      assertThat(revision.files().resolve("more/web.yaml")).hasContent("two");
      assertThat(revision.files().resolve("x")).doesNotExist();
    }
  }

  @Test
  void withoutABranchItIsTheRemotesOwn() throws Exception {
    var commit = server.commit("journeys/chat.yaml", "one");

    try (var mirror = mirror(remote(null))) {
      assertThat(mirror.fetch().commit()).isEqualTo(commit.name());
    }
  }

  @Test
  void aTagIsAsGoodAsABranch() throws Exception {
    var tagged = server.commit("journeys/chat.yaml", "one");
    server.git().tag().setName("v1").setAnnotated(true).setMessage("first").call();
    server.commit("journeys/chat.yaml", "two");

    try (var mirror = mirror(remote("v1"))) {
      var revision = mirror.fetch();

      assertThat(revision.commit()).isEqualTo(tagged.name());
      assertThat(revision.files().resolve("chat.yaml")).hasContent("one");
    }
  }

  @Test
  void ofTheHistoryOnlyTheLastCommitIsFetchedAndOnlyWhereItIsNew() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    server.commit("journeys/chat.yaml", "two");
    try (var mirror = mirror(remote("main"))) {
      var first = mirror.fetch();
      assertThat(mirror.fetch()).isEqualTo(first);
      assertThat(server.fetches()).isEqualTo(1);

      var third = server.commit("journeys/chat.yaml", "three");
      assertThat(mirror.fetch().commit()).isEqualTo(third.name());
      assertThat(server.fetches()).isEqualTo(2);
    }
    assertThat(folder.resolve("mirror/repository.git/shallow")).exists();
  }

  @Test
  void manyUpdatesLeaveNoHeapOfObjects() throws Exception {
    try (var mirror = mirror(remote("main"))) {
      for (int update = 0; update < 120; update++) {
        server.commit("journeys/chat.yaml", "update " + update);
        mirror.enforce(mirror.fetch());
      }
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("update 119");
    }
    try (var all = Files.walk(folder.resolve("mirror"))) {
      assertThat(all.filter(Files::isRegularFile).count()).isLessThan(200);
    }
  }

  @Test
  void whatIsInForceHasOnePathAndChangesAtOnce() throws Exception {
    server.commit("journeys/chat.yaml", "one", "journeys/old.yaml", "old");
    try (var mirror = mirror(remote("main"))) {
      mirror.enforce(mirror.fetch());
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("one");

      Files.delete(folder.resolve("remote/journeys/old.yaml"));
      server.git().rm().addFilepattern("journeys/old.yaml").call();
      server.commit("journeys/chat.yaml", "two");
      var second = mirror.fetch();
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("one");
      mirror.enforce(second);
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("two");
      assertThat(mirror.current().resolve("old.yaml")).doesNotExist();
      server.commit("journeys/chat.yaml", "three");
      var third = mirror.fetch();
      mirror.enforce(third);
      try (var revisions = Files.list(folder.resolve("mirror/revisions"))) {
        assertThat(revisions)
            .as("and the one of which the next is made")
            .containsExactlyInAnyOrder(second.files(), third.files());
      }
    }
  }

  @Test
  void aHistoryThatWasWrittenAnewIsFollowed() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror(remote("main"))) {
      mirror.fetch();
      Files.writeString(folder.resolve("remote/journeys/chat.yaml"), "other");
      server.git().add().addFilepattern(".").call();
      var other = server.git().commit().setAmend(true).setMessage("other").setSign(false).call();

      assertThat(mirror.fetch().commit()).isEqualTo(other.name());
    }
  }

  @Test
  void whatWasFetchedIsThereWhileTheRemoteIsAwayAndAfterARestart() throws Exception {
    var commit = server.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror(remote("main"))) {
      mirror.enforce(mirror.fetch());
      server.away();
      assertThatThrownBy(mirror::fetch)
          .isInstanceOf(RemoteAwayException.class)
          .hasMessage("connection refused by 127.0.0.1");
    }
    try (var mirror = mirror(remote("main"))) {
      var last = mirror.last().orElseThrow();
      assertThat(last.commit()).isEqualTo(commit.name());
      assertThat(last.files().resolve("chat.yaml")).hasContent("one");
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("one");
    }
  }

  @Test
  void aTokenLetsIn() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    server.lock("probe", "hunter2");
    try (var mirror = mirror(remote("main"))) {
      assertThatThrownBy(mirror::fetch)
          .isInstanceOf(RemoteAwayException.class)
          .hasMessage("127.0.0.1 lets nobody in without a token; NINES_GIT_TOKEN may have one");
    }
    var all = new Remote(server.url(), null, "");
    var token = new AtomicReference<>(new Token("probe", "hunter3"));
    try (var mirror = mirror(all, token::get)) {
      assertThatThrownBy(mirror::fetch)
          .isInstanceOf(RemoteAwayException.class)
          .hasMessage("127.0.0.1 lets nobody in with the token of NINES_GIT_TOKEN");

      token.set(new Token("probe", "hunter2"));
      assertThat(mirror.fetch().files().resolve("journeys/chat.yaml"))
          .as("a token that was changed counts at once")
          .hasContent("one");
    }
    assertThat(token.toString()).doesNotContain("hunter2");
  }

  @Test
  void aTokenIsForItsServerAndForNoneThatThisOneSendsUsTo() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    var asked = new AtomicReference<@Nullable String>();
    var elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          var shown = exchange.getRequestHeaders().getFirst("Authorization");
          if (shown != null) {
            asked.set(shown);
          }
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"elsewhere\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    elsewhere.start();
    server.redirect("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/journeys.git");
    try (var mirror = mirror(remote("main"), () -> new Token("probe", "hunter2"))) {
      assertThatThrownBy(mirror::fetch).isInstanceOf(RemoteAwayException.class);
      assertThat(asked).hasNullValue();
    } finally {
      elsewhere.stop(0);
    }
  }

  @Test
  void aServerThatSaysTheTokenAgainIsNotQuoted() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    server.complain("the token hunter2 is past its time");
    try (var mirror = mirror(remote("main"), () -> new Token("probe", "hunter2"))) {
      assertThatThrownBy(mirror::fetch)
          .isInstanceOf(RemoteAwayException.class)
          .hasMessageContaining("the token *** is past its time")
          .hasNoCause();
    }
  }

  @Test
  void aCommitStaysAsItIs() throws Exception {
    var first = server.commit("journeys/chat.yaml", "one");
    server.commit("journeys/chat.yaml", "two");

    try (var mirror = mirror(remote(first.name()))) {
      assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("one");
      server.away();
      assertThat(mirror.fetch().commit()).isEqualTo(first.name());
    }
  }

  @Test
  void whatWasInForceIsKnownAfterARestart() throws Exception {
    var first = server.commit("journeys/chat.yaml", "one");
    var at = Instant.parse("2026-03-01T10:00:00Z");
    try (var mirror = mirror(remote(null))) {
      assertThat(mirror.inForce()).isEmpty();
      assertThat(mirror.answered()).isEmpty();
      mirror.enforce(mirror.fetch());
      mirror.answered(at);
      server.commit("journeys/chat.yaml", "two");
      mirror.fetch();
    }
    try (var mirror = mirror(remote(null))) {
      assertThat(mirror.inForce()).contains(first.name());
      assertThat(mirror.answered()).contains(at);
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("one");
    }
  }

  @Test
  void locksOfAProcessThatWasKilledHoldNobodyUp() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror(remote("main"))) {
      mirror.fetch();
    }
    for (var lock : List.of("refs/nines/fetched.lock", "shallow.lock")) {
      Files.createFile(folder.resolve("mirror/repository.git").resolve(lock));
    }
    server.commit("journeys/chat.yaml", "two");
    try (var mirror = mirror(remote("main"))) {
      assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("two");
    }
  }

  @Test
  void aRepositoryThatIsDamagedOnDiskIsFetchedAnew() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror(remote("main"))) {
      mirror.fetch();
    }
    var objects = folder.resolve("mirror/repository.git/objects");
    List<Path> files;
    try (var all = Files.walk(objects)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (var file : files) {
      Files.delete(file);
    }
    try (var mirror = mirror(remote("main"))) {
      assertThatThrownBy(mirror::fetch)
          .isInstanceOf(RemoteAwayException.class)
          .hasMessageStartingWith("what was fetched is damaged on disk");
      assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("one");
    }
  }

  @Test
  void whatIsDroppedIsGoneButNotWhatIsInForce() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror(remote(null))) {
      var first = mirror.fetch();
      mirror.enforce(first);
      server.commit("journeys/chat.yaml", "two");
      var second = mirror.fetch();
      mirror.drop(first);
      mirror.drop(second);
      assertThat(first.files()).exists();
      assertThat(second.files()).doesNotExist();
      assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("two");
    }
  }

  @Test
  void whateverIsChangedTheFilesAreThoseOfTheCommit() throws Exception {
    var random = new Random(42);
    var paths = List.of("a", "b", "c", "a/x", "a/y", "b/x/z", "c/deep/er/one", "d/e", "d");
    var tree = folder.resolve("remote/journeys");
    server.commit("journeys/keep.yaml", "stays");
    try (var mirror = mirror(remote("main"))) {
      mirror.enforce(mirror.fetch());
      for (int change = 0; change < 60; change++) {
        for (int each = 0; each < 3; each++) {
          change(tree, paths.get(random.nextInt(paths.size())), change, random);
        }
        server.git().add().addFilepattern(".").setAll(true).call();
        server.git().commit().setMessage("change").setSign(false).setAllowEmpty(true).call();
        var revision = mirror.fetch();
        assertThat(contents(revision.files())).as("change %d", change).isEqualTo(contents(tree));
        if (random.nextInt(4) > 0) {
          mirror.enforce(revision);
          assertThat(contents(mirror.current())).isEqualTo(contents(tree));
        } else {
          mirror.drop(revision);
        }
      }
    }
  }

  private static void change(Path tree, String path, int change, Random random) throws IOException {
    var file = tree.resolve(path);
    for (var above = file.getParent(); !above.equals(tree); above = above.getParent()) {
      if (Files.isRegularFile(above)) {
        Files.delete(above);
      }
    }
    if (Files.isDirectory(file)) {
      try (var all = Files.walk(file)) {
        for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    switch (random.nextInt(4)) {
      case 0 -> Files.deleteIfExists(file);
      case 1 -> {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, Path.of("/etc/hostname"));
      }
      default -> {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, "content " + change);
      }
    }
  }

  /** Of the plain files, and of folders that are not empty. */
  private static Map<String, String> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    var real = folder.toRealPath();
    try (var all = Files.walk(real)) {
      for (var file : all.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          contents.put(real.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }

  @Test
  void aChangeOfOneFileWritesOneFile() throws Exception {
    server.commit("journeys/chat.yaml", "one", "journeys/web.yaml", "one");
    try (var mirror = mirror(remote("main"))) {
      mirror.enforce(mirror.fetch());
      server.commit("journeys/chat.yaml", "two");
      mirror.enforce(mirror.fetch());
      var kept = Files.readAttributes(mirror.current().resolve("web.yaml"), "unix:ino").get("ino");
      server.commit("journeys/chat.yaml", "three");
      mirror.enforce(mirror.fetch());
      server.commit("journeys/chat.yaml", "four");
      mirror.enforce(mirror.fetch());
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("four");
      assertThat(Files.readAttributes(mirror.current().resolve("web.yaml"), "unix:ino").get("ino"))
          .as("of the commit before the last")
          .isEqualTo(kept);
    }
  }

  @Test
  void whatWaitsToBeInForceIsNotMadeIntoAnother() throws Exception {
    server.commit("journeys/chat.yaml", "one");
    try (var mirror = mirror(remote("main"))) {
      mirror.enforce(mirror.fetch());
      server.commit("journeys/chat.yaml", "two");
      mirror.enforce(mirror.fetch());
      server.commit("journeys/chat.yaml", "three");
      var waits = mirror.fetch();
      server.commit("journeys/chat.yaml", "four");
      assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("four");
      mirror.enforce(waits);
      assertThat(mirror.current().resolve("chat.yaml")).hasContent("three");
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    try (var mirror = mirror(remote(null))) {
      assertThatThrownBy(mirror::fetch).hasMessage("the repository at 127.0.0.1 has no commit yet");
    }
    var commit = server.commit("chat.yaml", "one");
    try (var mirror = mirror(remote("prod"))) {
      assertThatThrownBy(mirror::fetch)
          .hasMessage("the repository at 127.0.0.1 has no branch or tag \"prod\"");
    }
    try (var mirror = mirror(remote("main"))) {
      assertThatThrownBy(mirror::fetch)
          .hasMessage("commit " + commit.name() + " has no files in \"journeys\"");
    }
    server.commit("journeys/chat.yaml", "two");
    try (var mirror = mirror(new Remote(server.url(), "main", "journeys/chat.yaml"))) {
      assertThatThrownBy(mirror::fetch)
          .hasMessage("journeys/chat.yaml is a file; name a folder of the repository");
      assertThat(folder.resolve("mirror/revisions"))
          .as("nothing half done stays")
          .isEmptyDirectory();
    }
    var nowhere = new Remote(server.url() + "x", "main", "journeys");
    try (var mirror = mirror(nowhere)) {
      assertThatThrownBy(mirror::fetch)
          .hasMessage("there is no repository at " + server.url() + "x");
    }
  }

  @Test
  void whatAJourneyMayUploadIsThereAndWhatIsLargerIsNot() throws Exception {
    int most = 10 * 1024 * 1024;
    server.commit(
        "journeys/photo.png", "x".repeat(most), "journeys/film.mp4", "x".repeat(most + 1));
    try (var mirror = mirror(remote("main"))) {
      var files = mirror.fetch().files();
      assertThat(files.resolve("photo.png")).hasSize(most);
      assertThat(files.resolve("film.mp4")).doesNotExist();
    }
  }

  @Test
  void linksAreNotFollowedOutOfTheRepository() throws Exception {
    Files.createDirectories(folder.resolve("remote/journeys"));
    Files.createSymbolicLink(folder.resolve("remote/journeys/passwd"), Path.of("/etc/passwd"));
    server.commit("journeys/chat.yaml", "one");

    try (var mirror = mirror(remote("main"))) {
      var files = mirror.fetch().files();
      assertThat(files.resolve("chat.yaml")).exists();
      assertThat(Files.exists(files.resolve("passwd"), java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .isFalse();
    }
  }

  @Test
  void aRemoteThatIsNoneIsRefused() {
    for (var user : List.of("ada:hunter2", "hunter2")) {
      assertThatThrownBy(() -> new Remote("https://" + user + "@git.example.com/j", null, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("NINES_GIT_TOKEN")
          .hasMessageNotContaining("hunter2");
    }
    assertThat(new Remote("git@git.example.com:j", null, "").host()).isEqualTo("git.example.com");
    assertThatThrownBy(() -> new Remote("https://git.example.com/j", null, "a/../.."))
        .hasMessage("\"a/../..\" leads out of the repository; expected a folder in it");
  }

  @Test
  void remotesThatDifferHaveKeysThatDiffer() {
    assertThat(
            List.of(
                new Remote("https://git.example.com/a", null, "").key(),
                new Remote("https://git.example.com/b", null, "").key(),
                new Remote("https://git.example.com/a", "main", "").key(),
                new Remote("https://git.example.com/a", null, "x").key()))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[0-9a-f]{12}"));
  }
}
