package dev.nines.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;

/** The server that both sides probe; its own counters say how often it was. */
final class Nginx {

  private static final Pattern COUNTERS = Pattern.compile("\\s(\\d+) (\\d+) (\\d+)\\s");

  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Nginx(int port) {
    this.port = port;
  }

  /**
   * @param connections accepted so far
   * @param requests answered so far
   */
  record Counts(long connections, long requests) {}

  static Nginx start(Workbench workbench) throws IOException, InterruptedException {
    int port = Workbench.freePort();
    var configuration =
        workbench.write(
            "nginx.conf",
            """
            daemon off;
            worker_processes 2;
            pid %1$s/nginx.pid;
            error_log stderr crit;
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path %1$s/nginx-body;
              proxy_temp_path %1$s/nginx-proxy;
              fastcgi_temp_path %1$s/nginx-fastcgi;
              uwsgi_temp_path %1$s/nginx-uwsgi;
              scgi_temp_path %1$s/nginx-scgi;
              server {
                listen 127.0.0.1:%2$d backlog=4096;
                location / { default_type text/plain; return 200 "It works.\\n"; }
                location = /status { stub_status; }
              }
            }
            """
                .formatted(workbench.folder(), port));
    var nginx = new Nginx(port);
    var process =
        workbench.start("nginx", List.of("nginx", "-c", configuration.toString(), "-e", "stderr"));
    Patience.until("nginx listens", process, nginx::answers);
    return nginx;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Counts counts() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url() + "/status")).build();
    var text = client.send(request, BodyHandlers.ofString()).body();
    var found = COUNTERS.matcher(text);
    if (!found.find()) {
      throw new IOException("nginx tells no counters: " + text);
    }
    return new Counts(Long.parseLong(found.group(1)), Long.parseLong(found.group(3)));
  }

  private boolean answers() throws InterruptedException {
    try {
      counts();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
