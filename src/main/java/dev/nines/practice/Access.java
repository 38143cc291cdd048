package dev.nines.practice;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells who may do what: customers by session (cookie or bearer token), operators by token. */
final class Access {
  /** The subprotocol of the operators' WebSocket, for browsers, which must agree on one. */
  static final String OPERATORS_PROTOCOL = "operator";

  private static final String COOKIE = "session";
  private static final String OFFERED_TOKEN = "bearer.";

  private final Credentials credentials;
  private final Chats chats;
  private final Sessions sessions;

  Access(Credentials credentials, Chats chats, Sessions sessions) {
    this.credentials = credentials;
    this.chats = chats;
    this.sessions = sessions;
  }

  /** The chat that the path names, for anybody. */
  Chat chat(RoutingContext context) {
    String id = context.pathParam("id");
    Chat chat = id == null ? null : chats.find(id);
    if (chat == null) {
      throw new Refusal(404, "chat " + id + " is unknown");
    }
    return chat;
  }

  /** The chat that the path names, for a customer who logged in to it. */
  Chat customersChat(RoutingContext context) {
    Chat chat = chat(context);
    String session = session(context.request());
    if (session == null) {
      throw new Refusal(
          401, "no session; POST /api/chats/" + chat.id() + "/login gives a cookie and a token");
    }
    if (!sessions.know(session)) {
      throw new Refusal(401, "the session is unknown or too old");
    }
    if (!chat.admits(session)) {
      throw new Refusal(403, "the session was not logged in to chat " + chat.id());
    }
    return chat;
  }

  /** Lets a customer into a chat. One session serves all the chats of a cookie jar. */
  String login(RoutingContext context, Chat chat, String user, String password) {
    if (!credentials.customer().equals(user) || !credentials.customerPassword().equals(password)) {
      throw new Refusal(401, "user and password do not match");
    }
    String known = session(context.request());
    String session = known != null && sessions.know(known) ? known : sessions.begin();
    chat.admit(session);
    context
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, session)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX));
    return session;
  }

  boolean isOperator(HttpServerRequest request) {
    return credentials.operatorToken().equals(bearer(request))
        || offered(request).anyMatch(credentials.operatorToken()::equals);
  }

  /** The tokens among the subprotocols: a page in a browser can set no header of a WebSocket. */
  private static Stream<String> offered(HttpServerRequest request) {
    return request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .filter(protocol -> protocol.startsWith(OFFERED_TOKEN))
        .flatMap(protocol -> decoded(protocol.substring(OFFERED_TOKEN.length())));
  }

  private static Stream<String> decoded(String token) {
    try {
      return Stream.of(URLDecoder.decode(token, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Stream.of(); // a stray percent sign is no token of ours
    }
  }

  private static @Nullable String session(HttpServerRequest request) {
    String bearer = bearer(request);
    if (bearer != null) {
      return bearer;
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static @Nullable String bearer(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }
}
