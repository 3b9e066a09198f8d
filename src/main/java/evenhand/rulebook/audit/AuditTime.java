package evenhand.rulebook.audit;

import java.util.Optional;

/**
 * How long something took that decisions ask for, held against a limit.
 *
 * @param whose role of the person whose group is told apart
 * @param outcome kind of later outcome that carries the minutes
 * @param within parameter that holds the most minutes
 * @param action that a decision asks for where the clock runs
 * @param excused flag of decisions that are counted apart; empty where there is none
 * @param place column that says where
 */
public record AuditTime(
    String id,
    String whose,
    String about,
    String outcome,
    String within,
    String action,
    Optional<String> excused,
    String place) {}
