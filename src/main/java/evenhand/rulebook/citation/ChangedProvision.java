package evenhand.rulebook.citation;

/**
 * A difference between two registers.
 *
 * @param change added, removed or changed
 * @param before what the register said; empty where the provision is new or gone
 * @param provision as it stands now or, where it is gone, stood, with the rules it affects
 */
public record ChangedProvision(String change, String before, CitedProvision provision) {}
