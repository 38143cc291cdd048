package dev.nines.notify.receiver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dead man's switch, as healthchecks.io hears it. */
@QuarkusTest
@WithTestResource(value = Mailbox.class, scope = TestResourceScope.GLOBAL)
class HeartbeatTest {

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  @BeforeEach
  void begin() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("OK")));
  }

  @AfterEach
  void end() {
    server.stop();
  }

  @Test
  void startSuccessAndFailureAreToldApart() {
    try (var heartbeat = new Heartbeat(URI.create(server.baseUrl() + "/ping/5e1f"))) {
      assertThat(heartbeat.start()).isTrue();
      assertThat(heartbeat.beat(null)).isTrue();
      assertThat(heartbeat.beat("no journey is loaded")).isTrue();
    }
    server.verify(postRequestedFor(urlEqualTo("/ping/5e1f/start")));
    server.verify(postRequestedFor(urlEqualTo("/ping/5e1f")));
    server.verify(
        postRequestedFor(urlEqualTo("/ping/5e1f/fail"))
            .withRequestBody(equalTo("no journey is loaded")));
  }

  @Test
  void aSwitchThatDoesNotHearHarmsNobody() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
    try (var heartbeat = new Heartbeat(URI.create(server.baseUrl() + "/ping"))) {
      assertThat(heartbeat.beat(null)).isFalse();
    }
    server.stop();
    try (var heartbeat = new Heartbeat(URI.create("http://127.0.0.1:1/ping"))) {
      assertThat(heartbeat.beat(null)).isFalse();
    }
  }
}
