package dev.nines.app;

import dev.nines.source.git.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** Journeys in a repository where somebody commits every minute, and makes a slip every hour. */
final class FastDayRepository {

  private static final int SERVICES = 100;
  private static final PersonIdent AUTHOR = new PersonIdent("Ann", "ann@example.com");

  private final Git git;
  private final Path tree;
  private final int journeys;
  private final List<String> late = new ArrayList<>();
  private String expected = "";
  private String changed = "";
  private int commits;
  private int broken;

  FastDayRepository(Path tree, int journeys) throws IOException, GitAPIException {
    this.tree = tree;
    this.journeys = journeys;
    git = Git.init().setDirectory(tree.toFile()).setInitialBranch("main").call();
    git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
    git.getRepository().getConfig().setInt("gc", null, "auto", 0);
    for (int i = 0; i < journeys; i++) {
      write(file(i), journey(i, "first"));
    }
    write("on-call.yaml", "receiver: on-call\nslack: { webhook: 'http://127.0.0.1:1/' }\n");
    git.add().addFilepattern(".").call();
    commit();
  }

  Remote remote() {
    return new Remote(tree.toUri().toString().replaceFirst("^file:/+", "file:///"), "main", "");
  }

  int commits() {
    return commits;
  }

  int broken() {
    return broken;
  }

  /** Commits that were not in force, or refused, a minute later. */
  List<String> late() {
    return late;
  }

  private static String file(int journey) {
    return "team-%02d/journey-%05d.yaml".formatted(journey % 100, journey);
  }

  private static String journey(int number, String title) {
    return """
    journey: journey-%1$05d
    title: The %3$s edition of %1$d
    service: service-%2$02d
    interval: 5m
    timeout: 30s
    steps:
      - step: ask
        get: http://localhost/%1$d
        timeout: 1s
        expect: status == 200
    objectives:
      - availability: 99.9%%
    """
        .formatted(number, number % SERVICES, title);
  }

  private void write(String file, String text) throws IOException {
    var path = tree.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The change of a minute of the day: a title, a further journey, one less, or a slip. */
  void change(long minute) throws IOException, GitAPIException {
    int number = (int) (minute * 7 % journeys);
    boolean slip = minute % 60 == 30;
    if (minute % 60 == 31) {
      // Whoever made the slip takes it back.
      write(
          changed, journey(Integer.parseInt(changed.replaceAll("\\D+\\d+\\D+|\\D", "")), "mended"));
      add(changed);
    } else if (slip) {
      changed = file(number);
      write(changed, "journey: slip\nsteps: [{gett: /}]\n");
      add(changed);
    } else if (minute % 10 == 3) {
      add(write(journeys));
    } else if (minute % 10 == 8) {
      Files.delete(tree.resolve(file(journeys)));
      git.rm().addFilepattern(file(journeys)).call();
    } else {
      write(file(number), journey(number, "minute " + minute));
      add(file(number));
    }
    var before = expected;
    commit();
    if (slip) {
      broken++;
      expected = before;
    }
  }

  private String write(int number) throws IOException {
    write(file(number), journey(number, "new"));
    return file(number);
  }

  private void add(String file) throws GitAPIException {
    git.add().addFilepattern(file).call();
  }

  private void commit() throws GitAPIException {
    expected =
        git.commit().setMessage("Change").setAuthor(AUTHOR).setCommitter(AUTHOR).call().name();
    commits++;
  }

  /** Just before the next change. */
  void check(GitFeed feed) {
    var state = feed.state();
    if (!expected.equals(state.commit()) && late.size() < 10) {
      late.add(expected + " expected, " + state);
    }
  }
}
