package dev.nines.app;

import dev.nines.cli.Daemon;
import dev.nines.cli.Engine;
import dev.nines.cli.ServeOptions;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicInteger;

/** Boots Quarkus for the commands that serve. */
final class QuarkusDaemon implements Daemon {

  private final Engine engine;

  QuarkusDaemon(Engine engine) {
    this.engine = engine;
  }

  @Override
  public int serve(ServeOptions options) {
    System.setProperty("quarkus.http.host", options.host());
    System.setProperty("quarkus.http.port", Integer.toString(options.port()));
    ServeApplication.ORDER.set(new ServeApplication.Order(options, engine));
    var status = new AtomicInteger();
    Quarkus.run(
        ServeApplication.class,
        (exit, failure) -> {
          status.set(failure == null ? exit : 1);
        });
    return status.get();
  }
}
