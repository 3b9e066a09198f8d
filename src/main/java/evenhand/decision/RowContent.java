package evenhand.decision;

import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Reminder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What the rows of a record say that its entry leaves out: whose contact it is, when tasks are due,
 * what the audit compares within and files under. The entry commits to it, and verifying puts the
 * same lines together from the rows. One {@code name=value} a line; values hold no line break, and
 * verifying takes none from a row.
 */
public final class RowContent {
  private RowContent() {}

  /** Of a closing. */
  public static byte[] of(ContactReference contact) {
    return contactLine(contact).getBytes(StandardCharsets.UTF_8);
  }

  /** Of a decision; tasks in their order, reminders by place, columns by name. */
  static byte[] of(ContactReference contact, UUID monitoringKey, Advice advice) {
    StringBuilder lines = new StringBuilder(contactLine(contact));
    lines.append("monitoring_key=").append(monitoringKey).append('\n');
    for (Outcome.Action action : advice.outcome().actions()) {
      lines.append("due=").append(action.code()).append(' ');
      lines.append(action.due().map(Instant::toString).orElse("")).append('\n');
    }
    int place = advice.outcome().actions().size();
    for (Reminder reminder : advice.reminders()) {
      lines.append("reminder=").append(place++).append(' ').append(reminder.kind()).append(' ');
      lines
          .append(reminder.code())
          .append(' ')
          .append(reminder.due().getEpochSecond())
          .append('\n');
    }
    advice
        .compared()
        .forEach(
            (column, value) ->
                lines.append("compared=").append(column).append(' ').append(value).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String contactLine(ContactReference contact) {
    return "contact=" + contact.value() + "\n";
  }
}
