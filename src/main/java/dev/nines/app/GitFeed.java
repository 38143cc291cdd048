package dev.nines.app;

import dev.nines.api.Repository;
import dev.nines.app.GitState.Refused;
import dev.nines.cli.GitPlace;
import dev.nines.runner.ProberFaultException;
import dev.nines.source.Edition;
import dev.nines.source.JourneyFolder;
import dev.nines.source.git.Mirror;
import dev.nines.source.git.Revision;
import dev.nines.source.git.signed.AllowedSigners;
import dev.nines.time.Clocks;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Journeys from a Git repository. One thread asks it, by {@link #beat}, and reads what is new;
 * another puts that in force, by {@link #look}, and never waits for the first: what was fetched
 * last is played while the repository is away, however slowly it may be so.
 */
final class GitFeed implements JourneySource, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Probers that were started together do not ask together for ever: off by a tenth at most. */
  private static final double JITTER = 0.1;

  private final GitPlace place;
  private final Mirror mirror;
  private final JourneyLoader loader;
  private final JourneyFolder folder;
  private final Clocks clocks;
  private final GitTelling telling;
  private final AtomicReference<GitState> state;

  /** Held by who changes what the mirror has on disk. */
  private final ReentrantLock held = new ReentrantLock();

  private volatile Consumer<GitState> watcher = _ -> {};
  private volatile long due;
  private volatile @Nullable Long asked;
  private volatile @Nullable Revision pending;
  private @Nullable Revision considered;
  private @Nullable String looked;

  private GitFeed(
      GitPlace place, Mirror mirror, JourneyLoader loader, JourneyFolder folder, Clocks clocks) {
    this.place = place;
    this.mirror = mirror;
    this.loader = loader;
    this.folder = folder;
    this.clocks = clocks;
    this.telling = new GitTelling(place.remote().host(), clocks.wall());
    this.due = clocks.ticker().nanos();
    this.state =
        new AtomicReference<>(
            GitState.before(
                place.remote().host(),
                mirror.inForce().orElse(null),
                mirror.answered().orElse(null)));
  }

  /**
   * Opens it, with what was fetched before in its cache; asks nobody yet.
   *
   * @param loader reads journeys, also for {@code folder}
   * @throws UncheckedIOException if the cache cannot be used
   */
  static GitFeed open(GitPlace place, JourneyLoader loader, Clocks clocks) {
    // What comes of another repository, branch or folder is another's.
    var key = place.remote().key() + (place.signers() == null ? "" : "-signed");
    var cache = place.cache().resolve(key);
    try {
      var mirror = Mirror.open(place.remote(), place.access(), PATIENCE, cache);
      return new GitFeed(
          place, mirror, loader, new JourneyFolder(List.of(mirror.current()), loader), clocks);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "what is fetched cannot be kept in " + cache + ": " + e.getMessage(), e);
    }
  }

  /** Tells this one how it stands, now and whenever another commit is in force or refused. */
  @Override
  public synchronized void watch(Consumer<GitState> other) {
    watcher = watcher.andThen(other);
    other.accept(state.get());
  }

  @Override
  public List<String> owners() {
    return place.owners();
  }

  /** Asks the repository if it is time to. Blocks; to be called about once a second. */
  void beat() {
    if (clocks.ticker().nanos() - due >= 0) {
      var spread = 1 + JITTER * (2 * Math.random() - 1);
      due = clocks.ticker().nanos() + (long) (place.every().toNanos() * spread);
      asked = clocks.ticker().nanos();
      fetch();
      asked = null;
    }
  }

  /** For how long it has been asked by now; zero while nobody asks. */
  Duration busy() {
    var since = asked;
    return since == null ? Duration.ZERO : clocks.ticker().since(since);
  }

  /** Makes the next beat ask the repository. */
  void hurry() {
    due = clocks.ticker().nanos();
  }

  private void fetch() {
    held.lock();
    try {
      var revision = mirror.fetch();
      boolean other = considered == null || !considered.commit().equals(revision.commit());
      var now = clocks.wall().instant();
      mirror.answered(now);
      telling.answers(state.getAndUpdate(before -> before.answered(now, other)));
      if (other) {
        consider(revision);
      } else {
        considerAgain(revision);
      }
    } catch (UnknownSignersException e) {
      var why = String.valueOf(e.getMessage());
      telling.unjudged(state.getAndUpdate(before -> before.unjudged(why)), e.commit(), why);
    } catch (IOException | ProberFaultException e) {
      away(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Of a library, on what nobody foresaw: the journeys in force go on all the same.
      away(e.toString());
    } finally {
      held.unlock();
    }
  }

  private void away(String why) {
    telling.away(state.getAndUpdate(before -> before.failed(why)), why);
  }

  private void consider(Revision revision) throws IOException {
    var before = considered;
    if (before != null && state.get().refused() != null) {
      mirror.drop(before);
    }
    try {
      decide(revision, state.get().commit());
    } catch (UnknownSignersException e) {
      considered = revision; // It is known, and looked at again.
      throw e;
    }
    considered = revision;
  }

  /** Whoever signed it may be one of those who may by now. */
  private void considerAgain(Revision revision) throws IOException {
    var now = state.get();
    var refused = now.refused();
    boolean otherwise =
        refused != null && refused.unsigned() && !refused.problems().equals(objections(revision));
    if (otherwise || now.unjudged() != null) {
      decide(revision, now.commit());
    }
  }

  private void decide(Revision revision, @Nullable String inForce) throws IOException {
    if (revision.commit().equals(inForce)) {
      pending = null;
      refuse(null);
      return;
    }
    var objections = objections(revision);
    boolean unsigned = !objections.isEmpty();
    var problems = unsigned ? objections : problems(revision);
    boolean partly = place.partial() || (inForce == null && pending == null);
    if (problems.isEmpty() || (!unsigned && partly)) {
      pending = revision;
      refuse(null);
    } else {
      var refused = new Refused(revision.commit(), revision.author(), unsigned, problems);
      if (!refused.equals(state.get().refused())) {
        telling.refused(refused, inForce);
      }
      refuse(refused);
    }
  }

  /** Why it is not signed by who may; empty where it is, or where anybody may. */
  private List<String> objections(Revision revision) throws IOException {
    var file = place.signers();
    if (file == null) {
      return List.of();
    }
    var objection = mirror.objection(revision, signers(file, revision));
    return objection == null ? List.of() : List.of(objection);
  }

  private static AllowedSigners signers(Path file, Revision revision)
      throws UnknownSignersException {
    try {
      return AllowedSigners.read(file);
    } catch (NoSuchFileException _) {
      throw new UnknownSignersException(revision, file + " is not there");
    } catch (AccessDeniedException _) {
      throw new UnknownSignersException(revision, file + " cannot be read: permission denied");
    } catch (CharacterCodingException _) {
      throw new UnknownSignersException(revision, file + " cannot be read: it is no text in UTF-8");
    } catch (IOException e) {
      throw new UnknownSignersException(revision, file + " cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UnknownSignersException(revision, String.valueOf(e.getMessage()));
    }
  }

  /** Nobody knows who may sign; the message names the file. */
  private static final class UnknownSignersException extends IOException {

    private static final long serialVersionUID = 1;
    private final String commit;

    UnknownSignersException(Revision revision, String why) {
      super("the file of --git-signers: " + why);
      this.commit = revision.commit();
    }

    String commit() {
      return commit;
    }
  }

  private List<String> problems(Revision revision) {
    var shown = shown(revision.files());
    return loader.load(JourneyFiles.read(List.of(revision.files()))).problems().stream()
        .map(problem -> problem.as(shown).toString())
        .toList();
  }

  private void refuse(@Nullable Refused refused) {
    watcher.accept(state.updateAndGet(each -> each.refused(refused)));
  }

  /** What is in force now; empty where it is the same as at the last look. Does not block. */
  @Override
  public Optional<Edition> look() {
    if (pending != null && held.tryLock()) {
      try {
        enforce();
      } catch (IOException e) {
        away("the cache cannot be written: " + e.getMessage());
      } finally {
        held.unlock();
      }
    }
    var commit = state.get().commit();
    // Nobody else changes what is in force.
    if (commit == null || commit.equals(looked)) {
      return Optional.empty();
    }
    looked = commit;
    return folder.look().map(edition -> edition.as(digits(commit), shown(mirror.current())));
  }

  private void enforce() throws IOException {
    var next = pending;
    if (next != null) {
      mirror.enforce(next);
      pending = null;
      watcher.accept(state.updateAndGet(each -> each.inForce(next.commit())));
    }
  }

  /** A commit as people write it: 12 digits. */
  static String digits(String commit) {
    return commit.substring(0, Math.min(12, commit.length()));
  }

  /** Paths as the repository has them. */
  private UnaryOperator<String> shown(Path files) {
    var folder = place.remote().folder();
    return text ->
        text.replace(files + "/", folder.isEmpty() ? "" : folder + "/")
            .replace(files.toString(), folder.isEmpty() ? "." : folder);
  }

  @Override
  public Repository repository() {
    return new ShownRepository(place, this);
  }

  GitState state() {
    return state.get();
  }

  @Override
  public void close() {
    mirror.close();
  }
}
