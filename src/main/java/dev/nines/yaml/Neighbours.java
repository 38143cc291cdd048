package dev.nines.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that nobody named but that stand beside those that were: who loads one file of a folder
 * means it as it is in its folder, with its calendars, services and maintenance. Their own problems
 * are not said, as nobody asked for them.
 */
final class Neighbours {

  private Neighbours() {}

  /** Those beside {@code files}, by folder and path. */
  static List<ReadFile> of(List<SourceFile> files) {
    Map<String, Companions> folders = new HashMap<>();
    files.stream()
        .map(SourceFile::companions)
        .forEach(companions -> folders.putIfAbsent(companions.locate(""), companions));
    var known = files.stream().map(SourceFile::path).collect(Collectors.toSet());
    return folders.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(folder -> folder.getValue().neighbours(known).stream())
        .parallel()
        .map(SourceFile::standingIn)
        .map(SourceFile::watched)
        .map(ReadFile::of)
        .toList();
  }
}
