package evenhand.command;

import evenhand.EvenhandApplication;
import net.sourceforge.argparse4j.inf.*;

public final class DemoCommand extends Verb {
  public DemoCommand(EvenhandApplication application) {
    super("demo", "demo");
  }

  @Override
  public void configure(Subparser subparser) {}

  @Override
  protected boolean run(Namespace arguments) {
    return true;
  }
}
