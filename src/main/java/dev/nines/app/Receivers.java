package dev.nines.app;

import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.Receiver;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fills what receivers' files read of the environment and secrets. One that cannot be filled is not
 * told, or is told as it last could be, and that is said once. Not safe between threads.
 */
final class Receivers {

  private static final Logger LOG = Logger.getLogger("nines.receivers");

  private final Environment environment;
  private final Map<String, Receiver> known = new HashMap<>();
  private final Map<String, String> troubles = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();

  Receivers(Environment environment) {
    this.environment = environment;
  }

  /** Those who can be told, in the order given; secrets are read anew. */
  List<Receiver> of(List<DeclaredReceiver> declared) {
    var names = declared.stream().map(DeclaredReceiver::name).collect(Collectors.toSet());
    known.keySet().retainAll(names);
    troubles.keySet().retainAll(names);
    refusals.keySet().retainAll(names);
    var all = new ArrayList<Receiver>();
    for (var each : declared) {
      fill(each);
      var receiver = known.get(each.name());
      if (receiver != null) {
        all.add(receiver);
      }
    }
    return all;
  }

  /** As it can be told now, or null. */
  @Nullable Receiver find(String name) {
    return known.get(name);
  }

  /** Why this one cannot be told as its file says, or null. */
  @Nullable String trouble(String receiver) {
    return troubles.get(receiver);
  }

  /** Why call-backs of this one, which declares some, are refused, or null. */
  @Nullable String refusal(String receiver) {
    return refusals.get(receiver);
  }

  private void fill(DeclaredReceiver declared) {
    var name = declared.name();
    try {
      var secrets = secrets(declared);
      known.put(name, declared.in(scope(secrets)).hiding(secrets.values()));
      refuse(declared, scope(secrets));
      if (troubles.remove(name) != null) {
        LOG.infof("receiver %s can be told now", name);
      }
    } catch (EvaluationException e) {
      say(name, e.getMessage() + remedy(declared));
    } catch (ProberFaultException e) {
      // A secret's file that cannot be read must not keep all others from being told.
      say(name, String.valueOf(e.getMessage()));
    }
  }

  /** Who cannot know its call-backs is told all the same. */
  private void refuse(DeclaredReceiver declared, Scope scope) {
    var why = declared.refusal(scope);
    if (why == null) {
      if (refusals.remove(declared.name()) != null) {
        LOG.infof("receiver %s takes call-backs now", declared.name());
      }
      return;
    }
    var said = why + remedy(declared);
    if (!said.equals(refusals.put(declared.name(), said))) {
      LOG.warnf("receiver %s is told, and its call-backs are refused: %s", declared.name(), said);
    }
  }

  private void say(String name, String trouble) {
    if (!trouble.equals(troubles.put(name, trouble))) {
      LOG.warnf(
          "receiver %s %s: %s",
          name, known.containsKey(name) ? "is told as before" : "is told of nothing", trouble);
    }
  }

  /** Says how the first secret that is missing can be given; empty where none is. */
  private String remedy(DeclaredReceiver declared) {
    return declared.secrets().stream()
        .filter(secret -> environment.secret(secret) == null)
        .sorted()
        .findFirst()
        .map("; set the variable %1$s, or put a file %1$s into the folder of --secrets"::formatted)
        .orElse("");
  }

  private Map<String, String> secrets(DeclaredReceiver receiver) {
    var secrets = new HashMap<String, String>();
    for (var name : receiver.secrets()) {
      var secret = environment.secret(name);
      if (secret != null) {
        secrets.put(name, secret);
      }
    }
    return secrets;
  }

  private Scope scope(Map<String, String> secrets) {
    return Scope.EMPTY.with(Map.of("env", environment.variables(), "secret", secrets));
  }
}
