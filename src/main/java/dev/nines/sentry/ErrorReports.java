package dev.nines.sentry;

import dev.nines.runner.Redactor;
import dev.nines.time.Ticker;
import io.sentry.Hint;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Reports every error that is logged, until it is closed. */
public final class ErrorReports extends Handler implements AutoCloseable {

  /** At once, and in a minute. */
  private static final int MOST = 10;

  /** The rest of a container's time to end in belongs to runs and to the history. */
  private static final int FAREWELL_MILLIS = 2_000;

  /** What a line of a run says of it. */
  private static final List<String> TAGS = List.of("journey", "run", "trace_id");

  private final SentryClient client;
  private final Redactor redactor;
  private final Allowance allowance;
  private final String region;

  private ErrorReports(SentryClient client, Redactor redactor, Allowance allowance, String region) {
    this.client = client;
    this.redactor = redactor;
    this.allowance = allowance;
    this.region = region;
    setLevel(Level.SEVERE);
  }

  /**
   * Reports errors from now on.
   *
   * @param redactor knows every secret that the prober has read
   */
  public static ErrorReports start(
      SentrySettings settings, Origin origin, Redactor redactor, Ticker ticker) {
    // A client of our own: Sentry.init would be one for the whole process, with hooks of its own.
    var reports =
        new ErrorReports(
            new SentryClient(options(settings, origin, redactor)),
            redactor,
            new Allowance(ticker, MOST),
            origin.region());
    Logger.getLogger("").addHandler(reports);
    return reports;
  }

  private static SentryOptions options(SentrySettings settings, Origin origin, Redactor redactor) {
    var options = new SentryOptions();
    options.setDsn(settings.dsn());
    options.setEnvironment(origin.environment());
    options.setRelease("nines@" + origin.version());
    options.setServerName(origin.host());
    options.setAttachServerName(false);
    options.setSendClientReports(false);
    options.setShutdownTimeoutMillis(FAREWELL_MILLIS);
    options.addInAppInclude("dev.nines");
    // Texts of exceptions are there only now.
    options.setBeforeSend((event, _) -> clean(event, redactor));
    return options;
  }

  private static SentryEvent clean(SentryEvent event, Redactor redactor) {
    var exceptions = event.getExceptions();
    for (var exception : exceptions == null ? List.<SentryException>of() : exceptions) {
      exception.setValue(clean(exception.getValue(), redactor));
    }
    return event;
  }

  private static @Nullable String clean(@Nullable String text, Redactor redactor) {
    return text == null ? null : redactor.scour(text);
  }

  @Override
  public void publish(LogRecord line) {
    if (!isLoggable(line)) {
      return;
    }
    long refused = allowance.take();
    if (refused >= 0) {
      client.captureEvent(event(line, refused), null, new Hint());
    }
  }

  private SentryEvent event(LogRecord line, long refused) {
    var event = new SentryEvent();
    var message = new Message();
    message.setFormatted(clean(new SimpleFormatter().formatMessage(line), redactor));
    event.setMessage(message);
    event.setLevel(SentryLevel.ERROR);
    event.setLogger(line.getLoggerName());
    event.setThrowable(line.getThrown());
    event.setTag("region", region);
    if (line instanceof ExtLogRecord extended) {
      for (var name : TAGS) {
        var value = extended.getMdc(name);
        if (value != null) {
          event.setTag(name, value);
        }
      }
    }
    if (refused > 0) {
      event.setExtra("errors not reported before this one", refused);
    }
    return event;
  }

  @Override
  public void flush() {
    client.flush(FAREWELL_MILLIS);
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
    client.close();
  }
}
