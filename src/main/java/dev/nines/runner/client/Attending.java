package dev.nines.runner.client;

import java.io.IOException;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Goes first in every call, WebSocket handshakes included: has the attempt's {@link Watch} listen,
 * and enters the call among those that end with the session.
 */
final class Attending implements Interceptor {

  private final CallLog calls;

  Attending(CallLog calls) {
    this.calls = calls;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var call = chain.call();
    calls.begins(call);
    var watch = chain.request().tag(Watch.class);
    if (watch != null) {
      watch.begin();
      call.addEventListener(watch);
      if (call.isCanceled()) {
        watch.canceled(call); // It was, before the watch listened.
      }
    }
    var written = chain.request().header("Cookie");
    return written == null
        ? chain.proceed(chain.request())
        : chain.withCookieJar(merged(written, chain.getCookieJar())).proceed(chain.request());
  }

  /** OkHttp would put the jar's cookies in place of those that a journey writes by hand. */
  private static CookieJar merged(String written, CookieJar jar) {
    return new CookieJar() {
      @Override
      public java.util.List<Cookie> loadForRequest(HttpUrl url) {
        return Cookies.merged(written, jar.loadForRequest(url), url);
      }

      @Override
      public void saveFromResponse(HttpUrl url, java.util.List<Cookie> cookies) {
        jar.saveFromResponse(url, cookies);
      }
    };
  }
}
