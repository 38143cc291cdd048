package dev.nines.api.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What comes of a push.
 *
 * @param outcome in words
 */
@Schema(name = "PushOutcome")
public record PushAnswer(String outcome) {}
