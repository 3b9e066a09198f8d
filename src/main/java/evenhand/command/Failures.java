package evenhand.command;

import evenhand.database.UnsafeDatabaseException;
import evenhand.governance.activation.ActivationRefusedException;
import evenhand.rulebook.RulebookFaultException;
import io.dropwizard.configuration.ConfigurationException;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** How a failed verb is told on the console, and the exit status that says so. */
public final class Failures {
  private Failures() {}

  /** 1 where the answer is "no"; 2 for everything that kept a verb from answering. */
  public static int exitStatus(Throwable failure) {
    if (failure instanceof ActivationRefusedException) {
      return StoppedException.NO;
    }
    return failure instanceof StoppedException stopped
        ? stopped.status()
        : StoppedException.UNUSABLE;
  }

  /** One line, or one a fault, that a person can act on; nothing where all has been said. */
  static void tell(PrintWriter console, Throwable failure) {
    String told = told(failure);
    if (!told.isEmpty()) {
      console.println(told);
    }
  }

  private static String told(Throwable failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    if (failure instanceof RulebookFaultException) {
      return "A rulebook cannot be loaded:\n" + message;
    } else if (failure instanceof ActivationRefusedException) {
      return "Refused; what is in force goes on:\n" + message;
    } else if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "There is no such file: " + message;
    } else if (failure instanceof StoppedException
        || failure instanceof ConfigurationException
        || failure instanceof UnsafeDatabaseException
        || failure instanceof IllegalArgumentException) {
      return message.strip();
    }
    BindException bind = causeOf(failure, BindException.class);
    if (bind != null) {
      return "The port is in use: " + message + ". Name another with --port or in config.yml.";
    }
    return withCauses(failure);
  }

  private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private static String withCauses(Throwable failure) {
    StringBuilder told = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told.append(told.isEmpty() ? "" : "\n  because of ");
      told.append(cause.getClass().getSimpleName()).append(": ").append(cause.getMessage());
    }
    return told.toString();
  }
}
