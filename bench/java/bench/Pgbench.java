package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's pgbench on the same PostgreSQL, inserting in one transaction as many rows of the same
 * sizes as one recorded decision does.
 */
final class Pgbench {
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+)");

  private final Service service;
  private final Path script;

  Pgbench(Service service, Path folder) {
    this.service = service;
    this.script = folder.resolve("pgbench.sql");
  }

  /** Measures what decisions wrote and lays out tables for as much; returns it in words. */
  String prepare() throws Exception {
    String sizes =
        psql(
            """
            SELECT format('SELECT %L, count(*), coalesce(round(avg(pg_column_size(t.*))), 0)'
                          ' FROM %I.%I t', c.relname, n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('triage', 'subject', 'monitoring', 'ledger')
              AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            ORDER BY 1 \\gexec
            """);
    long decisions = 0;
    for (String line : sizes.lines().toList()) {
      String[] cells = line.split("\\|");
      if (cells[0].equals("decision")) {
        decisions = Long.parseLong(cells[1]);
      }
    }
    List<String> inserts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder tables = new StringBuilder("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench;\n");
    for (String line : sizes.lines().toList()) {
      String[] cells = line.split("\\|");
      long rows = Math.round((double) Long.parseLong(cells[1]) / Math.max(decisions, 1));
      int bytes = Integer.parseInt(cells[2]);
      if (rows == 0) {
        continue;
      }
      words.add("%s %d x %d bytes".formatted(cells[0], rows, bytes));
      tables.append(
          """
          CREATE TABLE bench.%1$s (id bigserial PRIMARY KEY, content text);
          ALTER TABLE bench.%1$s ALTER content SET STORAGE EXTERNAL;
          """
              .formatted(cells[0]));
      // A row has 24 bytes of header and 8 of id beside its content.
      String content = "repeat('x', " + Math.max(bytes - 32, 1) + ")";
      for (long row = 0; row < rows; row++) {
        inserts.add("INSERT INTO bench.%s (content) VALUES (%s);".formatted(cells[0], content));
      }
    }
    psql(tables.toString());
    Files.writeString(script, "BEGIN;\n" + String.join("\n", inserts) + "\nCOMMIT;\n");
    return inserts.size() + " rows a decision: " + String.join(", ", words);
  }

  /** Transactions a second and mean milliseconds of each. */
  double[] run(int clients, int seconds) throws Exception {
    String said =
        execute(
            List.of(
                "pgbench", "-h", "127.0.0.1", "-p", String.valueOf(service.databasePort()),
                "-U", "postgres", "-n", "-M", "prepared", "-c", String.valueOf(clients),
                "-j", String.valueOf(Math.min(clients, 2)), "-T", String.valueOf(seconds),
                "-f", script.toString(), "evenhand"),
            "");
    return new double[] {number(TPS, said), number(LATENCY, said)};
  }

  private static double number(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    if (!match.find()) {
      throw new IllegalStateException("pgbench said:\n" + text);
    }
    return Double.parseDouble(match.group(1));
  }

  private String psql(String sql) throws Exception {
    return execute(
        List.of(
            "psql", "-h", "127.0.0.1", "-p", String.valueOf(service.databasePort()),
            "-U", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "evenhand"),
        sql);
  }

  private String execute(List<String> command, String input) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", service.databasePassword());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(command.get(0) + " is missing (Debian: apt install postgresql)", e);
    }
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command.get(0) + " said:\n" + said);
    }
    return said;
  }
}
