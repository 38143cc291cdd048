package dev.nines.yaml.shape;

/**
 * A node with its size, aliases followed.
 *
 * @param nodes how many nodes it consists of
 * @param height how many levels lie below it
 */
record Sized(Node node, long nodes, int height) {

  /** The size of a collection while it is read. */
  static final class Sum {
    private long nodes = 1;
    private int height;

    Node plus(Sized child) {
      nodes += child.nodes;
      height = Math.max(height, child.height + 1);
      return child.node;
    }

    Sized of(Node node) {
      return new Sized(node, nodes, height);
    }
  }
}
