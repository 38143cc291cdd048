package dev.nines.practice;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What customers can do: open a chat, log in, write, read, close. */
final class CustomerRoutes {
  private static final String CHAT = "/api/chats/(?<id>\\d+)";

  private final Supplier<Faults> faults;
  private final Chats chats;
  private final Access access;
  private final Switchboard switchboard;
  private final InstantSource clock;

  CustomerRoutes(
      Supplier<Faults> faults,
      Chats chats,
      Access access,
      Switchboard switchboard,
      InstantSource clock) {
    this.faults = faults;
    this.chats = chats;
    this.access = access;
    this.switchboard = switchboard;
    this.clock = clock;
  }

  void mount(Router router) {
    router.post("/api/chats").handler(this::open);
    router.getWithRegex(CHAT).handler(this::show);
    router.postWithRegex(CHAT + "/login").handler(this::login);
    router.postWithRegex(CHAT + "/messages").handler(this::write);
    router.getWithRegex(CHAT + "/messages").handler(this::read);
    router.postWithRegex(CHAT + "/close").handler(this::close);
  }

  private void open(RoutingContext context) {
    String topic = JsonBody.of(context).text("topic", 100);
    Chat chat = chats.open(topic, RunMark.of(context.request()));
    context.response().putHeader("Location", "/api/chats/" + chat.id());
    Answers.json(context.response(), 201, chat.json());
  }

  private void show(RoutingContext context) {
    Answers.json(context.response(), 200, access.chat(context).json());
  }

  private void login(RoutingContext context) {
    if (faults.get().loginDown()) {
      throw new Refusal(503, "the login provider is down");
    }
    Chat chat = open(access.chat(context));
    JsonBody body = JsonBody.of(context);
    String user = body.text("user", 200);
    String token = access.login(context, chat, user, body.text("password", 200));
    Answers.json(
        context.response(),
        200,
        new JsonObject().put("token", token).put("user", user).put("chat", chat.id()));
  }

  private void write(RoutingContext context) {
    Chat chat = open(access.customersChat(context));
    String text = JsonBody.of(context).text("text", Message.LONGEST_TEXT);
    Message message = chat.say(Message.CUSTOMER, text, clock.instant());
    // Answered first: whatever happens on the way to an operator is no business of this request.
    Answers.json(context.response(), 201, message.json());
    switchboard.customerSaid(chat, message);
  }

  private void read(RoutingContext context) {
    var messages = new JsonArray();
    access.customersChat(context).messages().forEach(message -> messages.add(message.json()));
    Answers.json(context.response(), 200, new JsonObject().put("messages", messages));
  }

  private void close(RoutingContext context) {
    Chat chat = open(access.chat(context));
    switchboard.ended(chat);
    Answers.json(context.response(), 200, chat.json());
  }

  private static Chat open(Chat chat) {
    if (!chat.isOpen()) {
      throw new Refusal(409, "chat " + chat.id() + " is closed");
    }
    return chat;
  }
}
