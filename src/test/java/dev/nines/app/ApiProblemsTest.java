package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiProblemsTest extends OnPracticeChat {

  @Test
  void aPathThatIsNoneIsAProblemToo() throws Exception {
    problem(
        api.get("/api/v1/journies"),
        404,
        "Not Found",
        "there is nothing here; /q/openapi names what there is under /api/v1");
  }

  @Test
  void aMethodThatIsNoneIsAProblemToo() throws Exception {
    problem(
        api.send(api.request("/api/v1/journeys").DELETE()),
        405,
        "Method Not Allowed",
        "this method is not for this path");
    problem(
        api.send(api.request("/api/v1/report").POST(BodyPublishers.noBody())),
        405,
        "Method Not Allowed",
        "this method is not for this path");
  }

  @Test
  void anAnswerInAnotherFormIsNotToBeHad() throws Exception {
    var answer = api.send(api.request("/api/v1/journeys").header("Accept", "application/xml"));
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.type()).isEqualTo("application/problem+json");
  }

  @Test
  void oddPathsAndParametersBreakNothing() throws Exception {
    for (var path :
        new String[] {
          "/api/v1/journeys/%00",
          "/api/v1/journeys/..%2f..%2fetc%2fpasswd",
          "/api/v1/journeys/" + "x".repeat(3_000),
          "/api/v1/runs/%F0%9F%98%80",
          "/api/v1/runs/%ED%A0%80",
          "/api/v1/runs/a%27%20or%20%271%27=%271",
          "/api/v1/journeys?%00=%00",
          "/api/v1/journeys?" + "a=b&".repeat(900),
          "/api/v1/report?window=-1d",
          "/api/v1/report?window=1e9d",
          "/api/v1/report?journey=,,,",
          "/api/v1/report?from=0000-00-00",
          "/api/v1/report?from=%2B999999999-01-01T00:00:00Z&to=%2B999999999-12-31T00:00:00Z",
          "/api/v1/availability?journey=a&service=b",
        }) {
      var answer = raw(path);
      assertThat(answer).as(path).containsPattern("^HTTP/1.1 4\\d\\d ");
      assertThat(answer).as(path).doesNotContain("Exception", "\tat ");
    }
  }

  /** A request that no client would send. */
  private String raw(String path) throws Exception {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
