package dev.nines.notify;

import java.util.Set;

/**
 * Something that is to be told now.
 *
 * @param to the receivers' names
 * @param after the conversation once it is told
 */
record Telling(Notice.Kind kind, Set<String> to, Conversation after) {}
