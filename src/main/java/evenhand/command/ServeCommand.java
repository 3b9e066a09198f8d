package evenhand.command;

import evenhand.EvenhandConfiguration;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Serves, as config.yml says. */
public final class ServeCommand extends ServerCommand<EvenhandConfiguration> {
  public ServeCommand(Application<EvenhandConfiguration> application) {
    super(application, "server", "serves as a configuration file says");
  }

  @Override
  protected Argument addFileArgument(Subparser subparser) {
    return subparser.addArgument("file").help("configuration file, for example config.yml");
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    Failures.tell(cli.getStdErr(), failure);
  }
}
