package evenhand.rulebook.sentence;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a sentence adds, and what a rule adds, in one short form to compare. */
final class EffectReader {
  private static final Pattern CODE = Pattern.compile("(flag|task|block|review) (\\S+):.*");
  private static final Pattern FLOOR = Pattern.compile("the (.*) is at least (.*)");
  private static final Pattern OPENS =
      Pattern.compile("the questions of the rulebook (\\S+) are asked as well");
  private static final Pattern QUOTED = Pattern.compile("\u201c[^\u201d]*\u201d");

  private final Rulebook rulebook;
  private final Spoken spoken;

  EffectReader(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.spoken = new Spoken(rulebook);
  }

  String read(String text) {
    Matcher code = CODE.matcher(text);
    Matcher floor = FLOOR.matcher(text);
    Matcher opens = OPENS.matcher(text);
    if (text.startsWith("task RE_ASK: ask again what is not known of ")) {
      String list = text.replaceFirst("\\. Due .*", "");
      return "reask " + quoted(list).stream().map(spoken::id).toList() + due(text);
    } else if (code.matches()) {
      return code.group(1) + " " + code.group(2) + (code.group(1).equals("task") ? due(text) : "");
    } else if (text.startsWith("closed: ")) {
      return "closed " + Arrays.stream(text.substring(8).split(", ")).map(spoken::option).toList();
    } else if (opens.matches()) {
      return "opens " + opens.group(1);
    } else if (text.startsWith("the outcome is provisional:")) {
      return "provisional";
    } else if (floor.matches()) {
      String scale = spoken.scale(floor.group(1));
      List<String> asked = quoted(floor.group(2));
      return "floor "
          + scale
          + " "
          + (asked.isEmpty() ? spoken.grade(scale, floor.group(2)) : spoken.id(asked.get(0)));
    }
    throw new IllegalArgumentException("no effect: " + text);
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(MatchResult::group).toList();
  }

  /** What a deadline rests on: parameters by id, days and minutes as numbers, events by name. */
  private String due(String text) {
    int at = text.lastIndexOf(" Due ");
    if (at < 0) {
      return "";
    }
    String due = text.substring(at + 5);
    List<String> rests = new ArrayList<>(quoted(due).stream().map(spoken::id).toList());
    if (rests.isEmpty()) {
      rests.addAll(
          Pattern.compile("[0-9]+(:[0-9]+)?|at once|end of duty|closed|release")
              .matcher(due)
              .results()
              .map(MatchResult::group)
              .toList());
    }
    return " due " + rests;
  }

  String of(Effect effect) {
    if (effect instanceof Effect.Floor floor) {
      return "floor " + floor.scale() + " " + floor.grade();
    } else if (effect instanceof Effect.FloorFrom from) {
      return "floor " + from.scale() + " " + from.question();
    } else if (effect instanceof Effect.Flag flag) {
      return "flag " + flag.code();
    } else if (effect instanceof Effect.Action action) {
      return "task " + action.code() + dueOf(action.due().or(() -> standard(action.code())));
    } else if (effect instanceof Effect.ActionAfter after) {
      return "task " + after.code() + " due " + List.of(after.due(), after.question());
    } else if (effect instanceof Effect.ReAsk reAsk) {
      return "reask " + reAsk.questions() + dueOf(standard(Effect.ReAsk.CODE));
    } else if (effect instanceof Effect.Block block) {
      return "block " + block.code();
    } else if (effect instanceof Effect.Review review) {
      return "review " + review.code();
    } else if (effect instanceof Effect.Close close) {
      return "closed " + close.options();
    } else if (effect instanceof Effect.Opens opens) {
      return "opens " + opens.rulebook();
    }
    return "provisional";
  }

  private Optional<String> standard(String code) {
    return Optional.ofNullable(rulebook.codes().actions().get(code)).flatMap(Codes.Action::due);
  }

  private static String dueOf(Optional<String> due) {
    return due
        .map(
            text ->
                switch (text) {
                  case "0" -> "at once";
                  case "before_close" -> "closed";
                  case "before_release" -> "release";
                  case "end_of_duty" -> "end of duty";
                  default -> text.replaceFirst("^(working_days|next_school_day|end_of_duty):", "");
                })
        .map(text -> " due " + List.of(text))
        .stream()
        .collect(Collectors.joining());
  }
}
