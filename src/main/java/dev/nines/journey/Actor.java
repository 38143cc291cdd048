package dev.nines.journey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One party of a journey, with a session of its own: cookies, connections, streams.
 *
 * @param urls base URLs. With several, each run begins with the next one and each retry goes on to
 *     the one after
 * @param headers sent with every request and handshake; a step's own header of the same name wins
 * @param auth how it proves who it is, or null
 * @param cookies whether it keeps cookies between its requests
 * @param redirects how many redirects it follows in a row; 0 follows none
 * @param proxy an HTTP or SOCKS proxy's URL, or null
 * @param connections whether each run opens connections of its own, as a customer's client would
 * @param bodyLimit the greatest answer it reads, in bytes after decompression
 * @param backend names the backend from an answer ({@code headers["x-backend"]}), or null
 * @param browser what its browser is, where it has one
 */
public record Actor(
    String name,
    List<Template> urls,
    Map<String, Template> headers,
    @Nullable Auth auth,
    boolean cookies,
    int redirects,
    Tls tls,
    @Nullable Template proxy,
    HttpVersion http,
    Connections connections,
    long bodyLimit,
    @Nullable Expression backend,
    BrowserSettings browser) {

  public static final int DEFAULT_REDIRECTS = 10;
  public static final long DEFAULT_BODY_LIMIT = 10L * 1024 * 1024;

  /** One whose browser, where it has one, is as it comes. */
  public Actor(
      String name,
      List<Template> urls,
      Map<String, Template> headers,
      @Nullable Auth auth,
      boolean cookies,
      int redirects,
      Tls tls,
      @Nullable Template proxy,
      HttpVersion http,
      Connections connections,
      long bodyLimit,
      @Nullable Expression backend) {
    this(
        name,
        urls,
        headers,
        auth,
        cookies,
        redirects,
        tls,
        proxy,
        http,
        connections,
        bodyLimit,
        backend,
        BrowserSettings.DEFAULT);
  }

  public Actor {
    urls = List.copyOf(urls);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    if (redirects < 0 || redirects > 20) {
      throw new IllegalArgumentException(
          "actor \"" + name + "\": redirects is " + redirects + "; expected 0 to 20");
    }
    if (bodyLimit < 1) {
      throw new IllegalArgumentException(
          "actor \"" + name + "\": the body limit is " + bodyLimit + " bytes; expected at least 1");
    }
  }

  /** Which connections a run uses. */
  public enum Connections {
    /** Each run resolves, connects and shakes hands anew; within the run connections are kept. */
    FRESH,
    /** Runs of the journey share the actor's connections. */
    REUSE
  }

  /** Which versions of HTTP are spoken. */
  public enum HttpVersion {
    /** HTTP/2 where TLS negotiates it, else HTTP/1.1. */
    AUTO,
    HTTP_1_1,
    /** HTTP/2 alone; in clear text with prior knowledge. */
    HTTP_2
  }

  /** How an actor proves who it is. */
  public sealed interface Auth {}

  /** RFC 7617. */
  public record Basic(Template user, Template password) implements Auth {}

  /** RFC 6750. */
  public record Bearer(Template token) implements Auth {}

  /**
   * TLS options; a template names a PEM file, relative to the journey's folder.
   *
   * @param authority the certificate authorities to trust instead of the system's, or null
   * @param certificate the client's certificate chain, or null
   * @param key the client's private key (PKCS #8), or null; given exactly with {@code certificate}
   * @param serverName the name to send (SNI) and to verify in place of the URL's host, or null
   * @param verify false accepts any certificate; the loader warns of it
   */
  public record Tls(
      @Nullable Template authority,
      @Nullable Template certificate,
      @Nullable Template key,
      @Nullable Template serverName,
      boolean verify) {
    public static final Tls DEFAULT = new Tls(null, null, null, null, true);
  }
}
