package dev.nines.yaml;

import dev.nines.journey.Act;
import dev.nines.journey.Act.Payload;
import dev.nines.journey.Template;
import dev.nines.journey.Template.Literal;
import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Sequence;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Makes a message to send: a text as it is, a map or a list as JSON, or bytes. */
record SendBuilder(ActBuilder of) {

  @Nullable Act build() {
    var stream = of.compiling().streams().find(of.actor(), of.step(), "send");
    if (stream != null && !stream.webSocket()) {
      of.compiling()
          .problems()
          .add(
              of.step().place(),
              "nothing can be sent on a stream of server-sent events (\"%s\", opened in line %d)"
                  .formatted(stream.name(), stream.line()),
              "send a request instead, or open a `websocket`");
      return null;
    }
    var payload = payload();
    return stream == null || payload == null ? null : new Act.Send(stream.name(), payload);
  }

  private @Nullable Payload payload() {
    var compiling = of.compiling();
    var bytes = of.step().get(ActKeys.SEND_BINARY);
    if (bytes != null) {
      var base64 = compiling.texts().template(bytes, of.before());
      return base64 == null || !encodes(bytes, base64) ? null : new Act.BinaryPayload(base64);
    }
    return switch (of.step().get(ActKeys.SEND)) {
      case null -> null;
      case Scalar scalar -> {
        var text = compiling.texts().template(scalar, of.before());
        yield text == null ? null : new Act.TextPayload(text);
      }
      case Mapping map -> {
        var json = compiling.json().read(map, of.before());
        yield json == null ? null : new Act.JsonPayload(json);
      }
      case Sequence list -> {
        var json = compiling.json().read(list, of.before());
        yield json == null ? null : new Act.JsonPayload(json);
      }
      case Broken _ -> null;
    };
  }

  private boolean encodes(Scalar scalar, Template base64) {
    if (base64.parts().size() == 1 && base64.parts().getFirst() instanceof Literal(var text)) {
      try {
        Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException _) {
        of.compiling()
            .problems()
            .add(
                scalar.place(),
                "sendBinary: found a text that is not base64; expected bytes in base64",
                "to send it as text, use `send`");
        return false;
      }
    }
    return true;
  }
}
