package evenhand.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.source.YamlReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Decides one case, or many, without server or database; records nothing. */
public final class DecideCommand extends Verb {
  private static final int BATCH_LINES = 2_000;

  private final InstantSource clock;

  public DecideCommand(InstantSource clock) {
    super("decide", "decides one case or many, recording nothing");
    this.clock = clock;
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser.addArgument("--rulebook").required(true).help("id of the rulebook");
    subparser.addArgument("--as-of").help("moment of the decision, in place of the case's own");
    subparser.addArgument("--cases").help("file of cases, one JSON object a line");
    subparser.addArgument("--out").help("file of answers, one a line, in the same order");
    subparser
        .addArgument("--detail")
        .choices("outcome", "reasons", "full")
        .help("what is worked out: full for one case, outcome for many, unless said");
    subparser
        .addArgument("--why-not")
        .action(Arguments.storeTrue())
        .help("of one case: why other rules do not fire, and which other answers would alter it");
    subparser.addArgument("file").nargs("?").help("one case, JSON or YAML");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    String cases = arguments.getString("cases");
    String out = arguments.getString("out");
    String file = arguments.getString("file");
    boolean many = cases != null && out != null && file == null;
    boolean one = cases == null && out == null && file != null;
    boolean whyNot = arguments.getBoolean("why_not");
    if ((!many && !one) || (many && whyNot)) {
      throw new IllegalArgumentException(
          "Name one FILE, or both --cases and --out; --why-not goes with one FILE.");
    }
    Rulebook rulebook = RulesFolder.rulebook(arguments, arguments.getString("rulebook"));
    if (many) {
      decideMany(
          new CaseDecider(rulebook, detail(arguments, Detail.OUTCOME)),
          Path.of(cases),
          Path.of(out));
      return true;
    }
    CaseDecider decider = new CaseDecider(rulebook, detail(arguments, Detail.FULL), whyNot);
    return decideOne(decider, Path.of(file), asOf(arguments));
  }

  private static Detail detail(Namespace arguments, Detail standard) {
    String detail = arguments.getString("detail");
    return detail == null ? standard : Detail.valueOf(detail.toUpperCase(Locale.ROOT));
  }

  private static Optional<Instant> asOf(Namespace arguments) {
    String asOf = arguments.getString("as_of");
    if (asOf == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(asOf).toInstant());
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "--as-of takes a date and time with offset such as 2026-06-01T12:00:00Z", wrong);
    }
  }

  private boolean decideOne(CaseDecider decider, Path file, Optional<Instant> asOf)
      throws IOException {
    JsonNode read = YamlReader.read(file.toString(), Files.readString(file)).json();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (read instanceof ObjectNode object) {
      Instant at = asOf.orElseGet(clock::instant);
      if (asOf.isPresent() || !object.has("as_of")) {
        object.put("as_of", at.toString());
      }
      answer.set("as_of", object.get("as_of"));
      if (object.has("id")) {
        answer.set("id", object.get("id"));
      }
    }
    try {
      decider.decide(read, Optional.empty(), answer);
    } catch (InvalidCaseException wrong) {
      wrong.faults().forEach(fault -> System.err.println(fault.pointer() + ": " + fault.detail()));
      throw new IllegalArgumentException(file + " cannot be decided; see above", wrong);
    }
    answer.put("recorded", false);
    System.out.println(decider.write(answer));
    return true;
  }

  /** Writes beside the target first, so that a half-written file never looks whole. */
  private static void decideMany(CaseDecider decider, Path cases, Path out) throws IOException {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    long answered = 0;
    try (BufferedReader reader = Files.newBufferedReader(cases, StandardCharsets.UTF_8);
        BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      List<String> batch = batch(reader);
      while (!batch.isEmpty()) {
        long first = answered;
        List<String> lines = batch;
        List<String> answers =
            IntStream.range(0, lines.size())
                .parallel()
                .mapToObj(i -> decider.answer(lines.get(i), first + i + 1))
                .toList();
        for (String answer : answers) {
          writer.write(answer);
          writer.write('\n');
        }
        answered += lines.size();
        batch = batch(reader);
      }
    }
    Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    System.err.println(answered + " cases answered");
  }

  private static List<String> batch(BufferedReader reader) throws IOException {
    List<String> lines = new ArrayList<>(BATCH_LINES);
    String line = reader.readLine();
    while (line != null) {
      lines.add(line);
      line = lines.size() < BATCH_LINES ? reader.readLine() : null;
    }
    return lines;
  }
}
