package dev.nines.expression;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardIdentifier;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelComprehensionsExtensions;
import dev.cel.extensions.CelExtensionLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelRuntimeLibrary;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * CEL with its extensions and our functions, set up once. Its own checker declares all of its two
 * hundred functions anew for each expression, which takes ten times as long as the rest of the
 * work; so here each expression is checked against the functions and names that occur in it.
 */
final class Language {

  /** Characters in one expression. */
  static final int LONGEST_SOURCE = 10_000;

  /** Levels of brackets, operators and {@code ??} in one expression. */
  static final int DEEPEST = 250;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableQuotedIdentifierSyntax(false)
          .enableOptionalSyntax(true)
          .maxExpressionCodePointSize(4 * LONGEST_SOURCE)
          .maxParseRecursionDepth(DEEPEST)
          .maxRegexProgramSize(10_000)
          .build();

  private static final String SORT_BY = "lists.@sortByAssociatedKeys";

  private final CelParser parser;
  private final CelRuntime runtime;
  private final Map<String, CelFunctionDecl> functions = new LinkedHashMap<>();
  private final Map<String, CelType> types = new LinkedHashMap<>();

  Language(InstantSource clock, RandomGenerator random) {
    var extensions = extensions();
    parser = parser(extensions);
    var runtimes = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS);
    var own = new ArrayList<>(new OwnFunctions(clock, random).all());
    own.addAll(Collecting.functions());
    for (var function : own) {
      declare(function.declaration());
      runtimes.addFunctionBindings(function.bindings());
    }
    for (var function : BoundedFunctions.all()) {
      runtimes.addFunctionBindings(function.bindings());
    }
    for (var extension : extensions) {
      extension.functions().forEach(this::declare);
      if (extension instanceof CelRuntimeLibrary library) {
        runtimes.addLibraries(library);
      }
    }
    declare(CelComprehensionsExtensions.Function.MAP_INSERT.functionDecl());
    runtime = runtimes.build();
    for (var function : StandardFunction.values()) {
      declare(function.functionDecl());
    }
    functions.put(SORT_BY, sortBy());
    for (var type : StandardIdentifier.values()) {
      types.put(type.identDecl().name(), type.identDecl().type());
    }
  }

  /** CEL declares that the result holds the pairs of keys and elements by which it sorts. */
  private static CelFunctionDecl sortBy() {
    var list = ListType.create(SimpleType.DYN);
    return CelFunctionDecl.newFunctionDeclaration(
        SORT_BY, CelOverloadDecl.newGlobalOverload("list_sortByAssociatedKeys", list, list));
  }

  private static List<CelExtensionLibrary.FeatureSet> extensions() {
    return List.of(
        CelExtensions.strings(),
        CelExtensions.lists(),
        CelExtensions.math(),
        CelExtensions.encoders(OPTIONS),
        CelExtensions.regex(),
        CelExtensions.sets(OPTIONS),
        CelExtensions.optional(),
        CelExtensions.bindings(),
        CelExtensions.comprehensions());
  }

  private static CelParser parser(List<CelExtensionLibrary.FeatureSet> extensions) {
    var parsers =
        CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(
                CelStandardMacro.HAS,
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE,
                CelStandardMacro.EXISTS_ONE_NEW)
            .addMacros(Collecting.macros());
    for (var extension : extensions) {
      extension.macros().stream()
          .filter(macro -> !Collecting.NAMES.contains(macro.getFunction()))
          .forEach(parsers::addMacros);
    }
    return parsers.build();
  }

  /** Declares a function, or further ways to call one that is declared. */
  private void declare(CelFunctionDecl function) {
    functions.merge(
        function.name(),
        function,
        (first, second) -> {
          var overloads = new LinkedHashMap<String, CelOverloadDecl>();
          second.overloads().forEach(overload -> overloads.put(overload.overloadId(), overload));
          first.overloads().forEach(overload -> overloads.put(overload.overloadId(), overload));
          return CelFunctionDecl.newFunctionDeclaration(first.name(), overloads.values());
        });
  }

  /** The functions by name, CEL's operators among them. */
  Map<String, CelFunctionDecl> functions() {
    return functions;
  }

  /** The names of types, which an expression may compare with {@code type(x)}. */
  Set<String> types() {
    return types.keySet();
  }

  CelValidationResult parse(String text) {
    return parser.parse(text);
  }

  /** Checks the types of what was parsed, given what occurs in it. */
  CelValidationResult check(CelAbstractSyntaxTree tree, Vocabulary vocabulary, Reading reading) {
    var checker =
        CelCompilerFactory.standardCelCheckerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false);
    for (var name : reading.names()) {
      var kind = vocabulary.names().get(name);
      var type = kind == null ? types.get(name) : kind.type();
      if (type != null) {
        checker.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type));
      }
    }
    for (var function : reading.functions()) {
      var declaration = functions.get(function);
      if (declaration != null) {
        checker.addFunctionDeclarations(declaration);
      }
    }
    return checker.build().check(tree);
  }

  CelRuntime.Program plan(CelAbstractSyntaxTree tree) throws CelEvaluationException {
    return runtime.createProgram(tree);
  }
}
