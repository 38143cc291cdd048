package dev.nines.bench;

import java.io.IOException;

/** One of the two sides: a prober that can be kept at its limit for a while. */
interface Contender {

  String name();

  Led process();

  /** Begins to probe as fast as it can. */
  void go() throws IOException;

  /** Stops that, and comes back when it is still. */
  void stop() throws IOException, InterruptedException;
}
