package dev.nines.runner.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The system's resolver. It may block for long inside native code, which would hold the carriers of
 * virtual threads; so it is asked on platform threads of its own, as many at a time as are allowed,
 * and at the same time only once for each host.
 */
public final class SystemResolver implements Resolver, AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("nines-resolver-", 1).daemon().factory());
  private final Semaphore free;
  private final Lookup lookup;
  private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> going =
      new ConcurrentHashMap<>();

  /** Finds addresses and may block, whatever its thread is told. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * @param most how many hosts are looked up at a time; others wait
   */
  public SystemResolver(int most) {
    this(most, InetAddress::getAllByName);
  }

  SystemResolver(int most, Lookup lookup) {
    this.free = new Semaphore(most);
    this.lookup = lookup;
  }

  /**
   * Has the virtual machine keep no answers of the system's resolver, found or not: a probe must
   * see a change when a new customer would. Holds for the whole process, and only when called
   * before its first look-up.
   */
  public static void keepNoAnswers() {
    java.security.Security.setProperty("networkaddress.cache.ttl", "0");
    java.security.Security.setProperty("networkaddress.cache.negative.ttl", "0");
    java.security.Security.setProperty("networkaddress.cache.stale.ttl", "0");
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    if (isLocal(host)) {
      return List.of(
          InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
          InetAddress.getByAddress(
              host, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
    }
    try {
      return going.computeIfAbsent(host, this::ask).get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("cancelled while " + host + " was looked up");
    } catch (ExecutionException _) {
      throw new UnknownHostException(host);
    }
  }

  /** How many wait for the address of {@code host}. */
  int waiting(String host) {
    var lookup = going.get(host);
    return lookup == null ? 0 : lookup.getNumberOfDependents();
  }

  /** A name that always means this machine (RFC 6761). */
  static boolean isLocal(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("localhost") || lower.endsWith(".localhost");
  }

  private CompletableFuture<List<InetAddress>> ask(String host) {
    var answer = new CompletableFuture<List<InetAddress>>();
    Thread.ofVirtual()
        .name("resolve " + host)
        .start(() -> {
          free.acquireUninterruptibly();
          threads.execute(() -> {
            try {
              var addresses = List.of(lookup.addresses(host));
              going.remove(host);
              answer.complete(addresses);
            } catch (UnknownHostException | RuntimeException e) {
              going.remove(host);
              answer.completeExceptionally(e);
            } finally {
              free.release();
            }
          });
        });
    return answer;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
