package dev.nines.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SystemResolverTest {

  private static final InetAddress SOME = InetAddress.getLoopbackAddress();

  @Test
  void localNamesNeedNoResolver() throws Exception {
    try (var resolver =
        new SystemResolver(
            1,
            host -> {
              throw new AssertionError("asked for " + host);
            })) {
      for (var name : List.of("localhost", "LOCALHOST", "chat.localhost")) {
        assertThat(resolver.resolve(name))
            .extracting(InetAddress::getHostAddress)
            .containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
      }
    }
  }

  @Test
  void anUnknownNameIsSaid() {
    try (var resolver =
        new SystemResolver(
            1,
            host -> {
              throw new UnknownHostException(host + ": Name or service not known");
            })) {
      assertThatThrownBy(() -> resolver.resolve("nowhere.invalid"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("nowhere.invalid");
    }
  }

  @Test
  void everyLookupAsksAnew() throws Exception {
    var asked = new AtomicInteger();
    try (var resolver =
        new SystemResolver(
            1,
            _ -> {
              asked.incrementAndGet();
              return new InetAddress[] {SOME};
            })) {
      resolver.resolve("chat.example");
      resolver.resolve("chat.example");
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void manyWhoAskForTheSameHostAtATimeShareOneLookup() throws Exception {
    var asked = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var resolver =
            new SystemResolver(
                4,
                _ -> {
                  asked.incrementAndGet();
                  begun.countDown();
                  await(go);
                  return new InetAddress[] {SOME};
                });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> resolver.resolve("chat.example"));
      begun.await();
      var second = threads.submit(() -> resolver.resolve("chat.example"));
      awaitWaiting(resolver, 2);
      go.countDown();

      assertThat(first.get(5, TimeUnit.SECONDS)).containsExactly(SOME);
      assertThat(second.get(5, TimeUnit.SECONDS)).containsExactly(SOME);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aSlowHostHoldsUpNoOther() throws Exception {
    var go = new CountDownLatch(1);
    try (var resolver =
            new SystemResolver(
                2,
                host -> {
                  if (host.equals("slow.example")) {
                    await(go);
                  }
                  return new InetAddress[] {SOME};
                });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> resolver.resolve("slow.example"));

      assertThat(resolver.resolve("fast.example")).containsExactly(SOME);

      go.countDown();
      assertThat(slow.get(5, TimeUnit.SECONDS)).containsExactly(SOME);
    }
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws Exception {
    var go = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    try (var resolver =
        new SystemResolver(
            1,
            _ -> {
              begun.countDown();
              await(go);
              return new InetAddress[] {SOME};
            })) {
      var outcome = new CompletableFuture<Throwable>();
      var waiting =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  resolver.resolve("slow.example");
                } catch (UnknownHostException e) {
                  outcome.complete(e);
                }
              });
      begun.await();
      waiting.interrupt();

      assertThat(outcome.get(5, TimeUnit.SECONDS)).hasMessageContaining("cancelled");
      go.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitWaiting(SystemResolver resolver, int count) {
    while (resolver.waiting("chat.example") < count) {
      LockSupport.parkNanos(100_000);
    }
  }
}
