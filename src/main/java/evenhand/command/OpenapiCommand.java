package evenhand.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.Installation;
import evenhand.http.Json;
import evenhand.http.OpenApiDocument;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Prints the OpenAPI document, the same as the service answers at /v1/openapi.json. */
public final class OpenapiCommand extends Verb {
  public OpenapiCommand() {
    super("openapi", "prints the OpenAPI document");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--rules").setDefault("rules").help("folder of the rulebooks");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    Path rules = Installation.resolve(Path.of(arguments.getString("rules")));
    ObjectMapper mapper = Json.mapper();
    System.out.println(
        mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(OpenApiDocument.of(Rulebooks.load(rules))));
    return true;
  }
}
