package evenhand.command;

import evenhand.rulebook.RulebookFaultException;
import io.dropwizard.configuration.ConfigurationException;
import java.io.FileNotFoundException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;

/** How a failed verb is told on the console, and the exit status that says so. */
public final class Failures {
  public static final int ANSWERED_NO = 1;
  public static final int USED_WRONGLY = 2;

  private Failures() {}

  /** 1 where the answer is "no"; 2 for everything that kept a verb from answering. */
  public static int exitStatus(Throwable failure) {
    return failure instanceof AnsweredNoException ? ANSWERED_NO : USED_WRONGLY;
  }

  /** One line, or one a fault, that a person can act on. */
  static String told(Throwable failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    if (failure instanceof RulebookFaultException) {
      return "A rulebook cannot be loaded:\n" + message;
    } else if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "There is no such file: " + message;
    } else if (failure instanceof ConfigurationException
        || failure instanceof IllegalArgumentException) {
      return message.strip();
    }
    BindException bind = causeOf(failure, BindException.class);
    if (bind != null) {
      return "The port is in use: " + message + ". Name another with --port or in config.yml.";
    }
    return failure.getClass().getSimpleName() + ": " + message;
  }

  private static <T extends Throwable> @org.jspecify.annotations.Nullable T causeOf(
      Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
