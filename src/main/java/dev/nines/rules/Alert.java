package dev.nines.rules;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import java.time.Duration;

/**
 * One alerting rule: whatever series the expression finds is an alert.
 *
 * @param name unique together with the labels of what is found
 * @param expression in PromQL; may have several lines
 * @param stands for how long the expression must find it, zero or more
 * @param concern whose trouble it is
 * @param summary one line, with the templates of Prometheus
 * @param description a few sentences, with the templates of Prometheus
 */
public record Alert(
    String name,
    String expression,
    Duration stands,
    Severity severity,
    Concern concern,
    String summary,
    String description)
    implements Evaluated {}
