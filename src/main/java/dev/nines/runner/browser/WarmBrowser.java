package dev.nines.runner.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.PlaywrightImpl;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import dev.nines.target.TargetRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium that runs, and the driver of Playwright that it is spoken to through. The driver
 * starts it and ends it, also when the prober is gone. Confined to one thread, but for {@link
 * #kill} and {@link #alive}.
 */
final class WarmBrowser {

  private static final System.Logger LOG = System.getLogger(WarmBrowser.class.getName());

  private static final double START_MILLIS = 60_000;

  /** The system does not tell processes apart that are started at the same time. */
  private static final ReentrantLock STARTING = new ReentrantLock();

  private static final TemporaryFolder TEMPORARY = new TemporaryFolder();

  /** Those of this process that have been started and not ended. */
  private static final Set<WarmBrowser> GOING = ConcurrentHashMap.newKeySet();

  private final Set<ProcessHandle> processes = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Path folder;
  private volatile Set<ProcessHandle> strangers = Set.of();
  private volatile boolean starting;
  private @Nullable Playwright playwright;
  private volatile @Nullable ProcessHandle driver;
  private volatile @Nullable ProcessHandle chromium;

  /** Starts it, to go where {@code rules} let it. Blocks for a second or two. */
  Browser start(BrowserOptions options, TargetRules rules) throws InterruptedException {
    var programs = Programs.find(options);
    var unpacked = DriverPackage.in(options.cache());
    STARTING.lockInterruptibly();
    try {
      strangers = drivers();
      starting = true;
      GOING.add(this);
      var own = TEMPORARY.own();
      folder = own;
      try {
        return start(programs, unpacked, own, rules);
      } finally {
        note();
        starting = false;
      }
    } catch (IOException e) {
      throw new ProberFaultException(Cause.BROWSER, "no browser: no temporary folder: " + e);
    } finally {
      STARTING.unlock();
    }
  }

  private Browser start(Programs programs, Path unpacked, Path folder, TargetRules rules) {
    System.setProperty("playwright.cli.dir", unpacked.toString());
    try {
      // Playwright.create() gives each driver of a process the environment of the first.
      playwright =
          PlaywrightImpl.createImpl(
              new Playwright.CreateOptions()
                  .setEnv(
                      Map.of(
                          "PLAYWRIGHT_NODEJS_PATH",
                          programs.node().toString(),
                          "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                          "1",
                          "TMPDIR",
                          folder.toString())),
              true);
      note();
      return launch(playwright, programs.chromium(), ResolverRules.arguments(rules));
    } catch (PlaywrightException e) {
      throw new ProberFaultException(
          Cause.BROWSER,
          "no browser: " + programs.chromium() + " does not start: " + Words.firstLine(e));
    }
  }

  private static Browser launch(Playwright playwright, Path chromium, List<String> arguments) {
    var options =
        new LaunchOptions()
            .setExecutablePath(chromium)
            .setHeadless(true)
            .setTimeout(START_MILLIS)
            .setHandleSIGINT(false)
            .setHandleSIGTERM(false)
            .setHandleSIGHUP(false)
            .setArgs(arguments);
    if ("root".equals(System.getProperty("user.name"))) {
      return playwright.chromium().launch(options); // Chromium's own sandbox is not for root.
    }
    try {
      return playwright.chromium().launch(options.setChromiumSandbox(true));
    } catch (PlaywrightException e) {
      if (!String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT).contains("sandbox")) {
        throw e;
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "this machine or container does not let Chromium have its sandbox; it runs without");
      return playwright.chromium().launch(options.setChromiumSandbox(false));
    }
  }

  private static Set<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .children()
        .filter(WarmBrowser::isDriver)
        .collect(Collectors.toSet());
  }

  private static boolean isDriver(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains("run-driver"))
        .orElse(false);
  }

  /** Notes which processes there are now: those of a parent that is gone cannot be found later. */
  private void note() {
    drivers().stream()
        .filter(Predicate.not(strangers::contains))
        .forEach(process -> {
          driver = process;
          processes.add(process);
          process.children().findFirst().ifPresent(child -> chromium = child);
        });
    processes.removeIf(Predicate.not(ProcessHandle::isAlive));
    for (var process : List.copyOf(processes)) {
      process.descendants().forEach(processes::add);
    }
  }

  /** Where it has what it needs for a while, and nobody else has. */
  Path folder() {
    return Objects.requireNonNull(folder, "it has not been started");
  }

  /** What its processes take, in bytes; 0 where the system does not tell. */
  long memory() {
    return Memory.of(running());
  }

  /** Whether somebody has stopped one of its processes. */
  boolean stopped() {
    return Stopped.any(running());
  }

  private List<ProcessHandle> running() {
    var root = driver;
    return root == null ? List.of() : Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  /** Whether both programs run. */
  boolean alive() {
    return runs(driver) && runs(chromium);
  }

  private static boolean runs(@Nullable ProcessHandle process) {
    return process != null && process.isAlive();
  }

  /** Ends it in good order; blocks as long as that takes. */
  void close() {
    if (playwright != null) {
      note(); // They go with their driver, and must be gone before their folders are.
      playwright.close();
    }
  }

  /**
   * Ends all of its processes and deletes its folders, whatever they are doing. Blocks shortly,
   * also while somebody else does it; safe from any thread.
   */
  synchronized void kill() {
    if (starting) { // What it has begun to start is not noted yet.
      drivers().stream().filter(Predicate.not(strangers::contains)).forEach(processes::add);
    }
    var all = new HashSet<>(processes);
    processes.forEach(process -> process.descendants().forEach(all::add));
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(WarmBrowser::awaitEnd);
    var own = folder;
    if (own != null) {
      Folders.delete(own);
    }
    GOING.remove(this);
    leave();
  }

  /** Lets go of what is held for it in this process, once it is killed. On its own thread. */
  void release() {
    try {
      if (playwright != null) {
        playwright.close();
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "nobody is there to say farewell to", e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      var _ = process.onExit().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(System.Logger.Level.WARNING, "process " + process.pid() + " does not end", e);
    }
  }

  private static void leave() {
    if (!STARTING.tryLock()) {
      return; // Another browser is about to have its folders there.
    }
    try {
      if (GOING.isEmpty()) {
        TEMPORARY.leave();
      }
    } finally {
      STARTING.unlock();
    }
  }
}
