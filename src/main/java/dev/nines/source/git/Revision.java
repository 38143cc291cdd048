package dev.nines.source.git;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A commit whose files are on disk.
 *
 * @param commit 40 hexadecimal digits
 * @param author as the commit names them
 * @param at when it was committed
 * @param files the folder that has them
 */
public record Revision(String commit, String author, Instant at, Path files) {

  /** The commit as people write it: 12 digits. */
  public String shortCommit() {
    return commit.substring(0, 12);
  }
}
