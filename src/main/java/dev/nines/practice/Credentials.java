package dev.nines.practice;

/**
 * What operators and customers show to be let in.
 *
 * @param operatorToken the bearer token of every operator
 * @param customer the name of the one customer who can log in
 * @param customerPassword that customer's password
 */
public record Credentials(String operatorToken, String customer, String customerPassword) {

  public Credentials {
    if (operatorToken.isBlank() || customer.isBlank() || customerPassword.isBlank()) {
      throw new IllegalArgumentException(
          "a practice credential is blank; expected an operator token, a customer and a password");
    }
  }

  /** {@code operator-practice}, and {@code customer} with {@code customer-practice}. */
  public static Credentials defaults() {
    return new Credentials("operator-practice", "customer", "customer-practice");
  }

  /** Names the customer alone: a secret is not printed, even one for practice. */
  @Override
  public String toString() {
    return "Credentials[customer=" + customer + "]";
  }
}
