package dev.nines.runner.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class OwnFaultsTest {

  @Test
  void tooManyOpenFilesAreTheProbersFault() {
    assertThatThrownBy(() -> OwnFaults.check(new SocketException("Too many open files")))
        .isInstanceOf(ProberFaultException.class)
        .hasMessageContaining("`ulimit -n`");
  }

  @Test
  void aWantOfPortsIsTheProbersFault() {
    var wrapped = new IOException(new BindException("Cannot assign requested address"));

    assertThatThrownBy(() -> OwnFaults.check(wrapped))
        .isInstanceOf(ProberFaultException.class)
        .hasMessage("no local address or port was free to connect from");
  }

  @Test
  void aRefusalIsTheTargets() {
    assertThatCode(() -> OwnFaults.check(new ConnectException("Connection refused")))
        .doesNotThrowAnyException();
  }
}
