package dev.nines.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.CelValue;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code map} and {@code filter} whose effort grows with the list. CEL's own add to a list, which
 * its evaluation copies at each step: a list of ten thousand, which any answer may hold, keeps it
 * busy for seconds. These add to a value that CEL passes on as it is.
 */
final class Collecting {

  static final String BEGIN = "__collector__";
  static final String ADD = "__collect__";
  static final String END = "__collected__";

  private Collecting() {}

  /** The names of {@link #macros}, under which CEL has others. */
  static final Set<String> NAMES = Set.of("map", "filter", "transformList");

  static List<CelMacro> macros() {
    return List.of(
        CelMacro.newReceiverMacro(
            "map", 2, (factory, list, a) -> loop(factory, list, a, 1, null, a.get(1))),
        CelMacro.newReceiverMacro(
            "map", 3, (factory, list, a) -> loop(factory, list, a, 1, a.get(1), a.get(2))),
        CelMacro.newReceiverMacro(
            "filter", 2, (factory, list, a) -> loop(factory, list, a, 1, a.get(1), a.get(0))),
        CelMacro.newReceiverMacro(
            "transformList", 3, (factory, list, a) -> loop(factory, list, a, 2, null, a.get(2))),
        CelMacro.newReceiverMacro(
            "transformList",
            4,
            (factory, list, a) -> loop(factory, list, a, 2, a.get(2), a.get(3))));
  }

  static List<OwnFunction> functions() {
    var item = TypeParamType.create("T");
    var collector = OpaqueType.create("collector", item);
    return List.of(
        new OwnFunction(BEGIN).with("nines_collector", _ -> new Collector(), collector),
        new OwnFunction(ADD)
            .with("nines_collect", a -> ((Collector) a[0]).add(a[1]), collector, collector, item),
        new OwnFunction(END)
            .with(
                "nines_collected",
                a -> new JsonArray(((Collector) a[0]).items),
                ListType.create(item),
                collector));
  }

  private static Optional<CelExpr> loop(
      CelMacroExprFactory factory,
      CelExpr list,
      ImmutableList<CelExpr> arguments,
      int variables,
      @Nullable CelExpr condition,
      CelExpr item) {
    var names = arguments.subList(0, variables);
    if (!names.stream().allMatch(name -> name.getKind() == CelExpr.ExprKind.Kind.IDENT)) {
      return Optional.empty();
    }
    var collector = factory.getAccumulatorVarName();
    var begin = factory.newGlobalCall(BEGIN);
    var always = factory.newBoolLiteral(true);
    var add = factory.newGlobalCall(ADD, factory.newIdentifier(collector), item);
    var step =
        condition == null
            ? add
            : factory.newGlobalCall("_?_:_", condition, add, factory.newIdentifier(collector));
    var end = factory.newGlobalCall(END, factory.newIdentifier(collector));
    var first = names.getFirst().ident().name();
    return Optional.of(
        variables == 1
            ? factory.fold(first, list, collector, begin, always, step, end)
            : factory.fold(
                first, names.get(1).ident().name(), list, collector, begin, always, step, end));
  }

  /** Grows while one comprehension of one evaluation goes through its list. */
  private static final class Collector extends CelValue {
    private static final CelType TYPE = ListType.create(SimpleType.DYN);

    @SuppressWarnings("Immutable") // CEL never sees it outside of its loop
    private final List<Object> items = new ArrayList<>();

    Collector add(Object item) {
      items.add(item);
      return this;
    }

    @Override
    public Object value() {
      return this;
    }

    @Override
    public boolean isZeroValue() {
      return items.isEmpty();
    }

    @Override
    public CelType celType() {
      return TYPE;
    }
  }
}
