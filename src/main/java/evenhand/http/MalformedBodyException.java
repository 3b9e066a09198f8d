package evenhand.http;

import java.util.Optional;

/** A body that is not JSON as this service takes it; says where reading stopped. */
public final class MalformedBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions of this service stay in the process
  private final Optional<String> pointer;

  MalformedBodyException(String message, Optional<String> pointer) {
    super(message);
    this.pointer = pointer;
  }

  Optional<String> pointer() {
    return pointer;
  }
}
