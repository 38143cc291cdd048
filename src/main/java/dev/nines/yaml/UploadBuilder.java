package dev.nines.yaml;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.BrowserAct.FileToGive;
import dev.nines.journey.Template;
import dev.nines.yaml.UploadKeys.WrittenFile;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the files of an upload of what its author wrote; those with problems are left out. */
record UploadBuilder(ActBuilder of) {

  List<FileToGive> build() {
    return of.step().get(BrowserKeys.FILES, List.<WrittenFile>of()).stream()
        .map(this::file)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private @Nullable FileToGive file(WrittenFile written) {
    if (written.map() != null) {
      return file(written.map());
    }
    var path = Objects.requireNonNull(written.path());
    var content = of.compiling().files().readBelow(path);
    return content == null
        ? null
        : new FileToGive(
            Template.of(path.text().substring(path.text().lastIndexOf('/') + 1)),
            "",
            new BrowserAct.Bytes(ByteBuffer.wrap(content)));
  }

  private @Nullable FileToGive file(Written map) {
    var name = text(map.get(UploadKeys.NAME));
    var text = text(map.get(UploadKeys.TEXT));
    return name == null || text == null
        ? null
        : new FileToGive(name, map.get(UploadKeys.TYPE, ""), new BrowserAct.Text(text));
  }

  private @Nullable Template text(@Nullable Scalar scalar) {
    return scalar == null ? null : of.compiling().texts().template(scalar, of.before());
  }
}
