package evenhand.rulebook.sentence;

import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.model.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule adds, in words: the code, what it means, by when. */
final class EffectWords {
  private final Wording wording;

  EffectWords(Wording wording) {
    this.wording = wording;
  }

  static String kind(String kind) {
    return switch (kind) {
      case "action" -> "task";
      case "opens" -> "rulebook";
      default -> kind;
    };
  }

  String of(Effect effect) {
    Codes codes = wording.codes();
    if (effect instanceof Effect.Floor floor) {
      return "the " + wording.scale(floor.scale()) + " is at least " + Wording.words(floor.grade());
    } else if (effect instanceof Effect.FloorFrom from) {
      return "the "
          + wording.scale(from.scale())
          + " is at least "
          + wording.question(from.question());
    } else if (effect instanceof Effect.Flag flag) {
      return "flag " + flag.code() + ": " + codes.flags().getOrDefault(flag.code(), "");
    } else if (effect instanceof Effect.Action action) {
      return task(action.code(), action.due());
    } else if (effect instanceof Effect.ActionAfter after) {
      return "task "
          + after.code()
          + ": "
          + means(after.code())
          + " Due "
          + due(after.due())
          + ", counted from "
          + wording.question(after.question())
          + " or, where that is not known, from the decision.";
    } else if (effect instanceof Effect.ReAsk reAsk) {
      return "task RE_ASK: ask again what is not known of "
          + listed(reAsk.questions())
          + otherwise(codes);
    } else if (effect instanceof Effect.Block block) {
      return block(block.code(), codes);
    } else if (effect instanceof Effect.Review review) {
      return "review " + review.code() + ": " + codes.reviews().getOrDefault(review.code(), "");
    } else if (effect instanceof Effect.Close close) {
      return "closed: "
          + close.options().stream().map(wording::option).collect(Collectors.joining(", "));
    } else if (effect instanceof Effect.Opens opens) {
      return "the questions of the rulebook " + opens.rulebook() + " are asked as well";
    }
    return "the outcome is provisional: the case cannot be closed while this stands";
  }

  private String means(String code) {
    Codes.Action action = wording.codes().actions().get(code);
    return action == null ? "" : action.means();
  }

  private String task(String code, Optional<String> own) {
    Codes.Action action = wording.codes().actions().get(code);
    Optional<String> due = own.or(() -> action == null ? Optional.empty() : action.due());
    return "task "
        + code
        + ": "
        + means(code)
        + due.map(each -> " Due " + due(each) + ".").orElse("");
  }

  private String otherwise(Codes codes) {
    return Optional.ofNullable(codes.actions().get(Effect.ReAsk.CODE))
        .flatMap(Codes.Action::due)
        .map(each -> ". Due " + due(each) + ".")
        .orElse("");
  }

  private String listed(List<String> questions) {
    return questions.stream().map(wording::statement).collect(Collectors.joining("; "));
  }

  private static String block(String code, Codes codes) {
    Codes.Block block = codes.blocks().get(code);
    if (block == null) {
      return "block " + code + ":";
    }
    return "block "
        + code
        + ": "
        + block.means()
        + block.step().map(step -> " Lifted by: " + step).orElse(" Nothing lifts it.");
  }

  /** A deadline: {@code at once}, {@code within 60 minutes (“...”)}, or by an event. */
  private String due(String due) {
    int colon = due.indexOf(':');
    String head = colon < 0 ? due : due.substring(0, colon);
    String rest = colon < 0 ? "" : due.substring(colon + 1);
    return switch (head) {
      case "working_days" -> "within " + amount(rest) + " working days" + setting(rest);
      case "next_school_day" -> "on the next school day by " + rest;
      case "before_close" -> "before the case is closed";
      case "before_release" -> "before the release";
      case Due.END_OF_DUTY ->
          "by the end of duty"
              + (rest.isEmpty() ? "" : ", or within " + minutes(rest) + " while that is not known")
              + setting(rest);
      default -> head.equals("0") ? "at once" : named(head);
    };
  }

  private String named(String due) {
    if (!wording.isParameter(due)) {
      return "within " + minutes(due);
    }
    Optional<Object> value = wording.parameter(due).rows().get(0).value();
    boolean rule = wording.parameter(due).rows().size() == 1 && value.orElse("") instanceof String;
    return rule
        ? value.map(text -> due(String.valueOf(text))).orElse("") + setting(due)
        : within(due) + setting(due);
  }

  private String within(String parameter) {
    String amount = amount(parameter);
    return amount.equals("0 minutes") ? "at once" : "within " + amount;
  }

  private String minutes(String due) {
    return wording.isParameter(due) ? amount(due) : due + " minutes";
  }

  private String amount(String due) {
    return wording.isParameter(due) ? wording.amount(due) : due;
  }

  private String setting(String due) {
    return wording.isParameter(due) ? " (" + wording.setting(due) + ")" : "";
  }
}
