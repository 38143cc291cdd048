package dev.nines.notify;

import dev.nines.notify.SendingLog.Latest;
import org.jspecify.annotations.Nullable;

/**
 * A declared receiver as it stands.
 *
 * @param channel its kind, as its file calls it
 * @param hourly at most so many messages an hour
 * @param trouble why it cannot be told as its file says, such as a secret that is missing; null
 *     where it can be
 * @param refusal why its call-backs are refused, such as a secret that is missing; null where they
 *     are taken, or it declares none
 */
public record ReceiverStatus(
    String name,
    String channel,
    int hourly,
    @Nullable String trouble,
    @Nullable String refusal,
    Latest latest) {}
