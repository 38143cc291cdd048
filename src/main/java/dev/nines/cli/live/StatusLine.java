package dev.nines.cli.live;

import dev.nines.cli.live.Terminal.Channel;

/**
 * The last line of a terminal, written anew again and again; nothing at all elsewhere. Confined to
 * one thread.
 */
final class StatusLine {

  private static final String[] FRAMES = "⠋ ⠙ ⠹ ⠸ ⠼ ⠴ ⠦ ⠧ ⠇ ⠏".split(" ");
  private static final String CLEAR = "\r\u001b[K";
  // Without wrapping, a line wider than the terminal is cut and can still be written anew.
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final Channel channel;
  private int frame;
  private boolean shown;

  StatusLine(Channel channel) {
    this.channel = channel;
  }

  /** Shows {@code text} with the next frame of the spinner; clears the line where it is empty. */
  void show(String text) {
    if (text.isEmpty()) {
      clear();
    } else if (channel.live()) {
      shown = true;
      var spinner = FRAMES[frame++ % FRAMES.length];
      channel.writer().print(NO_WRAP + "\r  " + spinner + " " + text + "\u001b[K" + WRAP);
    }
  }

  void clear() {
    if (shown) {
      channel.writer().print(CLEAR);
      shown = false;
    }
  }
}
