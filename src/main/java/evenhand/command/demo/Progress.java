package evenhand.command.demo;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far long work has come: a bar on a terminal, a line every tenth elsewhere. */
public sealed interface Progress extends AutoCloseable {

  /** One more is done. Safe to call from several threads. */
  void step();

  @Override
  void close();

  /** The launcher knows whether standard error is a terminal; Java 17 does not. */
  static Progress on(PrintStream console, String task, int steps) {
    return Boolean.getBoolean("evenhand.terminal")
        ? new Bar(console, task, steps)
        : new Lines(console, task, steps);
  }

  /** A bar that is drawn over itself. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(PrintStream console, String task, int steps) {
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(steps)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(console, 80))
              .build();
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** A line every tenth of the way. */
  final class Lines implements Progress {
    private static final int LINES = 10;
    private final PrintStream console;
    private final String task;
    private final int steps;
    private final AtomicInteger done = new AtomicInteger();

    Lines(PrintStream console, String task, int steps) {
      this.console = console;
      this.task = task;
      this.steps = steps;
    }

    @Override
    public void step() {
      int now = done.incrementAndGet();
      if ((long) now * LINES / steps > (long) (now - 1) * LINES / steps) {
        console.printf("%s %d of %d%n", task, now, steps);
      }
    }

    @Override
    public void close() {
      console.flush();
    }
  }
}
