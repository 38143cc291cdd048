package dev.nines.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;

/**
 * Refuses what a page of another site makes a browser send: whoever looks at that page did not ask
 * for it. Who is no browser sends neither header.
 */
final class CrossSite {

  private CrossSite() {}

  static void refuse(HttpHeaders headers) {
    var site = headers.getHeaderString("Sec-Fetch-Site");
    if ("cross-site".equals(site) || "same-site".equals(site)) {
      throw ProblemException.forbidden(
          "a page of another site asks for this (Sec-Fetch-Site: "
              + site
              + "); expected one of this prober, or no browser");
    }
    var origin = headers.getHeaderString("Origin");
    var host = headers.getHeaderString(HttpHeaders.HOST);
    if (origin != null && !authority(origin).equalsIgnoreCase(String.valueOf(host))) {
      throw ProblemException.forbidden(
          "a page of %s asks for this; expected one of %s, or no browser"
              .formatted(ProblemException.cut(origin), host));
    }
  }

  /**
   * The same for the form of a page that gives no referrer. A browser then calls its origin {@code
   * null}, wherever the page is from, and says only in {@code Sec-Fetch-Site} whether it is ours,
   * and that over https alone; so this is for what proves by itself that it may.
   */
  static void refuseForm(HttpHeaders headers) {
    var site = headers.getHeaderString("Sec-Fetch-Site");
    boolean ours = "same-origin".equals(site);
    boolean unsaid = site == null && "null".equals(headers.getHeaderString("Origin"));
    if (!ours && !unsaid) {
      refuse(headers);
    }
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
