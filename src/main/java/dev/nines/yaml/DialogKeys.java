package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.KindShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered to a dialog, in the words of Playwright. */
final class DialogKeys {

  private DialogKeys() {}

  private static final Key<Scalar> ACCEPT =
      Key.of("accept", Scalars.TEMPLATE, "The text that is put into the prompt.").required();

  private static final ObjectShape MAP =
      new ObjectShape(
          "dialog",
          "an answer such as { accept: text }",
          "What is answered to a prompt.",
          List.of(ACCEPT),
          List.of());

  /**
   * An answer as its author wrote it.
   *
   * @param text what is put into a prompt, or null
   */
  record WrittenReply(boolean accept, @Nullable Scalar text) {}

  static final Shape<WrittenReply> SHAPE =
      new KindShape<>(
          Scalars.oneOf("accept", "dismiss")
              .map(word -> new WrittenReply(word.equals("accept"), null)),
          MAP.map(map -> new WrittenReply(true, map.get(ACCEPT))));
}
