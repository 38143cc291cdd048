package dev.nines.yaml;

import dev.nines.journey.Template;
import dev.nines.journey.Template.Literal;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The files that a journey names, found from wherever it is played. */
record CompanionFiles(Companions companions, Problems problems) {

  private static final long MOST_GIVEN = 10L << 20;

  /** A name as its template, relative no more; where it holds no expression, the file is there. */
  @Nullable Template locate(Scalar scalar, Template name) {
    if (name.parts().isEmpty() || !(name.parts().getFirst() instanceof Literal(var text))) {
      return name;
    }
    var parts = new ArrayList<>(name.parts());
    parts.set(0, new Literal(companions.locate(text)));
    if (parts.size() == 1 && read(scalar) == null) {
      return null;
    }
    return new Template(parts);
  }

  /** The bytes of the file that {@code scalar} names, or null with a problem. */
  byte @Nullable [] read(Scalar scalar) {
    try {
      return companions.read(scalar.text(), SourceFile.LARGEST);
    } catch (IOException e) {
      problems.add(
          scalar.place(),
          "the file %s cannot be read: %s"
              .formatted(Quoted.of(scalar.text()), FolderWalk.reason(e)),
          "name it relative to this file");
      return null;
    }
  }

  /**
   * The same, where it is beside the file that names it or in a folder there, at most 10 MiB: what
   * a page is given must be nothing else of this machine. Null with a problem.
   */
  byte @Nullable [] readBelow(Scalar scalar) {
    try {
      return companions.readBelow(scalar.text(), MOST_GIVEN);
    } catch (IOException e) {
      problems.add(
          scalar.place(),
          "the file %s cannot be uploaded: %s"
              .formatted(Quoted.of(scalar.text()), FolderWalk.reason(e)),
          "put it beside this file, at most 10MiB");
      return null;
    }
  }
}
