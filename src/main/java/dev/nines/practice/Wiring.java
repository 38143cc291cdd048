package dev.nines.practice;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the parts of a practice chat together; three backends share one state, as a cluster would.
 */
final class Wiring {
  private static final long SWEEP = Duration.ofMinutes(1).toMillis();

  private final String host;
  private final Vertx vertx;
  private final FaultBoard board;
  private final Chats chats;
  private final List<Backend> backends;
  private final Front front;

  Wiring(Vertx vertx, PracticeOptions options) {
    this.vertx = vertx;
    this.host = options.host();
    List<String> names =
        IntStream.rangeClosed(1, options.backends()).mapToObj(number -> "b" + number).toList();
    board = new FaultBoard(new LinkedHashSet<>(names));
    InstantSource clock = InstantSource.system();
    Later later = Later.on(vertx);
    var dice = new ErrorDice(options.seed());
    var simulated =
        new SimulatedOperators(
            board, options.simulatedOperators(), options.simulatedAnswerAfter(), later, clock);
    var switchboard = new Switchboard(board, later, simulated);
    chats = new Chats(options.keptChats(), clock, switchboard::ended);
    var sessions = new Sessions(options.keptChats(), new SecureRandom());
    var access = new Access(options.credentials(), chats, sessions);
    var gate = new Gate(board, dice, later);
    var customers = new CustomerRoutes(board, chats, access, switchboard, clock);
    var operators = new OperatorRoutes(vertx, board, chats, access, switchboard, clock);
    var events = new ChatEvents(access);

    backends =
        IntStream.range(0, names.size())
            .mapToObj(index -> {
              Router router = Answers.plain(Router.router(vertx));
              gate.mount(router);
              customers.mount(router);
              operators.mount(router);
              events.mount(router);
              int port = options.port() == 0 ? 0 : options.port() + 1 + index;
              return new Backend(vertx, names.get(index), host, port, board, router);
            })
            .toList();

    Router own = Answers.plain(Router.router(vertx));
    gate.mount(own);
    new WelcomePage(board).mount(own);
    new Pages(board).mount(own);
    new FaultRoutes(board).mount(own);
    new PartitionHealth(board).mount(own);
    front = new Front(vertx, host, options.port(), backends, own);

    board.tell(dice);
    backends.forEach(board::tell);
    board.tell(switchboard);
  }

  /** One event loop, no cache on disk. */
  static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  FaultBoard board() {
    return board;
  }

  List<Backend> backends() {
    return backends;
  }

  Front front() {
    return front;
  }

  Future<Void> open() {
    vertx.setPeriodic(SWEEP, _ -> chats.forgetIdle());
    Future<Void> opened = open("the front", front.port());
    for (Backend backend : backends) {
      opened = opened.compose(_ -> open("backend " + backend.name(), backend.port()));
    }
    return opened;
  }

  private Future<Void> open(String who, ListeningPort port) {
    return port.open()
        .recover(cause ->
            Future.failedFuture(
                new IOException(
                    "%s cannot listen on %s:%d: %s"
                        .formatted(who, host, port.number(), cause.getMessage()),
                    cause)));
  }

  /** What is left after the event loop has ended. */
  void release() {
    front.port().release();
    backends.forEach(backend -> backend.port().release());
  }
}
