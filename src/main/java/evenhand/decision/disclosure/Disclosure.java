package evenhand.decision.disclosure;

import evenhand.decision.history.DecisionView;
import evenhand.ledger.proof.ProofFile;
import evenhand.rulebook.model.Codes;
import java.util.Optional;

/**
 * What is disclosed of one decision.
 *
 * @param codes what the decision's codes mean; empty where another revision is in force
 * @param contact whom to ask who disagrees; empty where the force names nobody
 * @param proof with the openings of what is disclosed; empty while the decision is not sealed
 */
public record Disclosure(
    DecisionView decision,
    Optional<Codes> codes,
    Optional<String> contact,
    Optional<ProofFile> proof) {}
