package dev.nines.tracing;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The names of attributes: OpenTelemetry's where its conventions have one, else the project's own.
 */
final class Keys {

  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
  static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  static final AttributeKey<String> JOURNEY = AttributeKey.stringKey("nines.journey");
  static final AttributeKey<String> SERVICE = AttributeKey.stringKey("nines.service");
  static final AttributeKey<String> REGION = AttributeKey.stringKey("nines.region");
  static final AttributeKey<String> TRIGGER = AttributeKey.stringKey("nines.trigger");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("nines.outcome");
  static final AttributeKey<String> REASON = AttributeKey.stringKey("nines.reason");
  static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("nines.message");
  static final AttributeKey<String> STEP = AttributeKey.stringKey("nines.step");
  static final AttributeKey<String> STAGE = AttributeKey.stringKey("nines.stage");
  static final AttributeKey<String> ACTOR = AttributeKey.stringKey("nines.actor");
  static final AttributeKey<String> RESULT = AttributeKey.stringKey("nines.result");
  static final AttributeKey<String> DEPENDENCY = AttributeKey.stringKey("nines.dependency");
  static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("nines.attempt");
  static final AttributeKey<String> CLIENT = AttributeKey.stringKey("nines.client");
  static final AttributeKey<String> SERVER = AttributeKey.stringKey("nines.server");
  static final AttributeKey<String> BACKEND = AttributeKey.stringKey("nines.backend");
  static final AttributeKey<Double> ANSWERED = AttributeKey.doubleKey("nines.answered");
  static final AttributeKey<Long> REQUESTS = AttributeKey.longKey("nines.requests");
  static final AttributeKey<Double> LENGTH = AttributeKey.doubleKey("nines.duration");

  private static final String MILESTONE = "nines.milestone.";

  private Keys() {}

  /** How long a milestone took, in seconds. */
  static AttributeKey<Double> milestone(String name) {
    return AttributeKey.doubleKey(MILESTONE + name);
  }
}
