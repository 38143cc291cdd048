package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The declared backends as one region sees them. */
@Schema(name = "Backends")
public record BackendsAnswer(String region, List<BackendAnswer> backends) {}
