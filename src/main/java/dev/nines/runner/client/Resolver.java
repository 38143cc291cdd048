package dev.nines.runner.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface Resolver {

  /**
   * The addresses of {@code host}, in the order in which they are to be tried; blocks until they
   * are known and ends early, by an {@link UnknownHostException}, when its thread is interrupted.
   *
   * @throws UnknownHostException if the host has none, or they cannot be found now
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
