package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is told of trouble.
 *
 * @param quiet whether nobody is, in this environment
 */
@Schema(name = "Receivers")
public record ReceiversAnswer(String environment, boolean quiet, List<ReceiverAnswer> receivers) {}
