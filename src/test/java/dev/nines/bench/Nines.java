package dev.nines.bench;

import java.io.IOException;

/** Nines, led by lines: see {@link Saturation}. */
final class Nines implements Contender {

  private final Led process;

  private Nines(Led process) {
    this.process = process;
  }

  static Nines start(Workbench workbench, Java java, String target, int width) throws IOException {
    var process = workbench.start("nines", java.command(Saturation.class, target, width));
    process.answer();
    return new Nines(process);
  }

  @Override
  public String name() {
    return "nines";
  }

  @Override
  public Led process() {
    return process;
  }

  @Override
  public void go() throws IOException {
    process.ask("go");
  }

  @Override
  public void stop() throws IOException {
    var notGood = process.ask("stop");
    if (!notGood.equals("0")) {
      throw new IOException(notGood + " runs were not good; expected none");
    }
  }
}
