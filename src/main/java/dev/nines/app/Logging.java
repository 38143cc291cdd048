package dev.nines.app;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jboss.logmanager.handlers.ConsoleHandler.Target;

/** Where the log of a command goes. */
final class Logging {

  private Logging() {}

  /**
   * Warnings and worse go to the standard error. Without this they would be kept for the web
   * application, which a command never boots.
   */
  static void toStandardError() {
    var handler = new ConsoleHandler(Target.SYSTEM_ERR, new PatternFormatter("%p %c: %m%e%n"));
    handler.setLevel(Level.WARNING);
    InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {handler});
  }
}
