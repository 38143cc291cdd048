package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Its start and its end. */
class PracticeChatTest {

  @Test
  void nothingIsLeftAfterClosing() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<Integer> ports = new ArrayList<>();
    Set<Thread> threads;
    PracticeChat chat = PracticeChat.start(PracticeOptions.defaults());
    try (Visitor customer = new Visitor(chat.uri());
        Agent operator = Agent.on(chat.uri(), "")) {
      threads = new HashSet<>(Thread.getAllStackTraces().keySet());
      threads.removeAll(before);
      threads.removeIf(thread -> !thread.getName().startsWith("vert"));
      assertThat(threads).isNotEmpty();
      String id = customer.enterChat("cards");
      customer.say(id, "hello");
      chat.faults(
          Faults.none().withBackend("b2", BackendFault.DOWN).withLatency(Duration.ofMinutes(1)));
      ports.add(chat.port());
      ports.addAll(chat.backendPorts());
      chat.close();
      chat.close();
      operator.closed();
    }
    for (int port : ports) {
      try (var socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        assertThat(socket.isBound()).isTrue();
      }
    }
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(10));
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
    assertThatThrownBy(() -> chat.faults(Faults.none()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PracticeOptions options = PracticeOptions.defaults().withPort(taken.getLocalPort());
      assertThatThrownBy(() -> PracticeChat.start(options))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("the front cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void theBackendsListenOnThePortsAfterTheFronts() {
    PracticeOptions options = PracticeOptions.defaults().withPort(aFreeRow()).withBackends(2);
    try (PracticeChat chat = PracticeChat.start(options)) {
      assertThat(chat.backendPorts()).containsExactly(chat.port() + 1, chat.port() + 2);
    }
  }

  @Test
  void onAllAddressesItIsReachedByLoopback() {
    try (PracticeChat chat = PracticeChat.start(PracticeOptions.defaults().withHost("0.0.0.0"));
        Visitor visitor = new Visitor(chat.uri())) {
      assertThat(chat.uri()).hasToString("http://127.0.0.1:" + chat.port());
      assertThat(visitor.get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void credentialsCanBeChosenAndAreNotPrinted() {
    var credentials = new Credentials("token-x", "anna", "password-x");
    PracticeOptions options = PracticeOptions.defaults().withCredentials(credentials);
    assertThat(options.toString()).contains("anna").doesNotContain("token-x", "password-x");
    try (PracticeChat chat = PracticeChat.start(options);
        Agent operator = Agent.connect(chat.uri(), "", "Authorization", "Bearer token-x");
        Visitor customer = new Visitor(chat.uri())) {
      assertThat(operator.status()).isEqualTo(101);
      assertThat(customer.login(customer.openChat("cards")).status()).isEqualTo(401);
    }
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    PracticeOptions options = PracticeOptions.defaults();
    assertThatThrownBy(() -> options.withPort(65_533))
        .hasMessage("port is 65533; expected 0 to 65532");
    assertThatThrownBy(() -> options.withBackends(0)).hasMessageContaining("backends is 0");
    assertThatThrownBy(() -> options.withSimulatedOperators(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> options.withKeptChats(0)).hasMessageContaining("keptChats");
    assertThatThrownBy(() -> options.withSimulatedAnswerAfter(Duration.ofSeconds(-1)))
        .hasMessageContaining("simulatedAnswerAfter");
    assertThatThrownBy(() -> new Credentials("", "anna", "x")).hasMessageContaining("blank");
  }

  /** The start of a few ports in a row that nobody has. */
  private static int aFreeRow() {
    for (int attempt = 0; attempt < 50; attempt++) {
      try (var first = new ServerSocket(0);
          var _ = new ServerSocket(first.getLocalPort() + 1);
          var _ = new ServerSocket(first.getLocalPort() + 2)) {
        return first.getLocalPort();
      } catch (IOException | IllegalArgumentException _) {
        // Not this row, then.
      }
    }
    throw new AssertionError("no three free ports in a row");
  }
}
