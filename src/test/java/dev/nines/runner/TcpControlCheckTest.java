package dev.nines.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nines.time.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpControlCheckTest {

  private final ManualTime time = new ManualTime();

  @Test
  void oneAddressThatAcceptsIsEnough() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var check = TcpControlCheck.of(List.of(closedPort(), address(server)), time);
      assertThat(check.connected()).isTrue();
    }
  }

  @Test
  void nobodyWhoAcceptsMeansCutOff() throws IOException {
    var check =
        TcpControlCheck.of(
            List.of(closedPort(), new ControlAddress("no-such-host.invalid", 443)), time);
    assertThat(check.connected()).isFalse();
  }

  @Test
  void whatWasFoundBeforeAFailureNeverCountsForIt() throws IOException {
    ControlCheck check;
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      check = TcpControlCheck.of(List.of(address(server)), time);
      assertThat(check.connected()).isTrue();
    }
    assertThat(check.connected()).isFalse();
  }

  @Test
  void withoutAddressesTheProberTakesItselfForConnected() {
    assertThat(TcpControlCheck.of(List.of(), time).connected()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.org:443, example.org, 443",
    "192.0.2.1:53, 192.0.2.1, 53",
    "'[2001:db8::1]:443', 2001:db8::1, 443",
    "https://example.org/health, example.org, 443",
    "http://example.org, example.org, 80",
    "http://example.org:8080/, example.org, 8080"
  })
  void anAddressIsAHostAndAPortOrAUrl(String text, String host, int port) {
    assertThat(ControlAddress.parse(text)).isEqualTo(new ControlAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.org", ":443", "example.org:0", "example.org:65536", "a b:1"})
  void anythingElseIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControlAddress.parse(text))
        .withMessageContaining("\"" + text + "\"")
        .withMessageContaining("host:port");
  }

  private static ControlAddress address(ServerSocket server) {
    return new ControlAddress("127.0.0.1", server.getLocalPort());
  }

  private static ControlAddress closedPort() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      return address(server);
    }
  }
}
