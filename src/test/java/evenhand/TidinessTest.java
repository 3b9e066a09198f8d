package evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limits of the house style, so that they hold tomorrow too. */
class TidinessTest {
  private static final int FILE_LINES_MAX = 300;
  private static final int LINE_CHARACTERS_MAX = 100;
  private static final int METHOD_LINES_MAX = 60;
  private static final int CONSTRUCTOR_PARAMETERS_MAX = 7;
  private static final int PACKAGE_FILES_MAX = 28;
  private static final Pattern METHOD_START =
      Pattern.compile("^  (?! )(?!.*(\\bclass\\b|\\brecord\\b|\\benum\\b|\\binterface\\b)).*\\{$");
  private static final Pattern CONSTRUCTOR =
      Pattern.compile("(?m)^  (?:public |private |protected )?([A-Z]\\w*)\\(([^)]*)\\)[^;{]*\\{");

  private static List<Path> sources(String root) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>(sources("src/main/java"));
    all.addAll(sources("src/test/java"));
    return all;
  }

  @Test
  void noFileIsLongerThanAReaderCanHold() throws IOException {
    List<String> long_ = new ArrayList<>();
    for (Path file : all()) {
      long lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES_MAX) {
        long_.add(file + ": " + lines);
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void noLineIsWiderThanAScreen() throws IOException {
    List<String> wide = new ArrayList<>();
    for (Path file : sources("src/main/java")) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        // The formatter cannot break a text in quotes.
        String code = lines.get(i).replaceAll("\"[^\"]*\"[+;,)]*$", "");
        if (code.length() > LINE_CHARACTERS_MAX && !code.startsWith("import ")) {
          wide.add(file + ":" + (i + 1));
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  @Test
  void noMethodIsLongerThanAPage() throws IOException {
    List<String> long_ = new ArrayList<>();
    for (Path file : sources("src/main/java")) {
      List<String> lines = Files.readAllLines(file);
      int start = -1;
      for (int i = 0; i < lines.size(); i++) {
        if (METHOD_START.matcher(lines.get(i)).matches()) {
          start = i;
        } else if (lines.get(i).equals("  }") && start >= 0) {
          if (i - start > METHOD_LINES_MAX) {
            long_.add(file + ":" + (start + 1) + ": " + (i - start) + " lines");
          }
          start = -1;
        }
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void noConstructorTakesMoreThanSevenThings() throws IOException {
    List<String> wide = new ArrayList<>();
    for (Path file : sources("src/main/java")) {
      CONSTRUCTOR
          .matcher(Files.readString(file))
          .results()
          .filter(match -> match.group(2).split(",").length > CONSTRUCTOR_PARAMETERS_MAX)
          .forEach(match -> wide.add(file + ": " + match.group(1)));
    }
    assertThat(wide).isEmpty();
  }

  @Test
  void noPackageHoldsMoreThanAReaderCanSurvey() throws IOException {
    List<String> crowded = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(folder)) {
          long count = files.filter(path -> path.toString().endsWith(".java")).count();
          if (count > PACKAGE_FILES_MAX) {
            crowded.add(folder + ": " + count);
          }
        }
      }
    }
    assertThat(crowded).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    List<String> bare = new ArrayList<>();
    for (Path file : sources("src/main/java")) {
      Path about = file.resolveSibling("package-info.java");
      if (!Files.exists(about) || !Files.readString(about).contains("@NullMarked")) {
        bare.add(about.toString());
      }
    }
    assertThat(bare.stream().distinct()).isEmpty();
  }
}
