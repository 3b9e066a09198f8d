package evenhand.command;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * A console verb that ends with an answer: done, or "no". Failures are told in one line, without a
 * stack trace.
 */
public abstract class Verb extends Command {
  protected Verb(String name, String description) {
    super(name, description);
  }

  /**
   * Does what the verb is for.
   *
   * @return false where the answer is "no", for example a check that failed
   */
  protected abstract boolean run(Namespace arguments) throws Exception;

  @Override
  public final void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
    if (!run(namespace)) {
      throw new StoppedException(StoppedException.NO, "");
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    Failures.tell(cli.getStdErr(), failure);
  }
}
