package dev.nines.notify;

import java.util.Map;

/**
 * A notice on its way, and what it settles.
 *
 * @param versions of the conversations, by delivery
 */
record Parcel(Notice notice, Map<Delivery, Long> versions) {}
