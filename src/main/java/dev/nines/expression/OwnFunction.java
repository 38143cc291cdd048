package dev.nines.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A function that CEL does not have, or has in another form. */
final class OwnFunction {

  /** What a function does with its arguments, as CEL has them. */
  interface Body {
    /**
     * The value, never null.
     *
     * @throws FailureException if there is none
     */
    Object apply(Object[] arguments);
  }

  private final String name;
  private final List<CelOverloadDecl> overloads = new ArrayList<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  OwnFunction(String name) {
    this.name = name;
  }

  /** One more way to call it: {@code name(arguments)}. */
  OwnFunction with(String id, Body body, CelType result, CelType... parameters) {
    return with(CelOverloadDecl.newGlobalOverload(id, result, parameters), body);
  }

  /** One more way to call it: {@code argument.name(arguments)}. */
  OwnFunction withMember(String id, Body body, CelType result, CelType... parameters) {
    return with(CelOverloadDecl.newMemberOverload(id, result, parameters), body);
  }

  private OwnFunction with(CelOverloadDecl overload, Body body) {
    List<Class<?>> classes = new ArrayList<>();
    overload.parameterTypes().forEach(type -> classes.add(classOf(type)));
    overloads.add(overload);
    bindings.add(binding(overload.overloadId(), classes, body));
    return this;
  }

  /** CEL calls a function of one or two arguments rightly only if it was given as such. */
  @SuppressWarnings("Immutable") // bodies hold a clock and a source of randomness at most
  private static CelFunctionBinding binding(String id, List<Class<?>> classes, Body body) {
    return switch (classes.size()) {
      case 1 -> CelFunctionBinding.from(id, classes.getFirst(), a -> call(body, a));
      case 2 ->
          CelFunctionBinding.from(
              id, classes.getFirst(), classes.getLast(), (a, b) -> call(body, a, b));
      default -> CelFunctionBinding.from(id, classes, arguments -> call(body, arguments));
    };
  }

  private static Object call(Body body, Object... arguments) {
    try {
      return body.apply(arguments);
    } catch (FailureException e) {
      throw new RefusalException(e);
    }
  }

  CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(name, overloads);
  }

  Collection<CelFunctionBinding> bindings() {
    return CelFunctionBinding.fromOverloads(name, bindings);
  }

  private static Class<?> classOf(CelType type) {
    return switch (type.kind()) {
      case STRING -> String.class;
      case BYTES -> CelByteString.class;
      case INT -> Long.class;
      case DOUBLE -> Double.class;
      case LIST -> Collection.class;
      case MAP -> Map.class;
      case BOOL,
          DURATION,
          TIMESTAMP,
          NULL_TYPE,
          DYN,
          ANY,
          OPAQUE,
          STRUCT,
          TYPE,
          TYPE_PARAM,
          UINT,
          UNSPECIFIED,
          ERROR ->
          Object.class;
    };
  }
}
