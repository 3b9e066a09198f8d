package evenhand.command;

import io.dropwizard.core.cli.Command;
import java.util.List;

/** What the console says to someone who named no verb. */
public final class Usage {
  private Usage() {}

  public static String of(List<Command> verbs) {
    StringBuilder usage = new StringBuilder("usage: evenhand <verb> [...]\n\n");
    for (Command verb : verbs) {
      usage.append("  %-14s %s%n".formatted(verb.getName(), verb.getDescription()));
    }
    return usage.append("\nMore about one: evenhand <verb> --help").toString();
  }
}
