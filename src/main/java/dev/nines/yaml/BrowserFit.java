package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;

/** What an actor declares that no browser does: it is said before a run, and not passed over. */
record BrowserFit(Problems problems) {

  private static final String APART = "remove it, or give the steps in a browser to another actor";

  /** Checks an actor when its first step in a browser comes. */
  void check(Party party) {
    var actor = party.written();
    if (actor == null) {
      return;
    }
    actor.find(ActorKeys.TLS).ifPresent(tls -> check(tls, actor));
    if (!actor.get(ActorKeys.COOKIES, true)) {
      add(actor, ActorKeys.COOKIES, "a browser keeps its cookies during a run", APART);
    }
    if (actor.has(ActorKeys.REDIRECTS)) {
      add(actor, ActorKeys.REDIRECTS, "a browser follows redirects as browsers do", APART);
    }
  }

  private void check(Written tls, Written actor) {
    if (tls.has(TlsKeys.CA)) {
      add(
          tls,
          TlsKeys.CA,
          "a browser trusts its own authorities and those of the prober's user, and none of a journey's",
          "have the prober's user trust it (docs/browser.md), and remove it here");
    }
    if (tls.has(TlsKeys.SERVER_NAME)) {
      add(
          tls,
          TlsKeys.SERVER_NAME,
          "a browser asks for the name in the URL, and for no other",
          APART);
    }
    if (tls.has(TlsKeys.CERT) && !actor.has(ActorKeys.URL)) {
      add(
          tls,
          TlsKeys.CERT,
          "a browser shows its certificate to the servers of the actor's url alone, and there is"
              + " none",
          "give the actor a url");
    }
  }

  private void add(Written written, Key<?> key, String message, String fix) {
    problems.add(written.atKey(key), message, fix);
  }
}
