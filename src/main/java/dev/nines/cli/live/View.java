package dev.nines.cli.live;

import dev.nines.outcome.RunEvent;

/** A form in which runs are shown while they go on. Confined to the thread of its screen. */
public interface View {

  /** Something happened; what is to be shown of it goes to the view's lines. */
  void on(RunEvent event);

  /**
   * Nothing more comes of the run that a region was to play, and it had no end. Why is said
   * elsewhere.
   */
  default void absent(String journey, String region) {}

  /** What is going on now, or an empty text. */
  String status();
}
