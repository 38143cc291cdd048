package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One part of the benchmarks. */
@FunctionalInterface
interface Part {

  /** Measures, prints its table, and writes its numbers into {@code result}. */
  void measure(Workbench workbench, Java java, ObjectNode result) throws Exception;
}
