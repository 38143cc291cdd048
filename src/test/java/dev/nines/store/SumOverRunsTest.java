package dev.nines.store;

import java.util.List;

class SumOverRunsTest extends HistoryContract {

  private final SumOverRuns history = new SumOverRuns();

  @Override
  protected void write(List<? extends Entry> entries) {
    entries.forEach(entry -> history.record(entry).join());
  }

  @Override
  protected History history() {
    return history;
  }
}
