package dev.nines.practice;

/** Whom a chat is routed to. */
sealed interface Operator permits ConnectedOperator, SimulatedOperators {

  /** Whether this operator still takes the messages of chats it has. */
  boolean isThere();

  /** A customer's message reaches the operator. */
  void receive(Chat chat, Message message);

  /** The chat has ended and needs the operator no more. */
  void release(Chat chat);
}
