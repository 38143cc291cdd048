package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.KindShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is uploaded. */
final class UploadKeys {

  private UploadKeys() {}

  static final Key<Scalar> NAME =
      Key.of("name", Scalars.TEMPLATE, "The name that the page sees.").required();

  static final Key<Scalar> TEXT =
      Key.of("text", Scalars.TEMPLATE, "What is in it.")
          .required()
          .alsoCalled("content", "buffer", "body");

  static final Key<String> TYPE =
      Key.of("type", Scalars.WORDS, "Its media type, such as text/csv. Default: as of its name.")
          .alsoCalled("mimeType", "contentType");

  private static final ObjectShape MAP =
      new ObjectShape(
          "file",
          "a file such as { name: note.txt, text: hello }",
          "A file that is uploaded.",
          List.of(NAME, TEXT, TYPE),
          List.of());

  /**
   * A file as its author wrote it: the name of one that is there, or a map.
   *
   * @param path null for a map
   * @param map null for a name
   */
  record WrittenFile(@Nullable Scalar path, @Nullable Written map) {}

  static final Shape<WrittenFile> SHAPE =
      new KindShape<>(
          Scalars.placed(Scalars.PLAIN).map(path -> new WrittenFile(path, null)),
          MAP.map(map -> new WrittenFile(null, map)));
}
