package dev.nines.evidence;

import dev.nines.outcome.EvidenceFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The evidence of a prober's runs on its disk, within bounds of age and size. */
public final class EvidenceFolder {

  private static final System.Logger LOG = System.getLogger(EvidenceFolder.class.getName());

  private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
  private static final String DRAFT = ".draft-";

  private final Path folder;
  private final Duration age;
  private final long bytes;
  private final InstantSource clock;
  private boolean failing;

  /** Gathers a run's evidence. */
  @FunctionalInterface
  public interface Gathering {
    void into(EvidenceDraft draft) throws IOException, InterruptedException;
  }

  /** What the target showed is for nobody else on the machine. */
  private static final FileAttribute<?>[] OURS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
          }
          : new FileAttribute<?>[0];

  /** A run's evidence on the disk. */
  private record Kept(Path folder, Instant since, long bytes) {}

  /**
   * A folder, which is made when something is kept.
   *
   * @param age how long evidence is kept
   * @param bytes how much of it, at most; the oldest goes first
   */
  public EvidenceFolder(Path folder, Duration age, long bytes, InstantSource clock) {
    this.folder = folder;
    this.age = age;
    this.bytes = bytes;
    this.clock = clock;
  }

  public Path folder() {
    return folder;
  }

  /**
   * Keeps what is gathered of a run, all of it or nothing. A disk that takes nothing is said once,
   * and loses nothing but evidence.
   *
   * @return what is kept now
   */
  public List<EvidenceFile> keep(String run, Gathering gathering) throws InterruptedException {
    try {
      Files.createDirectories(folder);
      var draft = new EvidenceDraft(Files.createDirectory(folder.resolve(DRAFT + run), OURS));
      try (var claim = Claim.of(draft.folder())) {
        gathering.into(draft);
        if (draft.files().isEmpty()) {
          return List.of();
        }
        Files.move(draft.folder(), folder.resolve(run), StandardCopyOption.ATOMIC_MOVE);
        claim.release(folder.resolve(run));
      } finally {
        Trees.delete(draft.folder());
      }
      clean();
      works();
      return list(run).isEmpty() ? List.of() : draft.files();
    } catch (IOException e) {
      fails(e);
      return List.of();
    }
  }

  private synchronized void fails(IOException failure) {
    if (!failing) {
      failing = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "no evidence is kept in " + folder + " until that works again: " + failure);
    }
  }

  private synchronized void works() {
    failing = false;
  }

  /**
   * Deletes what a prober that ended suddenly left half done, but not what another one is at. To be
   * called before any is kept.
   */
  public void sweep() {
    try {
      for (var entry : entries(folder)) {
        if (entry.getFileName().toString().startsWith(DRAFT) && Claim.isGone(entry)) {
          Trees.delete(entry);
        }
      }
      clean();
    } catch (IOException e) {
      fails(e);
    }
  }

  /** Deletes what is too old. */
  public void sweepOld() {
    try {
      clean();
    } catch (IOException e) {
      fails(e);
    }
  }

  /** Deletes what is too old or too much, the oldest first. */
  private synchronized void clean() throws IOException {
    var all = new ArrayList<Kept>();
    for (var entry : entries(folder)) {
      if (RUN.matcher(entry.getFileName().toString()).matches()) {
        all.add(kept(entry));
      }
    }
    all.sort(Comparator.comparing(Kept::since));
    var oldest = clock.instant().minus(age);
    long sum = all.stream().mapToLong(Kept::bytes).sum();
    for (var each : all) {
      if (sum > bytes || each.since().isBefore(oldest)) {
        Trees.delete(each.folder());
        sum -= each.bytes();
      }
    }
  }

  private static Kept kept(Path folder) throws IOException {
    long sum = 0;
    for (var file : entries(folder)) {
      sum += Files.size(file);
    }
    return new Kept(folder, Files.getLastModifiedTime(folder).toInstant(), sum);
  }

  /** What there is of a run; none where it is kept no more, or never was here. */
  public List<EvidenceFile> list(String run) {
    if (!RUN.matcher(run).matches()) {
      return List.of();
    }
    try {
      var files = new ArrayList<EvidenceFile>();
      for (var file : entries(folder.resolve(run))) {
        var name = file.getFileName().toString();
        if (FileName.isSafe(name)) {
          files.add(new EvidenceFile(name, FileName.mediaType(name), Files.size(file)));
        }
      }
      files.sort(Comparator.comparing(EvidenceFile::name));
      return files;
    } catch (IOException _) {
      return List.of(); // It goes at this moment.
    }
  }

  /** A file of a run, if there is one of this very name. */
  public Optional<Path> find(String run, String name) {
    return list(run).stream()
        .filter(file -> file.name().equals(name))
        .map(file -> folder.resolve(run).resolve(file.name()))
        .findFirst();
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }
}
