package evenhand.intake;

/** A caller's name for one request, 1 to 255 characters: sent again, it gets the first answer. */
public record IdempotencyKey(String value) {
  public IdempotencyKey {
    if (value.isBlank() || value.length() > 255) {
      throw new IllegalArgumentException(
          "an Idempotency-Key has 1 to 255 characters, not all blank");
    }
  }
}
