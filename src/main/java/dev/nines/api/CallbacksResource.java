package dev.nines.api;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Channel;
import dev.nines.api.answer.CallbackAnswer;
import dev.nines.notify.ReceiverStatus;
import dev.nines.notify.receiver.Callback;
import dev.nines.notify.receiver.Callback.HandedBack;
import dev.nines.notify.receiver.Callback.PassedOver;
import dev.nines.notify.receiver.Callback.TakenUp;
import dev.nines.notify.receiver.Callback.UnreadableException;
import dev.nines.notify.receiver.OpsgenieCallback;
import dev.nines.notify.receiver.PagerDutyCallback;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Where Opsgenie and PagerDuty say that somebody over there looks after what they were told of. Who
 * calls proves itself by the secret that the receiver's file declares, and by nothing else.
 */
@Path("/api/v1/callbacks")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CallbacksResource {

  private final OnDuty duty;
  private final Audit audit;

  @Inject
  CallbacksResource(OnDuty duty, Audit audit) {
    this.duty = duty;
    this.audit = audit;
  }

  /** Reads a body. */
  @FunctionalInterface
  private interface Reading {
    Callback of(byte[] body) throws UnreadableException;
  }

  @POST
  @Path("/opsgenie")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class)))
  public CallbackAnswer opsgenie(
      @Context UriInfo uri, @Context HttpHeaders headers, byte @Nullable [] body) {
    Parameters.of(uri);
    var authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
    var token = headers.getHeaderString("X-Nines-Token");
    var receiver =
        sender(
            "opsgenie",
            "expected the secret in Authorization (as Bearer, or as the password of Basic) or in X-Nines-Token",
            channel -> channel instanceof Receiver.Opsgenie of ? of.callback() : null,
            secret -> OpsgenieCallback.authorised(secret, authorization, token));
    return heard(receiver, OpsgenieCallback::read, body);
  }

  @POST
  @Path("/pagerduty")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class)))
  public CallbackAnswer pagerDuty(
      @Context UriInfo uri, @Context HttpHeaders headers, byte @Nullable [] body) {
    Parameters.of(uri);
    var signatures = headers.getHeaderString("X-PagerDuty-Signature");
    var receiver =
        sender(
            "pagerduty",
            "expected X-PagerDuty-Signature by the secret that PagerDuty showed when the webhook was made",
            channel -> channel instanceof Receiver.PagerDuty of ? of.callback() : null,
            secret -> PagerDutyCallback.signed(secret, signatures, bytes(body)));
    return heard(receiver, PagerDutyCallback::read, body);
  }

  private static byte[] bytes(byte @Nullable [] body) {
    return Objects.requireNonNullElseGet(body, () -> new byte[0]);
  }

  /** The name of the receiver whose secret the caller knows. */
  private String sender(
      String kind,
      String expected,
      Function<Channel, @Nullable String> declared,
      Predicate<String> knows) {
    var secrets = new LinkedHashMap<String, String>();
    for (var receiver : duty.judging().acknowledgements().receivers()) {
      Optional.ofNullable(declared.apply(receiver.channel()))
          .ifPresent(secret -> secrets.put(receiver.name(), secret));
    }
    var deaf = deaf(kind);
    if (secrets.isEmpty() && !deaf.isEmpty()) {
      throw ProblemException.unavailable(
          "the secret of call-backs of %s is missing here, so none is taken; `nines notify list` says more"
              .formatted(deaf),
          Duration.ofMinutes(1));
    }
    if (secrets.isEmpty()) {
      throw ProblemException.notFound(
          "no receiver of the kind %s takes call-backs; expected callback: ${secret.NAME} in its file"
              .formatted(kind));
    }
    return secrets.entrySet().stream()
        .filter(each -> knows.test(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            ProblemException.forbidden(
                "the call-back does not prove that it is of a receiver; "
                    + expected
                    + (deaf.isEmpty()
                        ? ""
                        : ". The secret of %s is missing here".formatted(deaf))));
  }

  /** The receivers of a kind that declare call-backs whose secret is missing; empty where none. */
  private String deaf(String kind) {
    return duty.prober().receiving().all().stream()
        .filter(each -> each.channel().equals(kind) && each.refusal() != null)
        .map(ReceiverStatus::name)
        .collect(Collectors.joining(", "));
  }

  private CallbackAnswer heard(String receiver, Reading reading, byte @Nullable [] body) {
    audit.who("receiver:" + receiver);
    try {
      return switch (reading.of(bytes(body))) {
        case TakenUp(var conversation, var by) -> {
          audit.note("by", by);
          yield CallbackAnswer.of(
              duty.judging().acknowledgements().acknowledge(conversation, by, receiver), by);
        }
        case HandedBack back ->
            CallbackAnswer.back(
                duty.judging().acknowledgements().handBack(back.conversation(), back::concerns),
                back.by());
        case PassedOver(var why) -> new CallbackAnswer(List.of(), why);
      };
    } catch (UnreadableException e) {
      throw ProblemException.badRequest(
          "Bad body", e.getMessage() + "; expected what the receiver's own webhook sends");
    }
  }
}
