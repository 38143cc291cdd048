package dev.nines.runner;

import dev.nines.journey.Act;

/** One executor for each kind of act. */
public record ActExecutors(ActExecutor<Act.Request> http, ActExecutor<Act.StreamAct> streams) {}
